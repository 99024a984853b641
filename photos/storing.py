"""What becomes of files when the store that should take them cannot: a full disk, a bucket that does not answer."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.storage import default_storage, storages
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


class NotStored(Exception):
    """The store did not take a file, through no fault of the file: the same may be sent again.

    It may be any file: a photo, the proof that came with a case. Whether its sender still has it before them is for
    the page to say.
    """

    def __str__(self) -> str:
        return _(
            "The file could not be kept: its store is full or does not answer. Try again in a few minutes, and tell "
            "whoever runs the newsroom if it stays so."
        )


@contextmanager
def storing(name: str) -> Iterator[None]:
    """Within it the file called `name` is stored. Raises NotStored, whatever the store itself raised."""
    try:
        yield
    except Exception as error:  # every store has errors of its own; all mean the same to whoever sent the file
        log.error("%s was not stored: %s", name, error)
        raise NotStored(name) from error


def remove_original(name: str) -> None:
    """Leave no original of an upload that failed, if the store lets us."""
    try:
        storages["originals"].delete(name)
    except Exception as error:
        log.warning("%s could not be removed, it belongs to no photo: %s", name, error)


def remove_folder(name: str) -> None:
    """Leave nothing in a folder of the readers' store, if it lets us."""
    try:
        _folders, files = default_storage.listdir(name)
        for file in files:
            default_storage.delete(f"{name}/{file}")
    except FileNotFoundError:
        return
    except Exception as error:
        log.warning("What lies in %s could not be removed, it belongs to no photo: %s", name, error)
