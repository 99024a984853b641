"""What the worker does for the desk."""

from django.tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from desk.notices import cases, children, mailing, planned, rights, waits


@task
def mail_notices() -> int:
    """Send the notices whose time has come. See `desk.notices.mailing`."""
    return mailing.send_due()


def ask_for_mail() -> bool:
    """Have the worker send what is due, unless it has been asked already. A slow mail server delays no sweep."""
    asked = DBTaskResult.objects.filter(task_path=mail_notices.module_path, status=TaskResultStatus.READY)
    if not mailing.is_due() or asked.exists():
        return False
    mail_notices.enqueue()
    return True


_TELLERS = (
    planned.tell_late,
    planned.tell_unannounced,
    waits.tell_long,
    cases.tell_late,
    rights.tell_ending,
    children.tell_passed,
)


@task
def tell_of_delays() -> int:
    """Tell people of late assignments and cases, of stories whose coming out was not announced, of long waits for
    review, and of rights to pictures that end; of each once."""
    return sum(tell() for tell in _TELLERS)
