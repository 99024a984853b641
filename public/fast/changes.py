"""What this process knows of change: its kept pages, what other processes purged, and when the next edition turns.

Several server processes keep pages. Whoever changes something writes a row of keys (`purge`); every process reads new
rows before it answers, at most four times a second, and drops what they name. A table needs no connection of its own,
works through PgBouncer, and a process that was busy or asleep catches up by itself; docs/decisions/0010 weighs it
against LISTEN/NOTIFY. A process that cannot look shows nothing after a few seconds (`knows`): decision 26.
"""

import logging
import math
import threading
import time
from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.db import DatabaseError
from django.db.models import BigIntegerField, F, Value
from django.db.models.functions import Coalesce

from articles.models import Edition
from articles.readers import keys
from fronts.models import BreakingBar, FrontMoment
from people import clock
from people.written import A_MOMENT, ANOTHER_MOMENT
from photos.models import Photo
from public.fast.pagestore import PageStore, changes_with
from public.fast.prepared import Prepared
from public.models import Purge

log = logging.getLogger(__name__)

#: Seconds between two looks.
INTERVAL = 0.25
#: A database that did not answer is left alone for so many seconds.
AWAY = 1.0
#: How far back a look goes: a row may become visible after one with a higher number.
OVERLAP = timedelta(seconds=30)
#: Marks remembered: one for each purge that a cache in front was told of.
MARKS = 1_000
#: How far ahead a look goes: no page is kept for longer.
AHEAD = timedelta(hours=1)
#: Numbers in place of a story's id: the bar on every page; the home page, and below it the fronts of sections.
_BAR, _HOME = -1, -2
#: Above this by its number is a photo: further from zero than any section.
_PHOTO = -(2**62)
#: A process that did not look for so long has missed rows and starts with nothing.
LOST = 20.0

_lock = threading.Lock()
_store = PageStore(limit=0)
_looked_at = -math.inf  # the clock below may itself be near nought: it counts from the machine's start
_known_at = -math.inf  # when the last look that succeeded began
_failed_at = -math.inf  # when the last one that did not ended
_seen: dict[int, datetime] = {}
_heeded: dict[str, None] = {}
_turns: frozenset[tuple[float, str]] = frozenset()


def store() -> PageStore:
    """The pages kept in this process."""
    _store.limit = settings.NEWSROOM_PAGE_CACHE_MB * 1_000_000
    return _store


def refresh() -> None:
    """Catch up with what other processes purged and when the next edition turns; at most once in INTERVAL.

    A database that does not answer leaves everything as it is, for as long as `knows` allows.
    """
    if time.monotonic() - _looked_at < INTERVAL or not _lock.acquire(blocking=False):
        return
    try:
        _try_to_look()
    finally:
        _lock.release()


def knows(seconds: float | None = None) -> bool:
    """Has this process looked within so many seconds (default: NEWSROOM_BLIND_SECONDS)? Looks now if it must.

    False: the database is away, and what is kept here may by now be what nobody may see any more.
    """
    oldest = time.monotonic() - (settings.NEWSROOM_BLIND_SECONDS if seconds is None else seconds)
    if _known_at > oldest:
        return True
    with _lock:  # whoever waited here finds that another thread has looked
        if _known_at <= oldest and not is_away():
            _try_to_look()
    return _known_at > oldest


def heed(mark: str) -> bool:
    """Catch up at once, unless that was done for the same `mark` before. False: the database is away.

    A cache in front was told of a purge, and asks anew with that purge's mark. It would keep whatever it gets, so an
    answer made of what this process has not looked at for a moment would stay old for minutes. The purge was
    committed before the cache heard of it: one look after the mark was first seen is enough for all requests that
    bear it.
    """
    if mark in _heeded:
        return True
    with _lock:
        if mark not in _heeded and not is_away() and _try_to_look():
            _heeded[mark] = None
            if len(_heeded) > MARKS:
                del _heeded[next(iter(_heeded))]
    return mark in _heeded


