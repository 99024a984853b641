"""What this process knows of change: its kept pages, what other processes purged, and when the next edition turns.

Several server processes keep pages. Whoever changes something writes a row of keys (`purge`); every process reads new
rows before it answers, at most four times a second, and drops what they name. A table needs no connection of its own,
works through PgBouncer, and a process that was busy or asleep catches up by itself; docs/decisions/0010 weighs it
against LISTEN/NOTIFY.
"""

import logging
import math
import threading
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError
from django.db.models import BigIntegerField, Value
from django.utils import timezone

from articles.models import Edition
from public.fast.pagestore import PageStore, is_of_list
from public.models import Placement, Purge

log = logging.getLogger(__name__)

#: Seconds between two looks.
INTERVAL = 0.25
#: How far back a look goes: a row may become visible after one with a higher number.
OVERLAP = timedelta(seconds=30)
#: Marks remembered: one for each purge that a cache in front was told of.
MARKS = 1_000
#: How far ahead a look goes: no page is kept for longer.
AHEAD = timedelta(hours=1)
#: A process that did not look for so long has missed rows and starts with nothing.
LOST = 20.0

_lock = threading.Lock()
_store = PageStore(limit=0)
_looked_at = -math.inf  # the clock below may itself be near nought: it counts from the machine's start
_seen: dict[int, datetime] = {}
_heeded: dict[str, None] = {}
_turns: frozenset[tuple[float, str]] = frozenset()


def store() -> PageStore:
    """The pages kept in this process."""
    _store.limit = settings.NEWSROOM_PAGE_CACHE_MB * 1_000_000
    return _store


def refresh() -> None:
    """Catch up with what other processes purged and when the next edition turns; at most once in INTERVAL.

    A database that does not answer leaves everything as it is: pages that are kept are shown on.
    """
    if time.monotonic() - _looked_at < INTERVAL or not _lock.acquire(blocking=False):
        return
    try:
        _look_safely()
    finally:
        _lock.release()


def heed(mark: str) -> None:
    """Catch up at once, unless that was done for the same `mark` before.

    A cache in front was told of a purge, and asks anew with that purge's mark. It would keep whatever it gets, so an
    answer made of what this process has not looked at for a moment would stay old for minutes. The purge was
    committed before the cache heard of it: one look after the mark was first seen is enough for all requests that
    bear it.
    """
    if mark in _heeded:
        return
    with _lock:
        if mark not in _heeded and _look_safely():
            _heeded[mark] = None
            if len(_heeded) > MARKS:
                del _heeded[next(iter(_heeded))]


def _look_safely() -> bool:
    """Look, and say whether the database answered. Call with the lock held."""
    global _looked_at
    try:
        lost, _looked_at = time.monotonic() - _looked_at > LOST, time.monotonic()
        _look(lost)
    except DatabaseError as error:
        log.warning("Cannot look for changes, showing what is kept: %s", error)
        return False
    return True


def next_change(keys: frozenset[str]) -> float | None:
    """When a page with these keys is to change next, in seconds since the epoch; None: not within AHEAD.

    A list changes with every edition or placement that begins or ends, any other page with those of its own stories.
    """
    refresh()
    of_list = is_of_list(keys)
    return min((moment for moment, key in _turns if of_list or key in keys), default=None)


def forget() -> None:
    """Keep nothing and look again before the next page."""
    global _looked_at, _turns
    _store.clear()
    _seen.clear()
    _heeded.clear()
    _looked_at, _turns = -math.inf, frozenset()


def _look(lost: bool) -> None:
    global _turns
    now, planned = timezone.now(), _turns
    _turns = _planned(now)
    if not settings.NEWSROOM_PAGE_CACHE_MB:
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
    """What begins or ends within AHEAD: moments, each with the key of its story; placements change lists alone."""
    until = now + AHEAD
    edges = (
        Placement.objects.filter(**{f"{edge}__gt": now, f"{edge}__lt": until}) for edge in ("starts_at", "ends_at")
    )
    begins, ends = edges
    nobodys = Value(0, BigIntegerField())
    placed = begins.order_by().values_list("starts_at", nobodys)
    lifted = ends.order_by().values_list("ends_at", nobodys)
    turns = Edition.objects.turns(now, until).union(placed, lifted, all=True).order_by()
    return frozenset((at.timestamp(), f"article:{pk}") for at, pk in turns)
