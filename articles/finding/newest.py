"""Walks backwards through what readers have, until enough is found: as quickly for a word in every second story as
for one in a hundred, and without looking at more than a bounded number of stories, however large the archive.

The index holds the words of each edition beside the blocks of time to which it belongs (`expressions.blocks`), so
PostgreSQL finds "these words, in those weeks" without looking at a story. A rare word is asked for at once. For a
common one a window is asked that should hold enough, by how common it is, and then windows that reach further back.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import connections, router

from articles.finding.expressions import APART, BLOCKS
from articles.finding.vocabulary import Known
from articles.finding.windows import Place, statement
from articles.models import Edition
from people import clock

#: As many stories of a kind are wanted.
WANTED = 100
#: Words that stand in so few stories are asked for without a window.
FEW = 600
#: Stories of one window at most that are looked at; the newest of these are taken.
LOOKED_AT = 1_000
#: Each window is so many times as long as the one before; if that held nothing; once one has held too much.
WIDER, MUCH_WIDER, CAREFULLY_WIDER = 8, 64, 2
#: The part of the way to a wave's first known day that the next window takes.
NEARER = 2
#: For one word, a window behind one that held nothing has so many days at most, or this part of what is left: to look
#: where it is not costs next to nothing, and at a whole wave of stories most of all.
CAREFUL, PART = 500, 6
#: Windows at most, for words that come in waves. The last holds all that is left.
ROUNDS = 16
#: The newest editions by which the paper's pace is told, and seconds for which that is believed.
PACE, TRUSTED = 2_000, 300.0

#: Days of a first window at most.
LONGEST = 4 * 365

_DAY = 86_400
_papers: dict[str, tuple[float, "_Paper"]] = {}


class Row(NamedTuple):
    """An edition that was found."""

    edition_id: int
    article_id: int
    published_at: datetime


@dataclass(frozen=True)
class Within:
    """What narrows a search: sections by id, and moments (aware), the first included, the last not.

    `before` is a row of a list, newest first, behind which the list goes on.
    """

    sections: Sequence[int] | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: tuple[datetime, int] | None = None


EVERYWHERE = Within()


@dataclass
class Search:
    """One question to the index, and about how many editions it will find in all; `found` is filled by `walk`.

    Stories from before `since` (aware) need not be found. `several`: it asks for several words, which may never meet,
    however common each is. `few`: there is reason to believe that they hardly do. `until`: none is newer than this
    moment (aware); `gap`: hardly any is.
    """

    written: str
    expected: int
    since: datetime | None = None
    several: bool = False
    few: bool = False
    until: datetime | None = None
    gap: datetime | None = None
    found: list[Row] = field(default_factory=list)


class _Paper(NamedTuple):
    """Editions a day lately (None for an archive so small that it does not matter), and the day of the oldest."""

    pace: float | None
    begins: int


@dataclass
class _Walk:
    """A search on its way: the last day that is not looked at yet, and how many days the next window has.

    None for these: everything that is left. `safe` are the days of the first window if that is too much after all.
    `after_gap` are the days of the window after the first, where that is to hold hardly any story.
    `wave` is the first day of a window that held too much: between it and `day` a wave of stories begins. The archive
    `begins` at about that day.
    """

    search: Search
    day: int
    days: int | None
    first: int
    begins: int
    safe: int | None = None
    after_gap: int | None = None
    wider: int = WIDER
    wave: int | None = None
    done: bool = False

    def window(self) -> tuple[int, int] | None:
        """The first and last day to look at next; None for all that is left."""
        if self.days is None:
            return None
        if self.after_gap:
            return max(self.day - self.days + 1, self.first), self.day
        size = max(8**nth for nth in range(len(BLOCKS)) if 8**nth <= max(self.days, 1))
        return max((self.day - self.days) // size * size, self.first), self.day

    def took(self, window: tuple[int, int] | None, rows: list[Row], count: int, *, is_last: bool) -> None:
        """Go on from a window in which `count` stories were looked at, of which `rows` are the newest."""
        if window is None and self.safe and count >= LOOKED_AT:  # they meet often: the newest are not known yet
            self.days = self.safe
            return
        if window and count >= LOOKED_AT and self.days > 1 and not is_last:  # too many to know the newest
            self.wave, self.wider, self.after_gap = window[0], CAREFULLY_WIDER, None
            self.days = self._nearer()
            return
        self.search.found += rows[: WANTED - len(self.search.found)]
        self.done = window is None or len(self.search.found) >= WANTED or window[0] <= self.first
        if window and self.after_gap:  # behind it they stand as close as they were expected to, or closer
            self.day, self.days, self.after_gap = window[0] - 1, self.after_gap, None
            return
        if window:
            wider = MUCH_WIDER if not count and self.wider == WIDER else self.wider
            self.day, self.days = window[0] - 1, self.days * wider
            left = self.day - self.begins
            if not count and self.wave is None:  # of several, twice as many as are wanted were expected
                self.days = (
                    max(self.days, left) if self.search.several else min(self.days, max(CAREFUL, left // PART))
                )
            if self.wave is not None and not count and self.day > self.wave:
                self.days = self._nearer()

    def _nearer(self) -> int:
        """Days of a window that leaves most of what lies before the beginning of the wave to the next."""
        return max(1, (self.day - self.wave) // NEARER)


def walk(searches: Sequence[Search], known: Known, within: Within = EVERYWHERE, now: datetime | None = None) -> None:
    """Fill in what the `searches` find: of each the newest WANTED, newest first. One statement, seldom more.

    What they expect was counted by `known`.
    """
    now = now or clock.now()
    last = min(filter(None, (now, within.until, within.before and within.before[0])))
    paper = _paper(now)
    going = [_begun(one, _day_of(last), _days(one, known, paper.pace), within, paper.begins) for one in searches]
    for left in reversed(range(ROUNDS if going else 0)):
        if not left:
            for one in going:
                one.days = one.day - one.first
        windows = [one.window() for one in going]
        for one, window, looked in zip(going, windows, _looked(going, windows, within, now), strict=True):
            one.took(window, *looked, is_last=not left)
        going = [one for one in going if not one.done]
        if not going:
            return


def _begun(search: Search, day: int, days: int | None, within: Within, begins: int) -> _Walk:
    """The way of a search before its first window: all at once where few are believed to be found."""
    first = _first_day(search, within)
    begins = max(begins, first)
    if search.until:
        day = min(day, _day_of(search.until))
    if search.few:
        return _Walk(search, day, None, first, begins, days)
    if days and search.gap and (gap := day - _day_of(search.gap)) > days:
        return _Walk(search, day, gap, first, begins, after_gap=days)
    return _Walk(search, day, days, first, begins)


def forget() -> None:
    """Take the paper's pace anew before the next search."""
    _papers.clear()


