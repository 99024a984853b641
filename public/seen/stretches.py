"""Thirds of months: which of them have live stories, without a look at every story."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from django.db import connections, router
from django.db.models.expressions import RawSQL
from django.utils import timezone

from articles.models import Edition
from people.clock import midnight, newsroom_zone
from people.written import A_MOMENT
from public.fast.prepared import Prepared

#: The days of a month with which its parts begin.
DAYS = (1, 11, 21)
#: The newest stretches, which are looked at each time: some three months.
RECENT = 9
#: So long a process knows what it found of older ones: as long as anybody may keep the index that names them.
KNOWN = timedelta(seconds=300)
#: Editions looked through for what changed lately: some days' work of a large newsroom.
LATELY = 500


@dataclass(frozen=True, slots=True)
class Stretch:
    """The `part`th third of the month that begins with the day `month`."""

    month: date
    part: int

    def __str__(self) -> str:
        return f"{self.month.year:04}-{self.month.month:02}-{self.part}"

    @classmethod
    def of(cls, month: date, part: int) -> "Stretch":
        """Raises ValueError if a month has no such part."""
        if not 1 <= part <= len(DAYS):
            raise ValueError(f"A month has {len(DAYS)} parts.")
        return cls(month, part)

    @classmethod
    def at(cls, day: date) -> "Stretch":
        """The stretch that has this day."""
        return cls(day.replace(day=1), sum(day.day >= first for first in DAYS))

    @property
    def before(self) -> "Stretch":
        if self.part > 1:
            return Stretch(self.month, self.part - 1)
        return Stretch((self.month - timedelta(days=1)).replace(day=1), len(DAYS))


@lru_cache(maxsize=2_048)  # an archive of fifty years has 1,800
def bounds(stretch: Stretch, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """When a stretch begins, and when it is over, by the clock of `zone`."""
    month = stretch.month
    if stretch.part < len(DAYS):
        after = month.replace(day=DAYS[stretch.part])
    else:
        after = (month + timedelta(days=32)).replace(day=1)
    return midnight(month.replace(day=DAYS[stretch.part - 1]), zone), midnight(after, zone)


@dataclass(frozen=True, slots=True)
class _Older:
    """What this process has found of all but the newest stretches: when, between which, and those with stories."""

    at: datetime
    between: tuple[ZoneInfo, Stretch, Stretch]
    stretches: list[Stretch]

    def holds(self, now: datetime, between: tuple[ZoneInfo, Stretch, Stretch]) -> bool:
        return between == self.between and self.at <= now < self.at + KNOWN


_older: _Older | None = None


def forget() -> None:
    """Look at every stretch again."""
    global _older
    _older = None


def with_stories(now: datetime) -> list[Stretch]:
    """The stretches with a story that is live at `now`, the newest first. Two statements.

    For each stretch one step into the index of `published_at`, whatever the number of stories; for older ones once in
    KNOWN, since an archive has hundreds, and a story that goes seldom leaves its stretch empty.
    """
    global _older
    zone = newsroom_zone()
    ends = [at for (at,) in _ends_query().rows(now=now)]
    if not ends:
        return []
    last, first = (timezone.localtime(at, zone).date() for at in (max(ends), min(ends)))
    stretches = _between(Stretch.at(first), Stretch.at(last))
    if len(stretches) <= RECENT:
        return _walked(stretches, zone, now)
    between, older = (zone, stretches[RECENT], stretches[-1]), _older
    if older and older.holds(now, between):
        return [*_walked(stretches[:RECENT], zone, now), *older.stretches]
    found = _walked(stretches, zone, now)
    recent = frozenset(stretches[:RECENT])
    _older = _Older(now, between, [one for one in found if one not in recent])
    return found


def _walked(stretches: tuple[Stretch, ...], zone: ZoneInfo, now: datetime) -> list[Stretch]:
    """Those of them, the newest first, that have a story which is live at `now`. One statement."""
    walk, values = _walk()
    with connections[router.db_for_read(Edition)].cursor() as cursor:
        cursor.execute(walk, [_bounds(stretches, zone), *(now if value == A_MOMENT else value for value in values)])
        return [stretches[place - 1] for (place,) in sorted(cursor.fetchall())]


@lru_cache(maxsize=8)
def _bounds(stretches: tuple[Stretch, ...], zone: ZoneInfo) -> str:
    """When the first is over, and when each begins, where the one before it is over, as PostgreSQL writes a list:
    hundreds of moments, the same all day."""
    moments = [bounds(stretches[0], zone)[1], *(bounds(one, zone)[0] for one in stretches)]
    return f"{{{','.join(moment.isoformat() for moment in moments)}}}"


@cache
def _ends_query() -> Prepared:
    """When the newest and the oldest story came."""

    def build(now):
        live = Edition.objects.live(now)
        newest = live.order_by("-published_at").values_list("published_at")[:1]
        return newest.union(live.order_by("published_at").values_list("published_at")[:1], all=True).order_by()

    return Prepared(build, now=A_MOMENT)


@cache
def _walk() -> tuple[str, tuple]:
    """The statement that takes one step for each stretch between two moments of a list, and its values after that."""
    live = Edition.objects.live(A_MOMENT)
    inside = live.filter(published_at__gte=RawSQL("begins", ()), published_at__lt=RawSQL("ends", ()))
    some, values = inside.order_by("-published_at").values("pk")[:1].query.sql_with_params()
    bounds = "(SELECT %s::timestamptz[] AS at) AS bounds"
    place = "generate_series(1, cardinality(at) - 1) AS place"
    stretch = f"(SELECT place, at[place + 1] AS begins, at[place] AS ends FROM {bounds}, {place}) AS stretch"  # noqa: S608
    return f"SELECT place FROM {stretch} CROSS JOIN LATERAL ({some}) AS found", values  # noqa: S608 - both are ours


def told(now: datetime) -> dict[Stretch, datetime]:
    """When stretches that changed lately did so for the last time. One statement."""
    lately, values = _lately(LATELY)
    with connections[router.db_for_read(Edition)].cursor() as cursor:
        told_by = [newsroom_zone().key, *(now if value == A_MOMENT else value for value in values)]
        cursor.execute(lately, told_by)
        found = cursor.fetchall()
    told: dict[Stretch, datetime] = {}
    for day, updated_at in found:
        stretch = Stretch.at(day)
        told[stretch] = max(updated_at, told.get(stretch, updated_at))
    return told


@cache
def _lately(count: int) -> tuple[str, tuple]:
    """The statement that says of each day when a story of it changed last, of the newest `count` editions; its values
    stand after a zone."""
    newest = Edition.objects.live(A_MOMENT).order_by("-pk").values("published_at", "updated_at")[:count]
    some, values = newest.query.sql_with_params()
    day = "(published_at AT TIME ZONE %s)::date"
    return f"SELECT {day}, max(updated_at) FROM ({some}) AS newest GROUP BY 1", values  # noqa: S608 - ours


@lru_cache(maxsize=8)
def _between(first: Stretch, last: Stretch) -> tuple[Stretch, ...]:
    """All from one to the other, the newest first."""
    found = [last]
    while found[-1] != first:
        found.append(found[-1].before)
    return tuple(found)
