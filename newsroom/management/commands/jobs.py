"""`manage.py jobs`: what waits, what is tried again, what was given up and why; and has that done again."""

from django.core.management.base import BaseCommand
from django.db.models import Count
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

#: Jobs told of one by one.
MOST = 20
#: What a job says of itself that has never been tried.
_NEW = {
    "status": TaskResultStatus.READY,
    "worker_ids": [],
    "return_value": None,
    "finished_at": None,
    "exception_class_path": "",
    "traceback": "",
}


class Command(BaseCommand):
    """What a job was given is not shown: it may be a person's address, or words of theirs."""

    help = "Tell what the queue holds, and have what was given up done again (--again)."

    def add_arguments(self, parser):
        parser.add_argument(
            "--again",
            nargs="?",
            const="",
            metavar="NAME",
            help="put what was given up back into the queue; a NAME such as make_renditions for that kind alone",
        )

    def handle(self, *, again, **options):
        if again is not None:
            self.stdout.write(f"{do_again(again)} jobs are in the queue again.")
        counted = DBTaskResult.objects.exclude(status=TaskResultStatus.SUCCESSFUL).order_by("task_path", "status")
        for path, status, count in counted.values_list("task_path", "status").annotate(Count("pk")):
            self.stdout.write(f"{count:>6} {status:<8} {path}")
        tried = DBTaskResult.objects.exclude(exception_class_path="").exclude(status=TaskResultStatus.SUCCESSFUL)
        for job in tried.order_by("-started_at")[:MOST]:
            state = "given up" if job.status == TaskResultStatus.FAILED else f"again at {job.run_after:%H:%M:%S}"
            self.stdout.write(f"\n{job.pk} {job.task_path}: tried {len(job.worker_ids)} times, {state}")
            self.stdout.write(f"  {(job.traceback.strip().splitlines() or ['nothing said'])[-1]}")


def do_again(name: str = "") -> int:
    """Put the jobs that were given up back into the queue, as if they had never been tried; how many."""
    given_up = DBTaskResult.objects.failed()
    if name:
        given_up = given_up.filter(task_path__endswith=f".{name}")
    return given_up.update(run_after=timezone.now(), **_NEW)
