"""The files of a source: one file, a folder, or an archive (zip), each looked at before anything of it is opened."""

import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from exchange import ninjs
from exchange.importing import limits
from exchange.importing.formats.markup import Opened
from exchange.importing.items import Unreadable

#: What texts come in. A file that somebody names is read whatever it is called.
ENDINGS = frozenset(
    [".xml", ".wxr", ".rss", ".atom", ".rdf", ".json", ".html", ".htm", ".xhtml", ".csv", ".tsv", ".jsonl"]
)
PICTURES = frozenset([".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".heic", ".tif", ".tiff", ".svg"])
ARCHIVE = ".zip"
#: What an archive raises while it is read, and turns out to be cut off, damaged, or packed in an unknown way.
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError)
#: A member with this flag has a name in UTF-8. Many a name is in UTF-8 without it.
_SAYS_UTF8 = 0x800
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True)
class Found:
    """A file of a source: its path within it, with forward slashes, its bytes, and how it is opened."""

    path: str
    size: int
    opened: Opened

    @property
    def ending(self) -> str:
        return PurePosixPath(self.path).suffix.lower()


@dataclass(frozen=True)
class Source:
    """All files of a source by their paths; `texts` are those to read, in the order of their names."""

    files: dict[str, Found]

    @property
    def unopened(self) -> list[Found]:
        """Archives within archives, of which nobody knows how far they unfold, and those that are none."""
        return [one for one in self.files.values() if one.ending == ARCHIVE]

    @property
    def texts(self) -> list[Found]:
        """What is read for items. The texts of a Substack list are asked for by the list itself."""
        tables = {str(PurePosixPath(path).parent / "posts") for path in self.files if _is_substack(path)}
        alone = len(self.files) == 1 and not self.unopened
        found = [one for one in self.files.values() if one.ending in ENDINGS or alone]
        return [one for one in found if str(PurePosixPath(one.path).parent) not in tables or one.ending == ".csv"]

    def beside(self, text: Found, name: str) -> str | None:
        """The words of a file in the same folder as `text`, or below it; None if there is none that can be read."""
        wanted = self.files.get(str(PurePosixPath(text.path).parent / name))
        if wanted is None or wanted.size > limits.LARGEST_PAGE:
            return None
        with wanted.opened.open() as stream:
            return stream.read(limits.LARGEST_PAGE).decode("utf-8", "replace")


def _is_substack(path: str) -> bool:
    return PurePosixPath(path).name == "posts.csv"


def look(path: Path) -> Source:
    """The files at `path`. Raises Unreadable for what is not there, is empty, or is more than a source may be."""
    if path.is_dir():
        found = _bounded(_of_folder(path), path.name)
    elif zipfile.is_zipfile(path):
        found = _bounded(_of_archive(path), path.name)
    elif path.is_file():
        if path.suffix.lower() == ARCHIVE:
            raise Unreadable(_("a broken archive (%s)") % _("it was cut off, or is none"), path.name)
        found = _bounded([_of_file(path, path.name)], path.name)
    else:
        raise Unreadable(_("there is no such file or folder"), str(path))
    if not found:
        raise Unreadable(_("nothing is in it"), path.name)
    return Source(dict(sorted(found.items())))


