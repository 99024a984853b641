"""What the worker does by the clock, between the jobs it is given."""

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from django.db import close_old_connections, connection
from django.utils import timezone

from articles.finding import upkeep
from articles.workflow.workflow import announce_due
from audit import seals
from desk.notices.jobs import ask_for_mail, tell_of_delays
from exchange.outlets import pictures
from exchange.wires import clearing, collecting
from exchange.wires.rules import following, making
from newsroom.cleaning import files, rows
from newsroom.models import CLEANED, WORKER, Heartbeat
from newsroom.watching import metrics
from photos import leases

#: How often a sweep comes, in seconds. Readers do not wait for a sweep: editions begin by the clock.
SECONDS = 10
#: What is past its time goes once an hour, and files that no row names once a day, whichever worker does it.
HOUSEKEEPING_EVERY = 3600 // SECONDS
DAY = timedelta(hours=23)
logger = logging.getLogger(__name__)


def sweep() -> None:
    """Announce the editions that have begun, leave a sign of life, have notices mailed and wires asked, make a few
    stories ready for search that are not, and let photos go by the lease that has begun. Several workers may do so at
    once."""
    announce_due.call()
    Heartbeat.beat(WORKER)
    ask_for_mail()
    collecting.ask_due()
    upkeep.catch_up()
    leases.turn()


def follow_wire_rules() -> None:
    """Stop rules that nobody stands for any more, and have what the others met looked at."""
    making.stop_unfounded()
    following.follow_due()


def look_for_delays() -> None:
    """Tell people of what ought to have happened by now."""
    tell_of_delays.call()


def look_for_ended_rights() -> None:
    """Tell partners of pictures that may not be shown any more: readers' pages leave them out by themselves."""
    pictures.notice()


def clean_up() -> None:
    """Drop the rows that nobody will ask for again and, once a day, files that no row names. Seal the log."""
    for name, count in rows.remove():
        if count:
            logger.info("Removed %d %s", count, name)
    if count := clearing.clear_done(timezone.now()):
        logger.info("Removed %d files that were read from wires", count)
    upkeep.fold_lately_saved()
    while seals.seal():
        pass
    metrics.remove_left_folders()
    age = Heartbeat.age(CLEANED)
    if age is None or age > DAY:
        Heartbeat.beat(CLEANED)
        logger.info("Removed %d files that no row names", files.daily())


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
            self._safely(follow_wire_rules)
            self._safely(look_for_delays)  # by itself: a sweep that fails is what it tells of
            self._safely(look_for_ended_rights)
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
