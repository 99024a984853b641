"""The worker, for tests: does what is waiting in the queue, on the test's own connection."""

from django.tasks import TaskContext
from django_tasks_db.models import DBTaskResult


def work(name: str = "") -> list[str]:
    """Do the jobs whose time has come, oldest first, of one name if given; returns the names of those done.

    What a job raises is raised here.
    """
    done = []
    for row in DBTaskResult.objects.ready().filter(task_path__endswith=name).order_by("enqueued_at"):
        row.delete()
        context = [TaskContext(task_result=row.task_result)] if row.task.takes_context else []
        row.task.func(*context, *row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        done.append(row.task_path.rpartition(".")[2])
    return done
