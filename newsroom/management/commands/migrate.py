"""Django's `migrate`, for a newsroom that is at work: no step waits long for a lock, with everybody behind it.

And for one that is new: an empty database is given its tables at once (newsroom/database/structure.py).
"""

import time

from django.core.management.commands import migrate
from django.db import OperationalError, connections
from psycopg2 import errors

from newsroom.database import structure

#: Seconds that a step waits for a lock: for as long, whoever wants the table waits behind it. Where a step and a
#: writer wait for each other, PostgreSQL ends one of them after a second: by then the step has let go.
PATIENCE = 0.5
#: How often a step that did not get its lock is tried again, and the seconds between: others have their turn.
TRIES, REST = 100, 1.0
#: Who asks for one of these wants to see or do the migrations themselves.
PARTS = ("app_label", "plan", "check_unapplied", "fake", "fake_initial", "prune")


class Command(migrate.Command):
    """A step that is one transaction is undone when it does not get a lock in time, and tried again.

    One that is not (an index made beside the writers, rows filled in a few at a time) may wait: it holds up nobody,
    and could not be undone.
    """

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--by-steps", action="store_true", help="Go through every migration in an empty database."
        )

    def handle(self, *args, database, by_steps=False, **options):
        self._database = connections[database]
        whole = not by_steps and not any(options[name] for name in PARTS)
        if whole and structure.load(self._database) and options["verbosity"]:
            self.stdout.write("Every table was made at once.")
        try:
            for left in reversed(range(TRIES)):
                try:
                    return super().handle(*args, database=database, **options)
                except OperationalError as error:
                    self._begin_anew(database)
                    if not isinstance(error.__cause__, errors.LockNotAvailable) or not left:
                        raise
                    self.stdout.write(f"\n  A lock was not to be had in {PATIENCE} s; trying again …")
                    time.sleep(REST)
        finally:
            if self._database.is_usable():
                self._wait(0)

    def migration_progress_callback(self, action, migration=None, fake=False):
        """Django says what it is about to do."""
        if action in ("apply_start", "unapply_start"):
            self._wait(PATIENCE if migration.atomic else 0)
        super().migration_progress_callback(action, migration, fake)

    def _begin_anew(self, database: str) -> None:
        """A connection of its own: Django leaves the old one within the transaction that failed at its end."""
        if self._database.connection is not None:
            self._database.connection.close()
        del connections[database]
        self._database = connections[database]

    def _wait(self, seconds: float) -> None:
        """From now on, at most so long for a lock. 0: as long as it takes."""
        with self._database.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(seconds * 1000)}")
