"""What the worker does by the clock, between the jobs it is given."""

import logging
import threading
from collections.abc import Callable

from django.core.management import call_command
from django.db import close_old_connections, connection

from articles.finding import upkeep
from articles.workflow.workflow import announce_due
from audit import seals
from desk.notices.jobs import ask_for_mail, prune_notices, tell_of_delays
from newsroom import leases
from newsroom.models import Heartbeat

#: The heartbeat's name, and how often it comes. Readers do not wait for a sweep: editions begin by the clock.
WORKER = "worker"
SECONDS = 10
#: Old job results and ended sessions go once an hour.
HOUSEKEEPING_EVERY = 3600 // SECONDS
logger = logging.getLogger(__name__)


def sweep() -> None:
    """Announce the editions that have begun, leave a sign of life, have notices mailed, and make a few stories ready
    for search that are not. Several workers may do so at once."""
    announce_due.call()
    Heartbeat.beat(WORKER)
    ask_for_mail()
    upkeep.catch_up()


def look_for_delays() -> None:
    """Tell people of what ought to have happened by now."""
    tell_of_delays.call()


def clean_up() -> None:
    """Drop what nobody will ask for again: results of jobs long done, ended sessions, old notices, workers long
    gone. Seal the log."""
    call_command("prune_db_task_results", verbosity=0)
    call_command("clearsessions", verbosity=0)
    prune_notices.call()
    leases.forget_the_dead()
    upkeep.fold_lately_saved()
    while seals.seal():
        pass


class Sweeper(threading.Thread):
    """Sweeps beside the worker's jobs, so that a long job delays no announcement."""

    def __init__(self, seconds: float = SECONDS):
        super().__init__(name="sweeper", daemon=True)
        self.seconds = seconds
        self._end = threading.Event()

    def run(self) -> None:
        """Sweep until told to stop. A failed sweep is logged, and tried again the next time."""
        rounds = 0
        while not self._end.is_set():
            self._safely(sweep)
            self._safely(look_for_delays)  # by itself: a sweep that fails is what it tells of
            if rounds % HOUSEKEEPING_EVERY == 0:
                self._safely(clean_up)
            rounds += 1
            self._end.wait(self.seconds)
        connection.close()

    def stop(self) -> None:
        """End after the sweep at hand."""
        self._end.set()
        self.join(timeout=10)

    @staticmethod
    def _safely(work: Callable[[], None]) -> None:
        close_old_connections()
        try:
            work()
        except Exception:  # a database that restarts, or one bad story, must not end the sweeping for good
            logger.exception("The sweep failed; it is tried again")
