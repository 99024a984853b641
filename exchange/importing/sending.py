"""Files that somebody sent along with an import: kept out of readers' reach until they are not needed any more."""

import logging
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from django.core.files.storage import Storage, storages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q
from django.utils.translation import gettext as _

from exchange.models import ImportRun, RunState

FOLDER = "imports"
#: What is read for items, and the pictures that they show.
TEXTS, PICTURES = "texts", "pictures"
_LONGEST_NAME = 100
logger = logging.getLogger(__name__)


class NotKept(Exception):
    """The store did not take a file, through no fault of the file."""

    def __str__(self) -> str:
        return _("The file could not be kept: its store is full or does not answer. Tell whoever runs the newsroom.")


def _store() -> Storage:
    return storages["originals"]


def _folder(run: ImportRun, part: str) -> str:
    return f"{FOLDER}/{run.pk}/{part}"


def keep(run: ImportRun, part: str, sent: Iterable[UploadedFile]) -> None:
    """Keep files that were sent, each under the last part of its own name. Raises NotKept."""
    for file in sent:
        name = PurePath((file.name or "").replace("\\", "/")).name[-_LONGEST_NAME:].lstrip(".") or "export"
        try:
            _store().save(f"{_folder(run, part)}/{name}", file)
        except Exception as error:  # every store has errors of its own; all mean the same to whoever sent the file
            logger.error("%s of import %s was not stored: %s", name, run.pk, error)
            raise NotKept(name) from error


def _names(run: ImportRun, part: str) -> list[str]:
    try:
        return sorted(_store().listdir(_folder(run, part))[1])
    except FileNotFoundError:
        return []


@contextmanager
def at_hand(run: ImportRun, part: str) -> Iterator[Path | None]:
    """Where the files of this part lie on this machine, as long as it lasts: a folder, or the file if it is one.

    None if nothing was sent. What lies in another store is copied.
    """
    folder, names = _folder(run, part), _names(run, part)
    if not names:
        yield None
        return
    try:
        here = Path(_store().path(folder))
    except NotImplementedError:
        here = None
    with TemporaryDirectory() as copied:
        if here is None:
            here = Path(copied)
            for name in names:
                with _store().open(f"{folder}/{name}") as kept, (here / name).open("wb") as copy:
                    shutil.copyfileobj(kept, copy)
        yield here / names[0] if len(names) == 1 else here


def wanted(names: Iterable[str]) -> set[str]:
    """Those of `names` in the store that an import still needs: it is to be read, tried, released or brought in."""
    by_run: dict[int, set[str]] = {}
    for name in names:
        folder, _slash, rest = name.partition("/")
        number = rest.partition("/")[0]
        if folder == FOLDER and number.isdecimal() and len(number) < 19:
            by_run.setdefault(int(number), set()).add(name)
    open_ones = Q(state__in=(RunState.READING, RunState.READ, RunState.RUNNING)) | Q(
        state=RunState.DONE, is_trial=True
    )
    found = ImportRun.objects.filter(open_ones, pk__in=by_run).values_list("pk", flat=True) if by_run else ()
    return set().union(*(by_run[number] for number in found))


def remove(run: ImportRun) -> None:
    """Let go of what was sent, if the store lets us: its texts and pictures are brought in, or will not be."""
    for part in (TEXTS, PICTURES):
        try:
            for name in _names(run, part):
                _store().delete(f"{_folder(run, part)}/{name}")
        except Exception as error:  # every store has errors of its own, and none is worth a failed import
            logger.warning("What was sent with import %s could not be removed: %s", run.pk, error)
