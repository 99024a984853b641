"""The files that people sent, copied beside the database's: originals of photos, and portraits.

Renditions are made again from the originals. A file never changes under its name, so what is there already is not
copied again, and every backup of a folder shares the files.
"""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.core.files import File
from django.core.files.storage import storages

from newsroom.cleaning.files import walk
from photos.models import Photo

#: Each store, with the folder of it that cannot be made again.
PLACES = (("originals", ""), ("default", "portraits"))


def copy(folder: Path) -> tuple[int, int]:
    """Copy what is not there yet to `folder`; how many files there are now, and how many were new."""
    known = new = 0
    for alias, top in PLACES:
        for name in walk(storages[alias], top):
            known += 1
            there = folder / alias / name
            if there.exists():
                continue
            there.parent.mkdir(parents=True, exist_ok=True)
            half = there.with_name(f"{there.name}.half")
            with storages[alias].open(name) as source, half.open("wb") as target:
                shutil.copyfileobj(source, target)
            half.rename(there)
            new += 1
    return known, new


def bring_back(folder: Path) -> int:
    """Put into the stores what they lack of `folder`; how many files that were."""
    brought = 0
    for alias, name in _kept(folder):
        if not storages[alias].exists(name):
            with (folder / alias / name).open("rb") as source:
                storages[alias].save(name, File(source))
            brought += 1
    return brought


def lacking() -> list[str]:
    """A sentence for each photo whose original is not there, or is not the file that came."""
    wrong = []
    store = storages["originals"]
    for pk, name, checksum in Photo.objects.order_by("pk").values_list("pk", "original", "checksum").iterator():
        try:
            with store.open(name) as file:
                same = not checksum or hashlib.file_digest(file, "sha256").hexdigest() == checksum
        except Exception as error:  # each store has errors of its own for a file that is not there
            wrong.append(f"photo {pk}: {name} is missing ({type(error).__name__})")
            continue
        if not same:
            wrong.append(f"photo {pk}: {name} is not the file that came")
    return wrong


def _kept(folder: Path) -> Iterator[tuple[str, str]]:
    for alias, _top in PLACES:
        for path in sorted((folder / alias).rglob("*")):
            if path.is_file() and path.suffix != ".half":
                yield alias, path.relative_to(folder / alias).as_posix()
