"""The one way in for files that come with a case: photos by the library's own guard, documents as PDF.

Nobody is shown them in a page: who works on the case gets them as a file to keep. A PDF that runs a program, starts
one, or carries other files is refused all the same, for colleagues open it.
"""

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from django import forms
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from articles.refusals import Refused
from people import slugs
from photos import file_types, intake
from photos.storing import NotStored, storing
from press.models import Case, Evidence

#: Files with one case.
MOST = 3
#: What a PDF says of itself that does more than show pages, or that hides what it says. Not JS: a name so short is
#: written into a large picture by chance, and a script's action names JavaScript in full.
_ACTIVE = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|Encrypt)\b")
#: A letter of a name may be written as its number.
_NUMBERED = re.compile(rb"#([0-9A-Fa-f]{2})")
#: Objects may be packed: how far behind the word they begin, and how many bytes of them are unpacked.
_PACKED, _NEAR, _UNPACKED = b"/ObjStm", 400, 20_000_000
_BEGINS = re.compile(rb"stream\r?\n")
#: How far from its end the end of a PDF is looked for.
_TAIL = 2_048
TYPES = {
    "JPEG": ("jpg", "image/jpeg"),
    "PNG": ("png", "image/png"),
    "WEBP": ("webp", "image/webp"),
    "AVIF": ("avif", "image/avif"),
    "PDF": ("pdf", "application/pdf"),
}


class Files(forms.ClearableFileInput):
    """A field for several files. A form looks at one of them, `check` at each."""

    allow_multiple_selected = True

    def __init__(self):
        super().__init__({"accept": "image/*,application/pdf"})

    def value_from_datadict(self, data, files, name):
        return files.get(name)


@dataclass(frozen=True)
class Checked:
    """A file that may come in: its bytes, what it is by its content, and a plain name."""

    data: bytes
    kind: str
    name: str


def check(uploads: Iterable[UploadedFile]) -> list[Checked]:
    """`uploads` found fit to be kept. Raises Refused, beside `files`, with the reason and the remedy."""
    given = list(uploads)
    if len(given) > MOST:
        raise Refused(
            {"files": _("At most %(most)s files. Put the rest on a page and send its address.") % {"most": MOST}}
        )
    return [_checked(upload) for upload in given]


def keep(case: Case, checked: Iterable[Checked]) -> None:
    """Store what was checked with `case`. Raises photos.storing.NotStored if there is no room for it now."""
    for one in checked:
        extension, media_type = TYPES[one.kind]
        row = Evidence(case=case, name=one.name, media_type=media_type, size=len(one.data))
        row.checksum = hashlib.sha256(one.data).hexdigest()
        with storing(one.name):
            row.file.save(f"{case.pk}-{row.checksum[:16]}.{extension}", ContentFile(one.data), save=False)
        row.save()


def not_kept(failure: NotStored) -> str:
    """What stands beside the field of a form whose files could not be kept: a browser forgets which they were."""
    return f"{failure} {_('What you wrote is still here; choose the files again.')}"


def _checked(upload: UploadedFile) -> Checked:
    limit = settings.NEWSROOM_EVIDENCE_MAX_MEGABYTES
    if upload.size > limit * 1_000_000:
        raise Refused({"files": _("A file may have %(limit)s MB at most.") % {"limit": limit}})
    data = upload.read()
    upload.seek(0)
    kind = file_types.kind(data)
    if kind not in TYPES:
        raise Refused({"files": _("Send photos as JPEG, PNG, WebP or AVIF, and documents as PDF.")})
    if kind == "PDF":
        _refuse_active(data)
    else:
        _refuse_unfit_picture(upload)
    stem = slugs.made(PurePath(upload.name).stem, "berkas", 60, ascii_only=True)
    return Checked(data, kind, f"{stem}.{TYPES[kind][0]}")


def _refuse_active(data: bytes) -> None:
    if b"%%EOF" not in data[-_TAIL:]:
        raise Refused({"files": _("This PDF is incomplete. The upload may have been cut off: try again.")})
    if any(_ACTIVE.search(_NUMBERED.sub(_letter, part)) for part in (data, _unpacked(data))):
        words = _("This PDF is locked, or carries a program, a form or other files. Print it to a new PDF.")
        raise Refused({"files": words})


def _unpacked(data: bytes) -> bytes:
    """The packed objects, as far as they can be read. Raises Refused for more than a document has."""
    found = bytearray()
    for part in _packed(data):
        try:
            found += zlib.decompressobj().decompress(part, _UNPACKED)
        except zlib.error:
            continue
        if len(found) >= _UNPACKED:
            raise Refused({"files": _("This PDF unpacks to more than a document has. Print it to a new PDF.")})
    return bytes(found)


def _packed(data: bytes) -> Iterator[memoryview]:
    """Each packed part, from every word that may begin it. What was passed is not looked at again, however often
    the words are written."""
    whole, at = memoryview(data), data.find(_PACKED)
    while at >= 0 and (ends := data.find(b"endstream", at)) >= 0:
        for begins in _BEGINS.finditer(data, at, min(at + _NEAR, ends)):
            yield whole[begins.end() : ends]
        at = data.find(_PACKED, ends)


def _letter(numbered: re.Match[bytes]) -> bytes:
    return bytes([int(numbered[1], 16)])


def _refuse_unfit_picture(upload: UploadedFile) -> None:
    """By the library's guard; a picture may be small here, for it is proof and is not printed."""
    try:
        intake.check(upload, least=1)
    except intake.Refused as refusal:
        raise Refused({"files": refusal.messages[0]}) from refusal