def position() -> int:
    """The newest purge that this process has seen; what it makes must know of it. 0: none of late."""
    return max(_seen, default=0)


def is_away() -> bool:
    """Did the database not answer just now? Whoever asks it again at once waits as long as the last one."""
    return time.monotonic() - _failed_at < AWAY


def _try_to_look() -> bool:
    """Look, and say whether the database answered. Call with the lock held."""
    global _looked_at, _known_at, _failed_at
    begun = time.monotonic()
    lost, _looked_at = begun - _known_at > LOST, begun
    try:
        _look(lost)
    except DatabaseError as error:
        _failed_at = time.monotonic()
        log.warning("Cannot look for changes: %s", error)
        return False
    _known_at, _failed_at = begun, -math.inf
    return True


def next_change(names: frozenset[str]) -> float | None:
    """When a page with these keys is to change next, in seconds since the epoch by this machine's clock.

    None: not within AHEAD. A list changes with every edition that begins or ends, any other page with those of its
    own stories; a front with its revisions and cards, every page with the
    breaking bar, and whatever shows a picture with the end of the right to it.
    """
    refresh()
    return min((moment for moment, key in _turns if changes_with(names, key)), default=None)


def forget() -> None:
    """Keep nothing and look again before the next page."""
    global _looked_at, _known_at, _failed_at, _turns
    _store.clear()
    _seen.clear()
    _heeded.clear()
    _looked_at = _known_at = _failed_at = -math.inf
    _turns = frozenset()


def _look(lost: bool) -> None:
    global _turns
    now, planned = clock.now(), _turns
    _turns = _planned(now)
    if not settings.NEWSROOM_PAGE_CACHE_MB and len(settings.DATABASES) == 1:
        return
    rows = Purge.objects.filter(at__gt=now - OVERLAP).values_list("pk", "at", "keys")
    new = [row for row in rows if row[0] not in _seen]
    for pk, at, _ in new:
        _seen[pk] = at
    for pk in [pk for pk, at in _seen.items() if at < now - 2 * OVERLAP]:
        del _seen[pk]
    if lost:
        _store.clear()
    elif new:
        _store.purge({key for row in new for key in row[2]})
    for moment, key in _turns - planned:
        _store.cap(moment, key)


def _planned(now: datetime) -> frozenset[tuple[float, str]]:
    """What begins or ends within AHEAD: moments, each with the key of what turns then. One statement."""
    ahead = clock.ahead().total_seconds()
    rows = _turns_query().rows(since=now, until=now + AHEAD)
    return frozenset((at.timestamp() + ahead, _key(number)) for at, number in rows)


@cache
def _turns_query() -> Prepared:
    """Moments between `since` and `until` by the database's clock, each with the number of what turns then."""

    def build(since, until):
        number = Value(_HOME) - Coalesce("revision__front__section", 0, output_field=BigIntegerField())
        moments = FrontMoment.objects.filter(at__gt=since, at__lt=until, revision__called_off_at=None)
        bars = BreakingBar.objects.filter(ends_at__gt=since, ends_at__lt=until, lifted_at=None)
        of_fronts = moments.order_by().values_list("at", number)
        of_bars = bars.order_by().values_list("ends_at", Value(_BAR, BigIntegerField()))
        ending = Photo.objects.filter(usable_until__gt=since, usable_until__lt=until, is_denied=False).order_by()
        of_photos = ending.values_list("usable_until", Value(_PHOTO, BigIntegerField()) + F("pk"))
        turns = Edition.objects.turns(since, until)
        return turns.union(of_fronts, of_bars, of_photos, all=True).order_by()

    return Prepared(build, since=A_MOMENT, until=ANOTHER_MOMENT)


def _key(number: int) -> str:
    if number > 0:
        return keys.article(number)
    if number <= _PHOTO // 2:
        return keys.photo(number - _PHOTO)
    return keys.SITE if number == _BAR else keys.arranged(_HOME - number)
