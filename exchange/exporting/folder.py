"""A folder that is filled file by file: each is whole or not there, and what is there already is not made again."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

#: It is there while the folder is being filled, and says what with.
BEGUN = "begun.json"
_PART = ".part"
#: What was told when the folder was begun, and holds for it from then on.
_OF_ITS_TIME = ("at", "highest")
_PIECE = 1_048_576


class NotWritten(Exception):
    """Why nothing is written to a folder: a sentence for whoever named it."""


class Folder:
    """Where an archive is written. What is in it is for nobody but its owner: it holds texts that no reader has."""

    def __init__(self, path: Path):
        self.path = path

    def begin(self, told: dict[str, Any], last: str) -> dict[str, Any]:
        """Begin to fill the folder, or go on: returns what was `told` when it was begun.

        Raises NotWritten if it is another's, or if it is full: `last` names the file that is written last.
        """
        begun = self.path / BEGUN
        if (self.path / last).exists():
            raise NotWritten(_("%(folder)s holds an archive that is whole. Name another folder.") % self._named())
        if begun.exists():
            before = json.loads(begun.read_text())
            if any(before.get(name) != value for name, value in told.items() if name not in _OF_ITS_TIME):
                raise NotWritten(
                    _("%(folder)s was begun otherwise. Go on as before, or name another.") % self._named()
                )
            return before
        if self.path.exists() and any(self.path.iterdir()):
            raise NotWritten(_("%(folder)s is not empty. Name a new folder.") % self._named())
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.write(BEGUN, [json.dumps(told).encode()])
        return told

    def _named(self) -> dict[str, Path]:
        return {"folder": self.path}

    def end(self) -> None:
        """Say that nothing more comes."""
        (self.path / BEGUN).unlink(missing_ok=True)

    def has(self, name: str) -> bool:
        """True for a file that is whole."""
        return (self.path / name).is_file()

    @contextmanager
    def making(self, name: str) -> Iterator[BinaryIO]:
        """A file that is there under its name once it is written to its last byte, and kept by the disk."""
        path = self.path / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = path.with_name(path.name + _PART)
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write a file of these pieces."""
        with self.making(name) as file:
            file.writelines(pieces)

    def copy(self, name: str, opened: Callable[[], BinaryIO]) -> str:
        """Copy a file piece by piece. Returns its SHA-256. One that is there is read, and not copied again."""
        if self.has(name):
            return self.checksum(name)
        digest = hashlib.sha256()
        with opened() as source, self.making(name) as file:
            while piece := source.read(_PIECE):
                digest.update(piece)
                file.write(piece)
        return digest.hexdigest()

    def checksum(self, name: str) -> str:
        """The SHA-256 of a file."""
        with (self.path / name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def names(self, ending: str) -> list[str]:
        """The files of this ending, by their paths within the folder."""
        found = (path.relative_to(self.path).as_posix() for path in self.path.rglob(f"*{ending}"))
        return sorted(found)

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file."""
        with (self.path / name).open("rb") as file:
            yield from file
