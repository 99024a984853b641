"""A page of what an outlet gets, and what is written down of its having taken it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from articles.readers.lists import Mark
from exchange.models import Outlet, Sent
from exchange.outlets import choosing, items, moments
from exchange.outlets.items import Item
from people import clock

#: Whoever comes without a cursor begins so long ago.
BEGINS = timedelta(days=1)
#: Changes that are looked at for one page; an outlet with a narrow choice may find none of them its own.
WALKED = 200


@dataclass(frozen=True)
class Page:
    """Items, where the next page begins or one comes back to, and whether more waits already."""

    items: list[Item]
    resume: Mark
    more: bool


def page(outlet: Outlet, mark: Mark, limit: int, now: datetime) -> Page:
    """What changed for the outlet behind `mark`, the earliest first: each story once, as it is now.

    The mark to come back with never lies in the last minute, for what changes there may still come in behind it: so
    a story of that minute is met again, in the same version, and none is lost.
    """
    rows = moments.since(mark, WALKED + 1, now)
    walked = rows[:WALKED]
    wanted = choosing.wanted(outlet, {pk for _at, pk in walked}, now)
    found: dict[int, None] = {}
    last, more = mark, len(rows) > WALKED
    for row in walked:
        if row[1] in wanted and row[1] not in found:
            if len(found) == limit:
                more = True
                break
            found[row[1]] = None
        last = Mark(*row)
    settled = now - moments.SETTLED
    resume = last if more or last.at <= settled else Mark(settled, 0)
    return Page(items.of_stories(outlet, list(found), now), resume, more)


def one(outlet: Outlet, story: int, now: datetime) -> Item | None:
    """A single story, if the outlet hears of it."""
    if story not in choosing.wanted(outlet, [story], now):
        return None
    return next(iter(items.of_stories(outlet, [story], now)), None)


def take(outlet: Outlet, taken: Iterable[Item]) -> None:
    """Write down that the outlet has these versions now; nothing where it had them before."""
    rows = {(one.number, one.change.version): one for one in taken}
    if not rows:
        return
    stories = {number for number, _version in rows}
    had = set(Sent.objects.filter(outlet=outlet, article__in=stories).order_by().values_list("article", "version"))
    new = [
        Sent(outlet=outlet, article_id=number, version=version, edition=one.edition, at=clock.now())
        for (number, version), one in rows.items()
        if (number, version) not in had
    ]
    new.sort(key=lambda row: (row.article_id, row.version))  # in one order, whoever else asks just now
    Sent.objects.bulk_create(new, ignore_conflicts=True)
