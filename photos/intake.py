"""The one way into the library: an upload is checked by its content, kept untouched out of readers' reach, described.

A picture of a phone's own kind (HEIC) is made into JPEG first, and that is kept. What is refused, and why, follows
OWASP's file upload rules (content decides, not the name or the sender's type; limits before decoding). Readers never
get this file: renditions are encoded afresh from its pixels, which already leaves behind anything hidden in it.
A file that carries a program or an archive is refused all the same, because colleagues download originals.
"""

import hashlib
import io
import re
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image

from people import slugs
from photos import credentials, file_types, phones
from photos.credentials import Credentials

EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
SHORTEST_SIDE = 300

#: markup that a browser would obey; long enough not to turn up by chance in the film a phone appends
_MARKUP = re.compile(
    rb"<(script|html|svg|iframe|object)[\s>]|<\?php\s|<!doctype\s|javascript:|%pdf-\d", re.IGNORECASE
)
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
_STARTS = (b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh", b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"#!")

#: what Pillow raises on files that are broken or made to harm
BROKEN = (OSError, ValueError, SyntaxError, IndexError, KeyError, TypeError, OverflowError, MemoryError, EOFError)

_NAMES = {
    "HEIC": _(
        "This is a HEIC photo, which browsers cannot show. On an iPhone choose Settings, Camera, Formats, "
        "“Most Compatible”, or share the photo as JPEG, and upload it again."
    ),
    "GIF": _("GIF pictures are not accepted, moving or still. Save a still one as PNG or JPEG and upload that."),
    "SVG": _("This is an SVG drawing, which can carry a program. Export it as PNG and upload that."),
    "HTML": _("This is a web page, not a photo. Save the picture itself and upload that."),
    "PDF": _("This is a PDF document, not a photo. Export its picture as JPEG and upload that."),
    "TIFF": _("TIFF files are not accepted. Save it as JPEG or PNG and upload that."),
    "": _("This is not a JPEG, PNG, WebP or AVIF picture. Save it as one of these and upload that."),
}


class Refused(ValidationError):
    """A file that the library does not take; `message` says why, and what to do instead."""


@dataclass(frozen=True)
class Checked:
    """An upload that may come in: its bytes, kind, fingerprint, and size as a person sees it (upright)."""

    data: bytes
    kind: str
    checksum: str
    width: int
    height: int
    #: What the file says of its making in signed words, if it does.
    credentials: Credentials | None = None

    def file(self, name: str) -> tuple[str, ContentFile]:
        """A plain name with the extension that the content calls for, and the untouched bytes."""
        stem = slugs.made(PurePath(name).stem, "photo", 60, ascii_only=True)
        return f"{stem}.{EXTENSIONS[self.kind]}", ContentFile(self.data)


def check(upload: UploadedFile, least: int = SHORTEST_SIDE) -> Checked:
    """`upload` found fit for the library. Raises Refused with the reason and the remedy.

    Its shorter side has at least `least` pixels: fewer only in what an archive brings, which nobody can
    take again, and in what is no more than proof.
    """
    data = _read(upload)
    file_kind, checksum = file_types.kind(data), hashlib.sha256(data).hexdigest()
    signed = credentials.read(data, file_kind)
    if file_kind == "HEIC" and phones.IS_THERE:
        data, file_kind = _from_phone(data), "JPEG"
    if file_kind not in EXTENSIONS:
        raise Refused(_NAMES[file_kind])
    size = _size(data, file_kind, least)
    _refuse_passengers(data, file_kind)
    _refuse_unreadable(data, file_kind)
    return Checked(data, file_kind, checksum, *size, signed)


def _from_phone(data: bytes) -> bytes:
    """What a phone keeps in a kind of its own, as JPEG. Refused by its header alone if it is too large to unpack."""
    limit = settings.NEWSROOM_PHOTO_MAX_MEGAPIXELS
    try:
        width, height = phones.size(data)
        if width * height > limit * 1_000_000:
            raise Refused(_too_many_pixels(limit))
        return phones.as_jpeg(data)
    except BROKEN:
        raise Refused(_broken()) from None


def _read(upload: UploadedFile) -> bytes:
    limit = settings.NEWSROOM_PHOTO_MAX_MEGABYTES
    if upload.size > limit * 1_000_000:
        raise Refused(
            _("This file is %(size)d MB; the limit is %(limit)d MB. Save it smaller or at lower quality.")
            % {"size": upload.size / 1_000_000, "limit": limit}
        )
    data = b"".join(upload.chunks())
    if not data:
        raise Refused(_("This file is empty. The upload may have been cut off: try again."))
    return data


def opened(data: bytes, file_kind: str) -> Image.Image:
    """The picture, header read and pixels not yet decoded, by the one decoder for its kind."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is stricter, see _size
        return Image.open(io.BytesIO(data), formats=[file_kind])


def _size(data: bytes, file_kind: str, least: int) -> tuple[int, int]:
    """Width and height, upright, by the header alone: a bomb is told before it is unpacked."""
    limit = settings.NEWSROOM_PHOTO_MAX_MEGAPIXELS
    try:
        image = opened(data, file_kind)
        width, height = image.size
        frames = getattr(image, "n_frames", 1) if file_kind != "JPEG" else 1
        turned = image.getexif().get(0x0112, 1) >= 5 if width * height <= limit * 1_000_000 else False
    except Image.DecompressionBombError:
        raise Refused(_too_many_pixels(limit)) from None
    except BROKEN:
        raise Refused(_broken()) from None
    if width * height > limit * 1_000_000:
        raise Refused(_too_many_pixels(limit))
    if frames > 1:
        raise Refused(_("This is a moving picture. Upload a still one, or publish it as a video."))
    if min(width, height) < least:
        raise Refused(
            _(
                "This picture is too small: %(width)d × %(height)d pixels. The shorter side needs at least "
                "%(least)d. Ask for the original."
            )
            % {"width": width, "height": height, "least": least}
        )
    return (height, width) if turned else (width, height)


def _too_many_pixels(limit: int) -> str:
    return _("This picture has over %(limit)d million pixels. Save it smaller and upload that.") % {"limit": limit}


def _broken() -> str:
    return _("This file is broken or incomplete. Open it on your device, save it again and upload that.")


def _refuse_passengers(data: bytes, file_kind: str) -> None:
    """Refuses a file that is something else as well, such as a photo with an archive or a script inside.

    What phones append (a second exposure, a short film, a gain map) is no program and may stay.
    """
    parts = file_types.dissect(data, file_kind)
    if not parts.whole:
        raise Refused(_broken())
    if (
        _MARKUP.search(parts.beside)
        or _MARKUP.search(parts.after)
        or any(sign in parts.after for sign in _ARCHIVES)
        or parts.after.lstrip(b"\0\r\n ").startswith(_STARTS)
        or zipfile.is_zipfile(io.BytesIO(data))
    ):
        raise Refused(
            _(
                "This picture has something else hidden in its file: a program, a web page or an archive. "
                "Open it, save it as a new JPEG and upload that."
            )
        )


def _refuse_unreadable(data: bytes, file_kind: str) -> None:
    """Refuses a file that cannot be decoded to its last line."""
    try:
        image = opened(data, file_kind)
        image.draft(None, (image.width // 8, image.height // 8))  # JPEG: reads all, computes an eighth
        image.load()
        opened(data, file_kind).verify()  # PNG: its checksums, which decoding passes over
    except (*BROKEN, Image.DecompressionBombError):
        raise Refused(_broken()) from None
