"""Files that no row names: of uploads that failed halfway, of photos that are gone, of renditions made anew.

Only folders are looked through that the newsroom itself fills. A young file may be of a row that is being written;
one that a job is to remove later may still stand on a page that somebody keeps.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import batched

from django.core.files.storage import Storage, storages
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from exchange.importing import sending
from exchange.wires import clearing
from people.models import Author
from photos import renditions
from photos.jobs import remove_files
from photos.models import Photo
from press.models import CaseFile, Evidence

log = logging.getLogger(__name__)

#: A file that no row names is left for so long.
YOUNG = timedelta(days=7)
#: Names in one question to the database.
AT_ONCE = 500
#: Files that one round of the worker's removes.
MOST = 1_000
#: If more than this share of what was looked at (and more than FEW) seems to be nobody's, the rows are more likely to
#: be missing than the files to be too many: another database, a bucket that two newsrooms share.
TOO_MANY, FEW = 0.1, 20


class Suspicious(Exception):
    """So many files seem to be nobody's that a person should look. The message says how many of how many."""


@dataclass(frozen=True)
class Place:
    """A folder of a store, and which of some names in it rows know."""

    alias: str
    folder: str
    known: Callable[[list[str]], set[str]]


@dataclass
class Looked:
    """What was found: how many files there are, and those that are nobody's, as (store, name)."""

    files: int
    stray: list[tuple[str, str]]


def _originals(names: list[str]) -> set[str]:
    """Photos as they were uploaded, what came with cases and what was made of it, what came by wire, archives."""
    photos = Photo.objects.filter(original__in=names).values_list("original", flat=True)
    cases = Evidence.objects.filter(file__in=names).values_list("file", flat=True)
    taken = CaseFile.objects.filter(file__in=names).values_list("file", flat=True)
    return {*photos, *cases, *taken} | sending.wanted(names) | clearing.wanted(names)


def _portraits(names: list[str]) -> set[str]:
    return set(Author.objects.filter(portrait__in=names).values_list("portrait", flat=True))


def _renditions(names: list[str]) -> set[str]:
    """Of the photos in whose folders they lie, all that their records name."""
    numbers = {int(part) for part in (name.split("/")[1] for name in names) if part.isdecimal() and len(part) < 19}
    found: set[str] = set()
    for record in Photo.objects.filter(pk__in=numbers).values_list("renditions", flat=True):
        found |= renditions.paths(record)
    return found


PLACES = (
    Place("originals", "", _originals),
    Place("default", "photos", _renditions),
    Place("default", "portraits", _portraits),
)


def look(now: datetime | None = None) -> Looked:
    """Go through all files. Reads names, and asks the age of those alone that no row knows."""
    before, later = (now or timezone.now()) - YOUNG, _to_be_removed()
    found = Looked(0, [])
    for place in PLACES:
        store = storages[place.alias]
        for names in batched(walk(store, place.folder), AT_ONCE):
            found.files += len(names)
            unknown = set(names) - place.known(list(names)) - later
            found.stray += [(place.alias, name) for name in sorted(unknown) if _is_older(store, name, before)]
    return found


def remove(found: Looked, most: int | None = None) -> int:
    """Remove what is nobody's, at most so many files; how many went. What is somebody's by now stays."""
    gone = 0
    for alias, names in _by_place(found.stray[:most]):
        known = set().union(*(place.known(names) for place in PLACES if place.alias == alias))
        for name in sorted(set(names) - known):
            storages[alias].delete(name)
            gone += 1
    return gone


def judge(found: Looked) -> None:
    """Raises Suspicious if what is nobody's is too much to be true."""
    if len(found.stray) > max(FEW, TOO_MANY * found.files):
        raise Suspicious(f"{len(found.stray)} of {found.files} files seem to belong to no row")


def daily() -> int:
    """The worker's round: remove a bounded number, unless there is something wrong with it. How many went."""
    found = look()
    try:
        judge(found)
    except Suspicious as why:
        log.error("No file was removed: %s. If that is right: manage.py clean --now", why)
        return 0
    return remove(found, MOST)


def walk(store: Storage, folder: str) -> Iterator[str]:
    """The names of all files below `folder`; none if it is not there."""
    try:
        folders, files = store.listdir(folder)
    except FileNotFoundError:
        return
    before = f"{folder}/" if folder else ""
    yield from (f"{before}{name}" for name in sorted(files))
    for each in sorted(folders):
        yield from walk(store, f"{before}{each}")


def _is_older(store: Storage, name: str, before: datetime) -> bool:
    try:
        return store.get_modified_time(name) < before
    except FileNotFoundError:
        return False


def _to_be_removed() -> set[str]:
    """What a job is to remove once no kept page shows it."""
    path = remove_files.module_path
    waiting = DBTaskResult.objects.filter(task_path=path, status="READY").values_list("args_kwargs", flat=True)
    return {name for given in waiting for name in given["kwargs"].get("paths", [])}


def _by_place(stray: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """By store and, as each question to the database is about names of one kind of place, in its batches."""
    for alias in dict.fromkeys(alias for alias, _name in stray):
        for names in batched((name for each, name in stray if each == alias), AT_ONCE):
            yield alias, list(names)