def covered(first: int, last: int) -> list[int]:
    """The fewest blocks that hold all days from `first` to `last`, as `expressions.blocks` numbers them."""
    found, day = [], first
    while day <= last:
        size = max(nth for nth in range(len(BLOCKS)) if day % 8**nth == 0 and (not nth or day + 8**nth - 1 <= last))
        found.append(APART * (size + 1) + day // 8**size)
        day += 8**size
    return found


def _days(search: Search, known: Known, pace: float | None) -> int | None:
    """How many days should hold twice as many as are wanted; None to ask for all at once."""
    if pace is None or (search.expected <= FEW and not known.behind):
        return None
    share = max(search.expected, 1) / max(known.total, search.expected, 1)
    return max(1, min(round(2 * WANTED / share / pace), LONGEST))


def _paper(now: datetime) -> _Paper:
    """How quickly the paper writes, and since when. Two statements in five minutes."""
    name = _database().settings_dict["NAME"]
    kept = _papers.get(name)
    if kept and time.monotonic() - kept[0] < TRUSTED:
        return kept[1]
    live = Edition.objects.live(now)
    moments = live.order_by("-published_at", "-article_id").values_list("published_at", flat=True)
    some, oldest = moments[PACE : PACE + 1], moments.reverse()[:1]
    pace = PACE / max((now - some[0]).total_seconds() / _DAY, 1 / 24) if some else None
    found = _Paper(pace, _day_of(oldest[0]) if oldest else 0)
    _papers[name] = time.monotonic(), found
    return found


def _database():
    """The connection on which editions are read."""
    return connections[router.db_for_read(Edition)]


def _first_day(search: Search, within: Within) -> int:
    return max(0, *(_day_of(since) for since in (search.since, within.since) if since), 0)


def _day_of(moment: datetime) -> int:
    return int(moment.timestamp() // _DAY)


def _looked(
    going: list[_Walk], windows: list[tuple[int, int] | None], within: Within, now: datetime
) -> list[tuple[list[Row], int]]:
    """What each walk finds in its window, and how many stories were looked at there. One statement."""
    parts, values = [], []
    for nth, (one, window) in enumerate(zip(going, windows, strict=True)):
        given: dict[str, Any] = {"now": now, "written": one.search.written}
        given["until"] = datetime.fromtimestamp((one.day + 1) * _DAY, UTC)
        if within.until:
            given["until"] = min(given["until"], within.until)
        if window:
            given["days"] = covered(*window)
        if within.sections is not None:
            given["sections"] = list(within.sections)
        if within.since:
            given["since"] = within.since
        if within.before:
            given["moment"], given["article"] = within.before
        sql, places = statement(frozenset(given), LOOKED_AT)
        newest = f"ORDER BY 4 DESC, 3 DESC LIMIT {WANTED}"
        parts.append(f"(SELECT {nth}, one.*, count(*) OVER () FROM ({sql}) AS one {newest})")  # noqa: S608 - our own
        values += [given[place.name] if isinstance(place, Place) else place for place in places]
    found: list[tuple[list[Row], int]] = [([], 0)] * len(going)
    with _database().cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        for nth, rows in groupby(sorted(cursor.fetchall(), key=itemgetter(0)), itemgetter(0)):
            rows = list(rows)
            newest = sorted((Row(*row[1:4]) for row in rows), key=itemgetter(2, 1), reverse=True)
            found[nth] = newest, rows[0][4]
    return found
