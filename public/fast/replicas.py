"""Readers' pages from a replica of the database, where one is fresh; from the primary, where none is.

A replica is behind by some milliseconds, or by minutes. Which page may be made there follows from what the primary
said last (`public.fast.changes`): the newest purge that this process has seen must have arrived, so no story that was
withdrawn is read there as live, and none that was published is missing. A replica that is too far behind, or does not
answer, is left alone for a moment; a page that failed there is made again on the primary.
"""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import count

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connections

log = logging.getLogger(__name__)

PRIMARY = "default"
#: Before the number of a replica, as the settings name them.
PREFIX = "replica"
#: Seconds between two questions to a replica how far it is, and for which one that failed is left alone.
ASKED_EVERY, LEFT_ALONE = 1.0, 5.0
#: Errors after which the same page may be had from the primary.
AWAY = (OperationalError, InterfaceError)
_STATE = """
SELECT CASE WHEN pg_is_in_recovery() THEN extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())
  ELSE 0 END::float8, (SELECT coalesce(max(id), 0) FROM public_purge)
"""

_chosen: ContextVar[str] = ContextVar("replica_for_readers", default=PRIMARY)
_turn = count()
_lock = threading.Lock()


@dataclass
class State:
    """What a replica said of itself: how many seconds it is behind, and the newest purge it has."""

    asked_at: float = float("-inf")
    behind: float = float("inf")
    position: int = -1
    failed_at: float = float("-inf")


_states: dict[str, State] = {}


class Router:
    """Reads of a reader's page go to the replica that was chosen for it; all else to the primary."""

    def db_for_read(self, model, **hints) -> str:
        return _chosen.get()

    def db_for_write(self, model, **hints) -> str:
        return PRIMARY

    def allow_relation(self, one, other, **hints) -> bool:
        return True

    def allow_migrate(self, db, app_label, **hints) -> bool:
        return db == PRIMARY


@contextmanager
def reading(position: int) -> Iterator[str]:
    """Within it this thread reads from a replica that has the purge `position`, if there is one. Gives its name."""
    alias = choose(position)
    token = _chosen.set(alias)
    try:
        yield alias
    finally:
        _chosen.reset(token)


def chosen() -> str:
    """Where this thread reads from now."""
    return _chosen.get()


def names() -> list[str]:
    """The replicas that the settings name."""
    return [name for name in settings.DATABASES if name.startswith(PREFIX)]


def choose(position: int) -> str:
    """The name of a replica that is fresh and has the purge `position`, by turns; else the primary's."""
    known = names()
    first = next(_turn) if known else 0
    by_turns = (known[(first + nth) % len(known)] for nth in range(len(known)))
    return next((name for name in by_turns if _is_fit(name, position)), PRIMARY)


def how_far(alias: str) -> float:
    """Asks a replica now how many seconds it is behind; infinite if it does not answer."""
    state = State()
    _ask(alias, state)
    return state.behind


def failed(alias: str, error: Exception) -> None:
    """Leave a replica alone for a moment: it failed just now."""
    log.warning("%s does not answer, readers' pages come from the primary: %s", alias, error)
    _state(alias).failed_at = time.monotonic()


def forget() -> None:
    """Know nothing of any replica."""
    _states.clear()


def _state(alias: str) -> State:
    return _states.setdefault(alias, State())


def _is_fit(alias: str, position: int) -> bool:
    state, now = _state(alias), time.monotonic()
    if now - state.failed_at < LEFT_ALONE:
        return False
    if now - state.asked_at > ASKED_EVERY or state.position < position:
        _ask(alias, state)
    return state.behind <= settings.NEWSROOM_REPLICA_SECONDS and state.position >= position


def _ask(alias: str, state: State) -> None:
    """How far is it? One thread of a process asks at a time; the others go by what it said last."""
    if not _lock.acquire(blocking=False):
        return
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute(_STATE)
            behind, state.position = cursor.fetchone()
        state.behind = float("inf") if behind is None else behind
        state.asked_at = time.monotonic()
    except DatabaseError as error:
        failed(alias, error)
    finally:
        _lock.release()
