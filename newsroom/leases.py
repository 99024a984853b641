"""A job belongs to the worker that took it for as long as that worker gives signs of life.

A worker beats every two seconds, in a thread of its own. One that has been silent for LEASE is taken for dead, and
the jobs it had go back into the queue; the others look for them at every beat. So whatever a job does it may have to
do twice: each is written so that nobody notices.

All moments are the database's: a machine whose clock is wrong is neither dead nor immortal.
"""

import logging
import threading
import time
from contextlib import suppress
from datetime import timedelta

from django.db import Error, connection, transaction
from django.db.models.functions import Now
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom import statements
from newsroom.models import Heartbeat
from people import rowlocks

log = logging.getLogger(__name__)

#: Seconds between two signs of life, and how long a worker may be silent before its jobs are somebody else's.
BEAT = 2.0
LEASE = timedelta(seconds=8)
#: A worker of a release that gave no such signs keeps its job for so long.
UNKNOWN = timedelta(minutes=15)
#: A job that took so many workers with it is not given to another one.
MOST_LOST = 3
#: Before a worker's name, in the table of heartbeats.
PREFIX = "worker:"
#: The database answers a beat within so many seconds, or the beat is missed.
PATIENCE = 5


class Lost(Exception):
    """The worker died over this job (a killed process, a lost machine, no memory left)."""


class Pulse(threading.Thread):
    """The signs of life of the workers of this process, by their ids; takes back what dead workers had."""

    def __init__(self, *worker_ids: str, seconds: float = BEAT):
        super().__init__(name="pulse", daemon=True)
        self.names, self.seconds = [PREFIX + worker_id for worker_id in worker_ids], seconds
        self._end = threading.Event()
        self._steady_since: float | None = None

    def start(self) -> None:
        """Beat for the first time before any job is taken, as soon as the database is there."""
        while True:
            try:
                self._beat_once()
                self._steady_since = time.monotonic() - _database_up_for()
                break
            except Error as error:
                log.warning("The database does not answer yet: %s", error)
                connection.close()
                time.sleep(self.seconds)
        super().start()

    def run(self) -> None:
        statements.limit(PATIENCE)
        while not self._end.wait(self.seconds):
            self.beat()
        connection.close()

    def beat(self) -> None:
        """One sign of life. Whoever could not reach the database itself does not judge others by their silence.

        A worker that has just started goes by how long the database has been up: if both were away it gives the
        others time, and if only workers died it has their jobs back at once.
        """
        try:
            self._beat_once()
            if self._steady_since is None:
                self._steady_since = time.monotonic()
            if time.monotonic() - self._steady_since > LEASE.total_seconds():
                take_back()
        except Error as error:
            self._steady_since = None
            log.warning("No sign of life, the database does not answer: %s", error)
            connection.close()

    def stop(self) -> None:
        """End, and leave no name behind."""
        self._end.set()
        self.join(timeout=PATIENCE)
        with suppress(Error):  # then the name is dropped in a day
            Heartbeat.objects.filter(name__in=self.names).delete()

    def _beat_once(self) -> None:
        for name in self.names:
            Heartbeat.beat(name)


def _database_up_for() -> float:
    """Seconds since the database was started."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp() - pg_postmaster_start_time())::float8")
        return cursor.fetchone()[0]


def take_back() -> int:
    """Put the jobs of dead workers back into the queue; how many. Several workers may do so at once."""
    with transaction.atomic():
        running = DBTaskResult.objects.running().order_by()
        rows = list(rowlocks.held(running, waiting=False))
        if not rows:
            return 0
        known = Heartbeat.objects.filter(name__startswith=PREFIX)
        names = set(known.values_list("name", flat=True))
        alive = set(known.filter(at__gte=Now() - LEASE).values_list("name", flat=True))
        old = set(running.filter(started_at__lt=Now() - UNKNOWN).values_list("pk", flat=True))
        owners = {row.pk: PREFIX + (row.worker_ids or [""])[-1] for row in rows}
        dead = [row for row in rows if owners[row.pk] not in alive and (owners[row.pk] in names or row.pk in old)]
        for row in dead:
            _put_back(row)
    return len(dead)


def _put_back(row: DBTaskResult) -> None:
    """Into the queue again; given up if it took too many workers with it. The caller holds the row."""
    told = row.return_value if isinstance(row.return_value, dict) else {}
    lost = told.get("lost", 0) + 1
    name = row.task_path.rpartition(".")[2]
    if lost >= MOST_LOST:
        log.error("Gave up %s (%s): %d workers died over it", name, row.pk, lost)
        row.set_failed(Lost(f"{lost} workers died over it, the last was {row.worker_ids[-1:]}."))
        return
    log.warning("The worker of %s (%s) died; it is done again", name, row.pk)
    values = {"status": TaskResultStatus.READY, "run_after": timezone.now(), "return_value": {"lost": lost}}
    DBTaskResult.objects.filter(pk=row.pk).update(**values)
