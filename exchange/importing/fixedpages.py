"""Where fixed pages go: they belong to the readers' door, of which this one knows nothing. The wiring says how."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from people.models import User
from people.permissions import Reason


@dataclass(frozen=True)
class Shelf:
    """What is done with a page: who may keep one, how it is kept (title, slug, body, summary, and the addresses at
    which it stood elsewhere) out of readers' sight, which gives its number, how one is removed again unless it was
    shown or changed after a moment, and which there are, as plain JSON with `id`, `title`, `slug`, `body`, `summary`
    and `addresses`."""

    why_not: Callable[[User], Reason | None]
    keep: Callable[[str, str, str, str, Iterable[str]], int]
    remove: Callable[[int, datetime], bool]
    kept: Callable[[], Iterable[dict[str, Any]]]


_shelves: list[Shelf] = []


def use(shelf: Shelf) -> None:
    """Let pages go there from now on."""
    _shelves[:] = [shelf]


def shelf() -> Shelf:
    """Where pages go."""
    return _shelves[0]
