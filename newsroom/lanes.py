"""A queue's own lane in the worker: what is waiting there is done at once, whatever else the worker has in hand."""

import logging
import threading
import time

from django.conf import settings
from django.db import connection
from django.utils.crypto import get_random_string

from newsroom import statements
from newsroom.worker import Worker

#: Seconds between two looks of the purges' lane: readers wait for them.
INTERVAL = 0.1
#: Seconds of rest after a failure: a database that is being started anew.
REST = 1.0
logger = logging.getLogger(__name__)


def worker(queue: str, interval: float, batch: bool = False, without: tuple[str, ...] = ()) -> Worker:
    """A worker of `queue` ("*": of all but those `without`), which looks for new jobs each `interval` seconds."""
    return Worker(
        queue_names=[queue],
        excluded_queue_names=list(without),
        interval=interval,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )


class Lane(threading.Thread):
    """Does the jobs of one queue beside the worker's others."""

    def __init__(self, queue: str, interval: float = INTERVAL):
        super().__init__(name=f"lane {queue}", daemon=True)
        self._worker = worker(queue, interval)

    @property
    def worker_id(self) -> str:
        """The name under which it takes jobs."""
        return self._worker.worker_id

    def run(self) -> None:
        """Work until told to stop. A failure of the lane itself is logged, and it goes on."""
        statements.limit(settings.NEWSROOM_WORKER_SECONDS)
        while self._worker.running:
            try:
                self._worker.run()
            except Exception:  # whatever it is, readers wait for the next purge
                logger.exception("The lane failed; it goes on")
                connection.close()
                time.sleep(REST)
        connection.close()

    def stop(self) -> None:
        """End after the job at hand."""
        self._worker.running = False
        self.join(timeout=10)