def _bounded(files: Iterable[Found], name: str) -> dict[str, Found]:
    """The files by their paths, counted while they are found: several archives may be large together."""
    found: dict[str, Found] = {}
    size = 0
    for one in files:
        if one.path in found:
            raise Unreadable(_("“%s” is in it twice, and nobody knows which of the two is meant") % one.path, name)
        found[one.path] = one
        size += one.size
        if len(found) > limits.MOST_FILES:
            raise Unreadable(_("more than %d files. Bring them in parts") % limits.MOST_FILES, name)
        if size > limits.LARGEST_SOURCE:
            raise Unreadable(_("more than %d GB in all. Bring it in parts") % (limits.LARGEST_SOURCE // 10**9), name)
    return found


def _of_file(path: Path, name: str) -> Found:
    size = path.stat().st_size
    if size > limits.LARGEST_FILE:
        raise Unreadable(_("larger than %d GB. Export it in parts") % (limits.LARGEST_FILE // 10**9), name)
    return Found(name, size, Opened(name, lambda: path.open("rb")))


def _of_folder(folder: Path) -> Iterator[Found]:
    """Every plain file below it, and of archives what they hold. A link is passed by, wherever it leads: it may lead
    out of the folder. The originals of an archive of ours are asked for one by one (`within`): there may be many.
    """
    is_own = (folder / ninjs.MANIFEST).is_file()
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if _is_hidden(name) or path.is_symlink() or not path.is_file():
            continue
        if is_own and name.startswith(f"{ninjs.ORIGINALS}/"):
            continue
        if folder.resolve() not in path.resolve().parents:  # a folder on the way may be a link, too
            continue
        if path.suffix.lower() == ARCHIVE and zipfile.is_zipfile(path):
            yield from _of_archive(path, f"{name}/")
        else:
            yield _of_file(path, name)


def within(folder: Path, name: str) -> Found | None:
    """The plain file of this name below the folder; None if there is none, or if the name leads out of it."""
    path = folder / name.lstrip("/")
    if ".." in PurePosixPath(name).parts or folder.resolve() not in path.resolve().parents or not path.is_file():
        return None
    return _of_file(path, name.lstrip("/"))


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)


def _of_archive(path: Path, below: str = "") -> Iterator[Found]:
    """The members of a zip, by what its directory says of them; reading one never gives more than that."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        raise Unreadable(_("a broken archive (%s)") % _("it was cut off, or is none"), path.name) from None
    if len(members) > limits.MOST_FILES:
        raise Unreadable(_("more than %d files. Bring them in parts") % limits.MOST_FILES, path.name)
    unpacked = sum(one.file_size for one in members)
    if unpacked > limits.LARGEST_SOURCE:
        most = limits.LARGEST_SOURCE // 10**9
        raise Unreadable(_("more than %d GB unpacked. Bring it in parts") % most, path.name)
    if unpacked > max(limits.SMALL, limits.MOST_UNPACKED * path.stat().st_size):
        told = {"name": path.name, "times": limits.MOST_UNPACKED}
        raise Unreadable(_("“%(name)s” is %(times)d times larger unpacked, as no export is") % told, path.name)
    for member in members:
        name = member.filename
        if not (member.flag_bits & _SAYS_UTF8 or name.isascii()):
            with suppress(UnicodeError):
                name = name.encode("cp437").decode()
        name = name.replace("\\", "/")
        _refuse_member(member, name, path.name)  # first: “..” begins with a point, as hidden files do
        if name.endswith("/") or _is_hidden(name):
            continue
        yield Found(below + name, member.file_size, Opened(below + name, _opening(path, member)))


def _refuse_member(member: zipfile.ZipInfo, name: str, archive: str) -> None:
    if name.startswith("/") or _DRIVE.match(name) or ".." in PurePosixPath(name).parts:
        raise Unreadable(_("“%s” would lie outside of the archive") % name, archive)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Unreadable(_("“%s” is a link, and an archive for import holds files alone") % name, archive)
    if member.flag_bits & 0x1:
        raise Unreadable(_("“%s” is locked by a password. Unlock it first") % name, archive)
    if member.file_size > limits.LARGEST_FILE:
        told = {"name": name, "most": limits.LARGEST_FILE // 10**9}
        raise Unreadable(_("“%(name)s” is larger than %(most)d GB unpacked") % told, archive)
    if member.file_size > limits.SMALL and member.file_size > limits.MOST_UNPACKED * max(member.compress_size, 1):
        told = {"name": name, "times": limits.MOST_UNPACKED}
        raise Unreadable(_("“%(name)s” is %(times)d times larger unpacked, as no export is") % told, archive)


def _opening(path: Path, member: zipfile.ZipInfo):
    """How a member is opened; the archive stays open as long as the member does."""
    return lambda: zipfile.ZipFile(path).open(member)
