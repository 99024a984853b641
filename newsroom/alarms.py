"""What the house itself reports to the desk: a worker that stands still, jobs that were given up or wait too long."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from desk.alarms.alarms import Alarm, watch
from exchange.models import Delivery, DeliveryState, Webhook
from newsroom.health import SILENCE, long_waiting
from newsroom.models import WORKER, Heartbeat
from newsroom.worker import RECENT
from people import becoming


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
    """Jobs that were given up since yesterday, and jobs that nobody takes."""
    failed = DBTaskResult.objects.failed().filter(finished_at__gt=timezone.now() - RECENT).order_by("-finished_at")
    names = [path.rpartition(".")[2] for path in failed.values_list("task_path", flat=True)[:100]]
    late = long_waiting()[:100].count()
    found = []
    if names:
        said = ngettext(
            "%(n)s job was given up since yesterday.", "%(n)s jobs were given up since yesterday.", len(names)
        )
        remedy = _(
            "What it was meant to do was tried often and not done (%(name)s was the last). manage.py jobs says why, "
            "and has it done again."
        )
        words = {"n": len(names), "name": names[0]}
        found.append(Alarm("failed", said % words, remedy % words))
    if late:
        said = ngettext(
            "%(n)s job has waited for more than 10 minutes.", "%(n)s jobs have waited for more than 10 minutes.", late
        )
        found.append(Alarm("queue", said % {"n": late}, _("Start another worker: manage.py worker.")))
    return found


def still_merges() -> list[Alarm]:
    """Tags and bylines that were to become others, and come on no more."""
    return [
        Alarm(
            f"merge-{run.pk}",
            _("“%(was)s” was to be changed on many stories, and stands still after %(done)s of %(total)s.")
            % {"was": run.was, "done": run.done, "total": run.total},
            _("Its page has it tried again. Why it failed is in the worker's log, under run %(n)s.") % {"n": run.pk},
            reverse(f"admin:{run.kind.replace('.', '_')}_change", args=[run.gone]),
        )
        for run in becoming.still()[:5]
    ]


def deaf_webhooks() -> list[Alarm]:
    """Receivers that were told something for a day, and did not hear it."""
    lately = Delivery.objects.filter(state=DeliveryState.GIVEN_UP, tried_at__gt=timezone.now() - RECENT)
    hooks = Webhook.objects.filter(is_active=True, pk__in=lately.order_by().values("hook"))
    return [
        Alarm(
            f"webhook-{hook.pk}",
            _("The webhook “%(name)s” does not answer.") % {"name": hook.name},
            _("What it missed, a withdrawal perhaps, can be told again on its page, under Webhooks."),
        )
        for hook in hooks[:5]
    ]


watch(silent_worker)
watch(failed_jobs)
watch(deaf_webhooks)
watch(still_merges)
