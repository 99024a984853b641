"""Files that agencies drop into a folder: taken one by one when they are whole, and put away with what became of
them.

Only folders within one that whoever runs the machine has set are looked into. A link is passed by, wherever it leads.
A file is whole when nothing of it has changed for some seconds; until then it is somebody's who is writing it.
"""

import os
import re
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from exchange.importing.items import Unreadable
from exchange.models import SourceKind, WireSource
from exchange.wires.formats import copies

#: Seconds for which a file must not have changed; files of one round; names of a folder that are looked at.
SETTLED, MOST_FILES, MOST_NAMES = 5.0, 100, 10_000
#: A picture that no item has named for so many seconds is nobody's.
FORSAKEN = 3_600.0
DONE, REFUSED = "done", "refused"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_UNFINISHED = (".part", ".tmp", ".filepart", ".crdownload", "~")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".tif", ".tiff", ".heic")
_LARGEST_PICTURE = 60_000_000


class NoFolder(Exception):
    """A source's folder that cannot be looked into, and why: a sentence."""


@dataclass(frozen=True)
class Dropped:
    """A file that is whole: its name and its bytes, None for one that is too large to be read."""

    name: str
    data: bytes | None


class Folder:
    """What one source drops."""

    def __init__(self, source: WireSource, settled: float = SETTLED):
        if not NAME.fullmatch(source.folder):
            raise NoFolder(_("“%(name)s” is no name of a folder.") % {"name": source.folder})
        base = Path(settings.NEWSROOM_WIRES_DIR)
        self.path = base / source.folder
        if self.path.is_symlink() or not self.path.is_dir():
            raise NoFolder(_("There is no folder %(path)s.") % {"path": self.path})
        new = self.path / "new"  # where a mail server that keeps a file for each message puts them
        is_maildir = source.kind == SourceKind.MAIL and new.is_dir() and not new.is_symlink()
        self.inbox = new if is_maildir else self.path
        self.settled = settled

    def texts(self) -> Iterator[Dropped]:
        """The files to read, the oldest first. Each is to be put away before the next is asked for."""
        whole = sorted(self._whole(), key=lambda one: (one[1].st_mtime, one[0]))
        for name, seen in [one for one in whole if not _is_picture(one[0])][:MOST_FILES]:
            if seen.st_size > copies.LARGEST_FILE:
                yield Dropped(name, None)
            elif (data := self._read(name, copies.LARGEST_FILE)) is not None:
                yield Dropped(name, data)

    def _whole(self) -> Iterator[tuple[str, os.stat_result]]:
        now = time.time()
        with os.scandir(self.inbox) as entries:
            for count, entry in enumerate(entries):
                if count >= MOST_NAMES:
                    return
                name = entry.name
                if name.startswith(".") or name.lower().endswith(_UNFINISHED):
                    continue
                seen = entry.stat(follow_symlinks=False)
                # by when it was last written or named: a copy may bring along the time of another machine
                if stat.S_ISREG(seen.st_mode) and now - seen.st_ctime >= self.settled:
                    yield name, seen

    def _read(self, name: str, most: int) -> bytes | None:
        """The bytes of a plain file; None if it is another thing by now, is gone, or is larger."""
        try:
            handle = os.open(self.inbox / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError:
            return None
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return None
            data = stream.read(most + 1)
        return data if len(data) <= most else None

    def beside(self, name: str) -> bytes | None:
        """The picture of this name that lies there as well, or lay there and was put away."""
        plain = name.removeprefix("./")
        if not plain or "/" in plain or "\\" in plain or plain.startswith(".") or not _is_picture(plain):
            return None
        return self._read(plain, _LARGEST_PICTURE)

    def put_away(self, name: str, why: str = "") -> None:
        """Move a file to `done`, or with a reason beside it to `refused`. One of the same name there stays."""
        folder = self.path / (REFUSED if why else DONE)
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            raise NoFolder(_("%(path)s is a link.") % {"path": folder})
        target = folder / name
        if target.exists():
            target = folder / f"{time.time_ns()}-{name}"
        os.rename(self.inbox / name, target)
        if why:
            (folder / f"{target.name}.why.txt").write_text(f"{why}\n")

    def tidy(self, wanted: set[str]) -> None:
        """Put away the pictures that items have named, and those that none has for an hour."""
        for name, seen in list(self._whole()):
            if not _is_picture(name):
                continue
            if name in wanted:
                self.put_away(name)
            elif time.time() - seen.st_ctime > FORSAKEN:
                self.put_away(name, _("No item named this picture within an hour."))

    def clear_done(self, before: float) -> int:
        """Remove what was put away to `done` before a moment (seconds), as many as are looked at in one round; how
        many went. What was refused stays: somebody has to read why."""
        folder, gone = self.path / DONE, 0
        if folder.is_symlink() or not folder.is_dir():
            return 0
        with os.scandir(folder) as entries:
            for entry in islice(entries, MOST_NAMES):
                seen = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(seen.st_mode) and seen.st_ctime < before:  # by when it was put away
                    os.unlink(entry.path)
                    gone += 1
        return gone


def _is_picture(name: str) -> bool:
    return name.lower().endswith(_PICTURES)


def refuse_large(dropped: Dropped) -> bytes:
    """The bytes of what was dropped. Raises Unreadable for what is too large."""
    if dropped.data is None:
        raise Unreadable(_("larger than %d MB") % (copies.LARGEST_FILE // 1_000_000), dropped.name)
    return dropped.data
