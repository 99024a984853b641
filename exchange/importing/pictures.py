"""From a picture as another system names it to a photo of our library: known, sent along, or fetched."""

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange import fetching
from exchange.importing import files, kept, limits
from exchange.importing.bodies.turning import file_of
from exchange.importing.files import PICTURES, Found, Source
from exchange.importing.items import Kind, Picture
from exchange.models import ImportRow, ImportRun, Result
from photos import intake, library, rights
from photos.models import Photo
from photos.storing import NotStored

log = logging.getLogger(__name__)
IN_LIBRARY = gettext_lazy("The library has this very file already.")
#: Of a trial: a picture that would be had.
SOME = 1


@dataclass(frozen=True)
class Had:
    """A photo of the library; None: what a trial would bring in. `existing`: the library had the file before."""

    number: int | None
    existing: bool = False


class NotHad(Exception):
    """A picture that could not be had, and why: a sentence."""


class Pictures:
    """The pictures of one run. `uploads` are the files that were sent along, `originals` is the folder of an archive
    of ours, where each lies at its address; the network is asked last."""

    def __init__(self, run: ImportRun, uploads: Source | None = None, originals: Path | None = None):
        self.run, self.originals = run, originals
        self.hosts = [str(host).lower() for host in run.options.get("hosts", [])]
        self._at_hand: dict[str, Found] = {}
        for path, found in (uploads.files if uploads else {}).items():
            if found.ending in PICTURES:
                self._at_hand[path.lower()] = found
                self._at_hand.setdefault(PurePosixPath(path).name.lower(), found)
        self._told: dict[str, str] = {}
        #: Whether any of the run's own may still wait for its turn.
        self.wait = True
        self._attached: dict[str, list[str]] | None = None

    def attached(self, number: str) -> list[str]:
        """The numbers of the pictures that belong to the item of this number there, looked through once for all."""
        if self._attached is None:
            self._attached = {}
            rows = self.run.rows.filter(kind=Kind.PICTURE).order_by("pk").values_list("item__parent", "ref")
            for parent, ref in rows.iterator(chunk_size=1_000):
                if parent and parent != "0":
                    self._attached.setdefault(str(parent), []).append(ref)
        return self._attached.get(number, [])

    def find(self, picture: Picture) -> int | None:
        """The photo that a picture is, brought in if it was not yet; None if it cannot be had, or may not be printed
        in one more story (see `why`)."""
        row = self._row(picture)
        whole = self._with(picture, row)
        if row is not None and row.photo_number:
            return self._fit(row.photo_number, whole, picture)
        if row is not None and row.result in (Result.SKIPPED, Result.FAILED):
            self._tell(row.reason, whole, picture)
        if self.why(whole):  # a host that did not answer once is not waited for again
            return None
        try:
            had = self.bring_in(whole.address, whole)
        except NotHad as error:
            self._tell(str(error), whole, picture)
            return None
        if row is None:
            place = file_of(whole.address)
            said = {"place": place[:500], "photo_number": had.number}
            if had.existing:
                said |= {"result": Result.SKIPPED, "reason": str(IN_LIBRARY)}
            kept.add(self.run, f"picture:{place}", Kind.PICTURE, PurePosixPath(place).name, **said)
        return self._fit(had.number, whole, picture) if had.number else SOME

    def _fit(self, number: int, *pictures: Picture) -> int | None:
        """The photo, unless a right that the library knows of keeps it from print: denied, over, used up.

        What an archive of ours holds stood there by right: it is put back whole, and its readers' page judges anew.
        """
        if self.originals is not None:
            return number
        photo = Photo.objects.filter(pk=number).first()
        if photo and (why := rights.why_not_use(photo)):
            self._tell(f"{photo}: {why}", *pictures)
            return None
        return number

    def _tell(self, why: str, *pictures: Picture) -> None:
        for picture in pictures:
            self._told |= {name: why for name in (picture.address, picture.ref) if name}

    def known(self, picture: Picture) -> Picture:
        """The picture with what the source says of it elsewhere: its address, its caption, whose it is."""
        return self._with(picture, self._row(picture))

    @staticmethod
    def _with(picture: Picture, row: ImportRow | None) -> Picture:
        kept = (row.item or {}).get("picture") if row else None
        said = Picture(**kept) if kept else Picture()
        return Picture(*(getattr(picture, name) or getattr(said, name) for name in Picture.__dataclass_fields__))

    def why(self, picture: Picture) -> str:
        """Why `find` had none."""
        return self._told.get(picture.address or picture.ref, "")

    def bring_in(self, address: str, said: Picture, sha256: str = "") -> Had:
        """Take the file at `address` into the library with what is said of it. Raises NotHad; so it does for another
        file than the one with this SHA-256, if one is named.

        A trial judges what lies there by the library's own rules, and of what is to be fetched whether it may be.
        """
        name = PurePosixPath(unquote(urlsplit(address).path)).name or "photo"
        found = self._found(address)
        if found is None and not address.startswith(("http://", "https://")):
            raise NotHad(_("There is no file for it: %(address)s") % {"address": address or said.ref})
        try:
            if self.run.is_trial and found is None:
                fetching.judged(address, self.hosts)
                return Had(None)
            data = self._read(found) if found else fetching.fetch(address, self.hosts)
            if sha256 and hashlib.sha256(data).hexdigest() != sha256:
                raise NotHad(_("%(name)s is not the file that was taken out: its checksum differs.") % {"name": name})
            file = SimpleUploadedFile(name, data)
            if self.run.is_trial:
                checked = intake.check(file, limits.SHORTEST_SIDE)
                number = Photo.objects.filter(checksum=checked.checksum).values_list("pk", flat=True).first()
                return Had(number, number is not None)
            added = library.add(file, self.run.created_by, limits.SHORTEST_SIDE)
        except fetching.NotFetched as error:
            raise NotHad(str(error)) from None
        except intake.Refused as error:
            raise NotHad(" ".join(error.messages)) from None
        except NotStored as error:
            raise NotHad(str(error)) from None
        if not added.existing:
            self._describe(added.photo, said)
        return Had(added.photo.pk, added.existing)

    def _row(self, picture: Picture) -> ImportRow | None:
        rows = self.run.rows.filter(kind="picture")
        row = rows.filter(ref=picture.ref).first() if picture.ref else None
        if row is None and picture.address:
            row = rows.filter(place=file_of(picture.address)[:500]).first()
        return row

    def _found(self, address: str) -> Found | None:
        """The file that was sent along for an address: by its whole path, then by ever less of it."""
        if self.originals is not None:
            return files.within(self.originals, unquote(urlsplit(address).path))
        path = unquote(urlsplit(address).path).lower()
        whole = file_of(f"//x{path}").removeprefix("x")
        for wanted in (whole, path):  # the full size before a smaller one
            parts = wanted.strip("/").split("/")
            for at in range(len(parts)):
                if found := self._at_hand.get("/".join(parts[at:])):
                    return found
        return None

    @staticmethod
    def _read(found: Found) -> bytes:
        if found.size > limits.LARGEST_PAGE * 20:
            raise NotHad(_("%(name)s is too large for a picture.") % {"name": found.path})
        try:
            with found.opened.open() as stream:
                return stream.read()
        except files.BROKEN as error:
            log.warning("%s cannot be read to its end: %r", found.path, error)
            told = _("%(name)s cannot be read to its end: it is cut off or damaged.")
            raise NotHad(told % {"name": found.path}) from None

    @staticmethod
    def _describe(photo, said: Picture) -> None:
        """Put what the other system said of the picture where the file itself says nothing."""
        told = {"alt": said.alt[:300], "caption": said.caption[:2000], "credit": said.credit[:200]}
        fields = {name for name, words in told.items() if words and (name == "alt" or not getattr(photo, name))}
        for name in fields:
            setattr(photo, name, told[name])
        if fields:
            library.change(photo, fields)
