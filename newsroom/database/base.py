"""Asks an open connection whether it still lives only after it has rested, and ends statements that take too long.

CONN_HEALTH_CHECKS sends one more statement before the first of every request, so that nobody meets an error because
the database was started anew meanwhile. On a busy site that is a third of a story's statements, and the same
connection gave the same answer a few milliseconds ago.

How long a statement may take depends on whose it is (`newsroom.statements`). It is told to a connection when it has
changed since the last one, so a server that answers readers alone is told once. Where connections do not outlive a
request, or a pooler hands them about (POOLED, newsroom/database/configured.py), it is told to each transaction with
SET LOCAL, and to a statement outside of one in the same breath, which is a transaction of the two: all else would
stay behind in a connection that is somebody else's next.
"""

import logging
import time
from datetime import timedelta

from django.db.backends.postgresql import base

from people import clock

log = logging.getLogger(__name__)

#: Seconds for which a connection that was found alive is taken to be alive.
TRUSTED = 1.0
#: Seconds between two comparisons of this machine's clock with the database's, and the difference that matters.
COMPARED_EVERY = 30.0
TOLERATED = 1.0
#: How every connection that stays plans: see `DatabaseWrapper.connect`.
PLANNING = "SET plan_cache_mode TO force_generic_plan; SET random_page_cost TO 1.1"
#: No number of seconds: what the connection was told may have been undone.
UNKNOWN = -1

_compared_at = float("-inf")


class _Limited(base.Cursor):
    """A cursor that tells each statement how long it may take: SET LOCAL ends with the transaction of the two."""

    seconds = 0

    def execute(self, query, args=None):
        said = query if isinstance(query, str) else query.as_string(self)
        return super().execute(f"SET LOCAL statement_timeout = {int(self.seconds) * 1000}; {said}", args)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection to PostgreSQL. One that breaks is noticed by its error as ever, and replaced."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._trusted_until = 0.0
        self.statement_seconds = 0
        self._told_seconds = 0

    def connect(self) -> None:
        """Open a connection, and say once how it plans: what a transaction says is undone with it.

        Left to itself PostgreSQL would plan most statements that it keeps (`people.blanks`) anew each time: without
        the values it guesses that a third of all editions has begun, where all have, takes one plan for all values to
        be dearer than it is, and spends more on planning than the better plan could save. What is asked all day is in
        memory, so that a step into an index costs little more than the next row; told nothing, PostgreSQL reckons
        with a disk that turns.
        """
        super().connect()
        if not self.pooled:
            with self.wrap_database_errors, self.connection.cursor() as cursor:
                cursor.execute(PLANNING)
        self._told_seconds = 0
        self._trusted_until = time.monotonic() + TRUSTED
        self._compare_clocks()

    def _compare_clocks(self) -> None:
        """Once in COMPARED_EVERY seconds of a process; by psycopg's own cursor: it is no statement of any request's.

        Editions begin and end by the clock. A machine whose clock is wrong goes by the database's, and says so.
        """
        global _compared_at
        if time.monotonic() - _compared_at < COMPARED_EVERY or not self.connection.autocommit:
            return
        _compared_at = time.monotonic()
        with self.connection.cursor() as cursor:
            before = time.time()
            cursor.execute("SELECT extract(epoch FROM clock_timestamp())::float8")
            ahead = (before + time.time()) / 2 - cursor.fetchone()[0]
        clock.set_ahead(timedelta(seconds=ahead if abs(ahead) > TOLERATED else 0))
        if abs(ahead) > TOLERATED:
            log.error("This machine's clock is %+.0f s from the database's: turn on NTP on both.", ahead)

    @property
    def pooled(self) -> bool:
        """May nothing stay behind in a connection, because another request has it next?"""
        return self.settings_dict.get("POOLED", False) or self.settings_dict["CONN_MAX_AGE"] == 0

    @property
    def transaction_stands(self) -> bool:
        """Would a statement that fails spoil others? A test's own transaction is none, as to Django (`durable`)."""
        return self.in_atomic_block and not all(block._from_testcase for block in self.atomic_blocks)

    def create_cursor(self, name=None):
        """A cursor on a connection that knows how long its statements may take."""
        if not self.pooled:
            if self.statement_seconds != self._told_seconds:
                self._tell_seconds("SET")
                self._told_seconds = self.statement_seconds
            return super().create_cursor(name)
        cursor = super().create_cursor(name)
        if name or not self.statement_seconds or not self.connection.autocommit:
            return cursor
        limited = self.connection.cursor(cursor_factory=_Limited)
        limited.tzinfo_factory, limited.seconds = cursor.tzinfo_factory, self.statement_seconds
        return limited

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)
        if not autocommit and self.statement_seconds and self.pooled:
            self._tell_seconds("SET LOCAL")

    def _rollback(self) -> None:
        """What was told within the transaction is undone with it."""
        super()._rollback()
        self._told_seconds = UNKNOWN

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)
        self._told_seconds = UNKNOWN

    def _tell_seconds(self, verb: str) -> None:
        """By psycopg's own cursor: it is no statement of any request's."""
        with self.connection.cursor() as cursor:
            cursor.execute(f"{verb} statement_timeout = {int(self.statement_seconds) * 1000}")

    def close_if_health_check_failed(self) -> None:
        """Close the connection if it is dead; not asked while it is trusted, and once in a request at most.

        Trust that ends halfway through a request must not ask there: between a transaction's COMMIT and its end the
        question would begin another one, and a save that went through would be answered with an error.
        """
        if self.health_check_done or not self.health_check_enabled:
            return
        if time.monotonic() < self._trusted_until:
            self.health_check_done = True
            return
        super().close_if_health_check_failed()
        self._trusted_until = time.monotonic() + TRUSTED
        if self.connection is not None:
            self._compare_clocks()
