"""Asks an open connection whether it still lives only after it has rested, and ends statements that take too long.

CONN_HEALTH_CHECKS sends one more statement before the first of every request, so that nobody meets an error because
the database was started anew meanwhile. On a busy site that is a third of a story's statements, and the same
connection gave the same answer a few milliseconds ago.

How long a statement may take depends on whose it is (`newsroom.statements`). It is told to a connection when it has
changed since the last one, so a server that answers readers alone is told once. Where connections do not outlive a
request (CONN_MAX_AGE=0, as behind a pooler that hands them about) it is told to each transaction, with SET LOCAL:
anything else would stay behind in a connection that is somebody else's next. There a statement outside of a
transaction has the limit of the database's role.
"""

import time

from django.db.backends.postgresql import base

#: Seconds for which a connection that was found alive is taken to be alive.
TRUSTED = 1.0
#: No number of seconds: what the connection was told may have been undone.
UNKNOWN = -1


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection to PostgreSQL. One that breaks is noticed by its error as ever, and replaced."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._trusted_until = 0.0
        self.statement_seconds = 0
        self._told_seconds = 0

    def connect(self) -> None:
        super().connect()
        self._told_seconds = 0
        self._trusted_until = time.monotonic() + TRUSTED

    def create_cursor(self, name=None):
        """A cursor on a connection that knows how long its statements may take."""
        if self.statement_seconds != self._told_seconds and self.settings_dict["CONN_MAX_AGE"] != 0:
            self._tell_seconds("SET")
            self._told_seconds = self.statement_seconds
        return super().create_cursor(name)

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)
        if not autocommit and self.statement_seconds and self.settings_dict["CONN_MAX_AGE"] == 0:
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
