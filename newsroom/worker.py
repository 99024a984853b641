"""A worker that loses no job: what fails is tried again, and a database that restarts is waited for.

Every job of the house may be done twice without anybody noticing: a worker may die when it has done one and not said
so. Hence a job that fails, for whatever reason, is done again after each of its `waits` (an attribute of its
function; WAITS for most). After the last it is given up: FAILED, which `doctor` and the desk's alarms tell of.
"""

import logging
import time
from contextlib import suppress
from datetime import timedelta
from traceback import format_exception
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError, connection
from django.tasks import TaskContext, TaskResultStatus
from django.tasks.base import TASK_MIN_PRIORITY
from django.tasks.signals import task_finished, task_started
from django.utils import timezone
from django.utils.json import normalize_json
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from newsroom.watching import underway

log = logging.getLogger(__name__)

#: Seconds before each new try. A service that was away is asked again at most a quarter of a minute after it came
#: back, as long as it was away for five minutes or less; then ever more rarely, for some six hours in all.
WAITS = (5, 10, *[15] * 20, *[60] * 25, *[300] * 6, *[1800] * 10)
#: Jobs that were given up so long ago are still news.
RECENT = timedelta(days=1)
#: Seconds between two tries to reach a database that is away.
AWAY = 1.0
_AWAY_ERRORS = (OperationalError, InterfaceError)


def waits_of(row: DBTaskResult) -> tuple[int, ...]:
    """The seconds before each new try of this job; none for a job that this release does not know by now."""
    try:
        return getattr(row.task.func, "waits", WAITS)
    except (ImportError, SuspiciousOperation):  # of a newer release, which has workers too; or gone for good
        return WAITS


class Worker(db_worker.Worker):
    """Takes jobs from the queue and does them, until told to stop."""

    def run(self) -> None:
        """Work; through a restart of the database, too."""
        while self.running:
            try:
                super().run()
                return
            except _AWAY_ERRORS as error:
                log.warning("The database is away, the worker waits for it: %s", error)
                connection.close()
                time.sleep(AWAY)

    def run_task(self, row: DBTaskResult) -> None:
        """Do one job, and note how it ended. What is logged meanwhile bears its id, and that of whoever asked."""
        with underway.doing(request=row.args_kwargs.get("request", ""), job=str(row.pk)):
            self._do(row)

    def _do(self, row: DBTaskResult) -> None:
        self.running_task = True
        try:
            value = normalize_json(self._call(row))
        except Exception as error:  # whatever a job raises, the next one is not to suffer for it
            self._note(row, **_failed(row, error))
        except BaseException:  # told to stop at once: the job is somebody else's
            self._note(row, status=TaskResultStatus.READY, run_after=timezone.now())
            raise
        else:
            done = {"exception_class_path": "", "traceback": "", "finished_at": timezone.now()}
            self._note(row, status=TaskResultStatus.SUCCESSFUL, return_value=value, **done)
        finally:
            self.running_task = False
            self._run_tasks += 1

    def _call(self, row: DBTaskResult) -> Any:
        task, result = row.task, row.task_result
        task_started.send(sender=type(task.get_backend()), task_result=result)
        before = (TaskContext(task_result=result),) if task.takes_context else ()
        return task.call(*before, *result.args, **result.kwargs)

    def _note(self, row: DBTaskResult, **values: Any) -> None:
        """Write down how a job ended, however long the database is away, unless it was taken from this worker."""
        held = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING, worker_ids=row.worker_ids)
        while True:
            try:
                noted = held.update(**values)
                break
            except _AWAY_ERRORS as error:
                log.warning("The database is away, what became of %s is noted later: %s", row.pk, error)
                connection.close()
                time.sleep(AWAY)
        if not noted:
            log.warning("%s (%s) was taken from this worker, which seemed dead", row.task_path, row.pk)
        elif values["status"] != TaskResultStatus.READY:
            row.refresh_from_db()
            with suppress(ImportError, SuspiciousOperation):
                task_finished.send(sender=type(row.task.get_backend()), task_result=row.task_result)


def _failed(row: DBTaskResult, error: Exception) -> dict[str, Any]:
    """What is noted of a job that raised `error`: when it is tried again, or that it is given up."""
    name, tries, waits = row.task_path.rpartition(".")[2], len(row.worker_ids), waits_of(row)
    kind = type(error)
    told = {
        "exception_class_path": f"{kind.__module__}.{kind.__qualname__}",
        "traceback": "".join(format_exception(error)).replace("\x00", ""),
    }
    now = timezone.now()
    if tries > len(waits):
        log.error("Gave up %s (%s) after %d tries: %s", name, row.pk, tries, error, exc_info=error)
        return told | {"status": TaskResultStatus.FAILED, "finished_at": now}
    wait = waits[tries - 1]
    log.warning("%s (%s) failed, it is tried again in %d s: %s", name, row.pk, wait, error)
    values = {"status": TaskResultStatus.READY, "run_after": now + timedelta(seconds=wait)}
    if tries == 1:  # a retry that is due comes before new jobs of its priority: what is away would hold up all others
        values["priority"] = max(row.priority - 1, TASK_MIN_PRIORITY)
    return told | values
