"""Which story stands in which place of a front. Pure: it asks nobody anything."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from fronts import arrangement as arranged
from fronts.arrangement import Arrangement, Container, Placed
from fronts.layouts import LAYOUTS
from public.candidates import Found, of_container

Filled = list[tuple[Container, list[Placed]]]


def fill(arrangement: Arrangement, found: Found, now: datetime) -> Filled:
    """Which story stands where: what editors placed first, then what the rules bring, no story twice.

    A pinned card keeps its place, and may be a story's second one. The others close up where one is missing, and the
    rule fills what is left: a place that was given by hand is never empty while the rule has a story for it.
    """
    rows: list[list[Placed | None]] = []
    pinned = {placed.article for _container, placed in _standing(arrangement, found, now) if placed.pinned}
    taken = set(pinned)
    for container in arrangement:
        row = _by_hand(container, found, now, taken)
        taken |= {placed.article for placed in row if placed}
        rows.append(row)
    for container, row in zip(arrangement, rows, strict=True):
        candidates = [one for one in of_container(container, found) if one.article not in taken]
        if row and row[0] is None and LAYOUTS[container.layout].pictured:
            pictured = next((one for one in candidates if one.photo), None)
            candidates.sort(key=lambda one, pictured=pictured: one is not pictured)
        for place, placed in enumerate(row):
            if placed is None and candidates:
                row[place] = _by_rule(candidates.pop(0).article)
                taken.add(row[place].article)
    return [
        (container, [placed for placed in row if placed]) for container, row in zip(arrangement, rows, strict=True)
    ]


@lru_cache(maxsize=4096)
def _by_rule(article: int) -> Placed:
    """A story that nobody placed; it never changes, and a front has dozens."""
    return Placed(article)


def _standing(arrangement: Arrangement, found: Found, now: datetime) -> Iterable[tuple[Container, Placed]]:
    """The cards that editors placed, that are of a live story, and whose time it is."""
    return (
        (container, placed)
        for container, placed in arranged.cards_of(arrangement)
        if container.fill != "rule" and placed.article in found.named and placed.stands_at(now)
    )


def _by_hand(container: Container, found: Found, now: datetime, taken: set[int]) -> list[Placed | None]:
    """A container's places, with what editors placed in them; None where the rule has to fill one."""
    if container.fill == "rule":
        return [None] * container.size
    due = [placed for placed in container.cards if placed.begins is None or placed.begins <= now]
    places = container.size if container.fill == "both" else min(container.size, len(due))
    row: list[Placed | None] = [None] * places
    here = [placed for _container, placed in _standing((container,), found, now)]
    for placed in here:
        place = container.cards.index(placed)
        if placed.pinned and place < len(row):
            row[place] = placed
    free = (place for place, placed in enumerate(row) if placed is None)
    loose = [placed for placed in here if not placed.pinned and placed.article not in taken]
    for place, placed in zip(free, {placed.article: placed for placed in loose}.values(), strict=False):
        row[place] = placed
    return row
