"""A backup as a whole: made while people write, and brought back into an empty newsroom.

A folder holds `files/`, which all backups in it share, and for each a folder by its moment with `database.dump`,
`stories.txt` (a mark of each story in the dump) and `about.json`. The key is not among it unless it is asked for:
with it a copy can be entered, and without it nobody's second factor is read again.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from newsroom.backups import database, files, stories
from newsroom.models import BACKUP, Heartbeat

DUMP, STORIES, ABOUT, KEYS = "database.dump", "stories.txt", "about.json", "keys"


@dataclass(frozen=True)
class Made:
    """What a backup holds."""

    place: Path
    stories: int
    files: int
    new_files: int


def make(folder: Path, keys: bool = False) -> Made:
    """Make one in `folder`, readable by this user alone. Raises Failed or OSError, and leaves no half of one then.

    Dump and marks are of one moment, whatever is saved meanwhile; files are copied after it, so there are at least
    those that the database names. Not through a pooler: the moment belongs to one connection.
    """
    place = folder / f"{timezone.now():%Y-%m-%dT%H%M%S.%fZ}"
    half = place.with_name(f"{place.name}.half")
    usual = os.umask(0o077)
    try:
        half.mkdir(parents=True)
        made = _fill(half, folder / "files", keys)
        half.rename(place)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    finally:
        os.umask(usual)
    Heartbeat.beat(BACKUP)
    return Made(place, *made)


def _fill(half: Path, shared: Path, keys: bool) -> tuple[int, int, int]:
    """How many stories, files and new files."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        with (half / STORIES).open("w") as file:
            count = sum(file.write(f"{pk} {mark}\n") > 0 for pk, mark in stories.marks())
        database.dump(half / DUMP, snapshot)
    known, new = files.copy(shared)
    about = {"made_at": timezone.now().isoformat(), "stories": count, "files": known, "key": key_mark()}
    (half / ABOUT).write_text(json.dumps(about, indent=1) + "\n")
    if keys:
        (half / KEYS).write_text("\n".join([settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]) + "\n")
    return count, known, new


def restore(place: Path) -> int:
    """Bring `place` back into an empty database and into the stores; how many files the stores lacked.

    Raises Failed: the database is not empty, or does not take it.
    """
    if not database.is_empty():
        raise database.Failed("The database is not empty. Name an empty one in DATABASE_URL: nothing is overwritten.")
    database.load(place / DUMP)
    return files.bring_back(place.parent / "files")


def differences(place: Path) -> Iterator[str]:
    """What is not as it was when `place` was made, a sentence each; nothing if all is there."""
    about = json.loads((place / ABOUT).read_text())
    if about["key"] not in (key_mark(key) for key in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]):
        yield "SECRET_KEY is another: nobody's second factor can be read. Set the old one, or add it to the fallbacks"
    with (place / STORIES).open() as file, transaction.atomic():
        lines = (line.split() for line in file)
        yield from stories.differing((int(pk), mark) for pk, mark in lines)
    yield from files.lacking()


def key_mark(key: str = "") -> str:
    """What tells one key from another and nothing else."""
    return hashlib.sha256(f"backup:{key or settings.SECRET_KEY}".encode()).hexdigest()[:16]
