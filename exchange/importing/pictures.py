"""From a picture as another system names it to a photo of our library: known, sent along, or fetched."""

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _

from exchange import fetching
from exchange.importing import limits
from exchange.importing.bodies.turning import file_of
from exchange.importing.files import PICTURES, Found, Source
from exchange.importing.items import Picture
from exchange.models import ImportRow, ImportRun
from photos import intake, library
from photos.storing import NotStored

#: Of a trial: a picture that would be had.
SOME = 1


class NotHad(Exception):
    """A picture that could not be had, and why: a sentence."""


class Pictures:
    """The pictures of one run. `uploads` are the files that were sent along; the network is asked last."""

    def __init__(self, run: ImportRun, uploads: Source | None = None):
        self.run = run
        self.hosts = [str(host).lower() for host in run.options.get("hosts", [])]
        self._at_hand: dict[str, Found] = {}
        for path, found in (uploads.files if uploads else {}).items():
            if found.ending in PICTURES:
                self._at_hand[path.lower()] = found
                self._at_hand.setdefault(PurePosixPath(path).name.lower(), found)
        self._told: dict[str, str] = {}

    def find(self, picture: Picture) -> int | None:
        """The photo that a picture is, brought in if it was not yet; None if it cannot be had (see `why`)."""
        row = self._row(picture)
        if row is not None and row.photo_number:
            return row.photo_number
        whole = self._with(picture, row)
        if self.why(whole):  # a host that did not answer once is not waited for again
            return None
        try:
            return self.bring_in(whole.address, whole)
        except NotHad as error:
            for name in filter(None, (whole.address, picture.address, picture.ref)):
                self._told[name] = str(error)
            return None

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

    def bring_in(self, address: str, said: Picture) -> int:
        """Take the file at `address` into the library with what is said of it. Raises NotHad."""
        name = PurePosixPath(unquote(urlsplit(address).path)).name or "photo"
        found = self._found(address)
        if found is None and not address.startswith(("http://", "https://")):
            raise NotHad(_("There is no file for it: %(address)s") % {"address": address or said.ref})
        if self.run.is_trial:
            if found is None and not fetching.is_allowed(urlsplit(address).hostname or "", self.hosts):
                host = {"host": urlsplit(address).hostname}
                raise NotHad(_("Nothing is fetched from %(host)s: nobody has allowed it.") % host)
            return SOME
        try:
            data = self._read(found) if found else fetching.fetch(address, self.hosts)
            added = library.add(SimpleUploadedFile(name, data), self.run.created_by)
        except fetching.NotFetched as error:
            raise NotHad(str(error)) from None
        except intake.Refused as error:
            raise NotHad(" ".join(error.messages)) from None
        except NotStored as error:
            raise NotHad(str(error)) from None
        if not added.existing:
            self._describe(added.photo, said)
        return added.photo.pk

    def _row(self, picture: Picture) -> ImportRow | None:
        rows = self.run.rows.filter(kind="picture")
        row = rows.filter(ref=picture.ref).first() if picture.ref else None
        if row is None and picture.address:
            row = rows.filter(place=file_of(picture.address)[:500]).first()
        return row

    def _found(self, address: str) -> Found | None:
        """The file that was sent along for an address: by its whole path, then by ever less of it."""
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
        with found.opened.open() as stream:
            return stream.read()

    @staticmethod
    def _describe(photo, said: Picture) -> None:
        """Put what the other system said of the picture where the file itself says nothing."""
        told = {"alt": said.alt[:300], "caption": said.caption[:2000], "credit": said.credit[:200]}
        fields = {name for name, words in told.items() if words and (name == "alt" or not getattr(photo, name))}
        for name in fields:
            setattr(photo, name, told[name])
        if fields:
            library.change(photo, fields)
