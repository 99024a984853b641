"""Asks an open connection whether it still lives only after it has rested.

CONN_HEALTH_CHECKS sends one more statement before the first of every request, so that nobody meets an error because
the database was started anew meanwhile. On a busy site that is a third of a story's statements, and the same
connection gave the same answer a few milliseconds ago.
"""

import time

from django.db.backends.postgresql import base

#: Seconds for which a connection that was found alive is taken to be alive.
TRUSTED = 1.0


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection to PostgreSQL. One that breaks is noticed by its error as ever, and replaced."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._trusted_until = 0.0

    def connect(self) -> None:
        super().connect()
        self._trusted_until = time.monotonic() + TRUSTED

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
