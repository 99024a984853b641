"""What a page has of its story alone, kept as it was made while nothing that it was made from differs.

A story's page is made anew every few minutes, and whenever a story that it names changes. The article itself, and
what the page's head says of it, are nearly always the same. They are not known by a number that someone must remember
to raise: what they were made from is kept beside them and compared, whole, with what the database says now. So they
need no purge and cannot be old; the comparison takes a fiftieth of the time of making them anew.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

#: Stories whose parts a process keeps, the one read longest ago dropped first; each takes some 45 kB. About what a
#: daily brings in a fortnight.
LIMIT = 1_000


class Same:
    """An object as a key: found by being that one. To find it by what it says takes a walk through all of that."""

    __slots__ = ("it",)

    def __init__(self, it: Any) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it


_kept: OrderedDict[int, tuple[tuple, Any]] = OrderedDict()
_lock = threading.Lock()


def parts[Made](edition: int, made_from: tuple[Any, ...], make: Callable[[], Made]) -> Made:
    """The parts of an edition: as they were made before if from what equals `made_from`, else by `make`.

    `made_from` is everything that they are made from; nobody may change it afterwards.
    """
    with _lock:
        before, made = _kept.get(edition, (None, None))
        if before is not None:
            _kept.move_to_end(edition)
    if made is not None and before == made_from:
        return made
    made = make()
    with _lock:
        _kept[edition] = made_from, made
        _kept.move_to_end(edition)
        while len(_kept) > LIMIT:
            _kept.popitem(last=False)
    return made


def forget() -> None:
    """Keep nothing."""
    with _lock:
        _kept.clear()
