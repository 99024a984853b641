"""What the database can say of the house as it is now: queue, workers, replicas, seals, backups."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from audit.models import Entry, Seal
from newsroom.models import BACKUP, WORKER, Heartbeat
from newsroom.worker import RECENT
from public.fast import replicas

#: A replica that does not answer is so many seconds behind: a figure that any alarm notices.
SILENT = 1e9
Values = Iterable[tuple[tuple[str, ...], float]]


@dataclass(frozen=True)
class Figure:
    """One name in Prometheus, what it says, and how it is asked for: values, each with its labels' values."""

    name: str
    says: str
    labels: tuple[str, ...]
    ask: Callable[[], Values]


def jobs() -> Values:
    """How many jobs there are that are not done, by queue and state."""
    unfinished = DBTaskResult.objects.filter(status__in=("READY", "RUNNING")).order_by()
    for queue, state, count in unfinished.values_list("queue_name", "status").annotate(Count("pk")):
        yield (queue, state.lower()), count


def waiting() -> Values:
    """For how long the oldest job has waited whose time has come, by queue; nothing where none waits."""
    due = Coalesce(NullIf("run_after", get_date_max()), "enqueued_at")
    ready = DBTaskResult.objects.ready().order_by().values_list("queue_name")
    for queue, since in ready.annotate(since=Min(due)):
        yield (queue,), max(0.0, (timezone.now() - since).total_seconds())


def given_up() -> Values:
    """Jobs given up within a day."""
    yield (), DBTaskResult.objects.failed().filter(finished_at__gt=timezone.now() - RECENT).count()


def silence() -> Values:
    """Since when no worker has swept."""
    return _since(Heartbeat.age(WORKER))


def behind() -> Values:
    """How far each replica is behind the primary."""
    for name in replicas.names():
        yield (name,), min(SILENT, replicas.how_far(name))


def sealed() -> Values:
    """Since when the log has had no new seal; nothing before the first."""
    newest = Seal.objects.aggregate(at=Max("made_at"))["at"]
    return _since(timezone.now() - newest if newest else None)


def unsealed() -> Values:
    """Entries of the log that no seal covers yet."""
    last = Seal.objects.order_by().aggregate(last=Max("last_entry"))["last"] or 0
    yield (), Entry.objects.filter(Q(pk__gt=last)).count()


def backup() -> Values:
    """How old the newest backup is that `manage.py backup` made or was told of."""
    return _since(Heartbeat.age(BACKUP))


def _since(age: timedelta | None) -> Values:
    return [((), max(0.0, age.total_seconds()))] if age is not None else []


FIGURES = (
    Figure("newsroom_jobs", "Jobs that are not done.", ("queue", "state"), jobs),
    Figure("newsroom_job_waiting_seconds", "How long the oldest job that is due has waited.", ("queue",), waiting),
    Figure("newsroom_jobs_given_up", "Jobs given up within a day.", (), given_up),
    Figure("newsroom_worker_silence_seconds", "Since a worker last swept.", (), silence),
    Figure("newsroom_replica_behind_seconds", "How far a replica is behind.", ("replica",), behind),
    Figure("newsroom_seal_age_seconds", "Since the log was last sealed.", (), sealed),
    Figure("newsroom_log_unsealed_entries", "Entries of the log without a seal.", (), unsealed),
    Figure("newsroom_backup_age_seconds", "Since the last backup.", (), backup),
)
