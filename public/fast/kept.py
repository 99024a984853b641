"""A kept part: the article of a story's page, kept as it was set while nothing that it was set from differs.

A story's page is made anew every few minutes, and whenever a story that it names changes. The article itself is
nearly always the same. It is not known by a number that someone must remember to raise: what it was
made from is kept beside it and compared, whole, with what the database says now. So it needs no purge and cannot be
old; the comparison takes a fiftieth of the time of setting it anew.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

#: Articles kept by a process, the one read longest ago dropped first; each takes some 40 kB.
LIMIT = 200


class Same:
    """An object as a key: found by being that one. To find it by what it says takes a walk through all of that."""

    __slots__ = ("it",)

    def __init__(self, it: Any) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it


_kept: OrderedDict[int, tuple[tuple, str]] = OrderedDict()
_lock = threading.Lock()


def article(edition: int, made_from: tuple[Any, ...], make: Callable[[], str]) -> str:
    """The article of an edition: as it was made before if it was made from what equals `made_from`, else by `make`.

    `made_from` is everything that `make` looks at; nobody may change it afterwards.
    """
    with _lock:
        before, html = _kept.get(edition, (None, ""))
        if before is not None:
            _kept.move_to_end(edition)
    if before == made_from:
        return html
    html = make()
    with _lock:
        _kept[edition] = made_from, html
        _kept.move_to_end(edition)
        while len(_kept) > LIMIT:
            _kept.popitem(last=False)
    return html


def forget() -> None:
    """Keep nothing."""
    with _lock:
        _kept.clear()
