"""What the house itself has to report to the desk: a worker that stands still, jobs that failed or wait too long."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from desk.alarms.alarms import Alarm, watch
from newsroom.health import LONGEST_WAIT, SILENCE
from newsroom.models import Heartbeat
from newsroom.sweep import WORKER

#: Failures of so long ago are still news.
RECENT = timedelta(days=1)


def silent_worker() -> list[Alarm]:
    """A worker that has given no sign of life for a minute."""
    age = Heartbeat.age(WORKER)
    if age is not None and age <= SILENCE:
        return []
    if age is None:
        said = _("The worker has never run here.")
    else:
        minutes = max(1, round(age.total_seconds() / 60))
        said = ngettext(
            "The worker has been silent for %(n)s minute.", "The worker has been silent for %(n)s minutes.", minutes
        ) % {"n": minutes}
    remedy = _("Readers still get stories on time. Pictures, mail and caches wait: start it with manage.py worker.")
    return [Alarm("worker", said, remedy)]


def failed_jobs() -> list[Alarm]:
    """Jobs that failed since yesterday, and jobs that nobody takes."""
    now = timezone.now()
    failed = DBTaskResult.objects.failed().filter(finished_at__gt=now - RECENT).order_by("-finished_at")
    names = [path.rpartition(".")[2] for path in failed.values_list("task_path", flat=True)[:100]]
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=now - LONGEST_WAIT)[:100].count()
    found = []
    if names:
        said = ngettext("%(n)s job failed since yesterday.", "%(n)s jobs failed since yesterday.", len(names))
        remedy = _("The worker's log says why (%(name)s was the last). What it was meant to do was not done.")
        words = {"n": len(names), "name": names[0]}
        found.append(Alarm("failed", said % words, remedy % words))
    if late:
        said = ngettext(
            "%(n)s job has waited for more than 10 minutes.", "%(n)s jobs have waited for more than 10 minutes.", late
        )
        found.append(Alarm("queue", said % {"n": late}, _("Start another worker: manage.py worker.")))
    return found


watch(silent_worker)
watch(failed_jobs)
