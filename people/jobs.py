"""Mail about accounts, sent by the worker: no request waits for a server, or tells by its time who has an account.

What carries a link with a secret is put together here, so that the queue holds no secret.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.tasks import TaskContext, task

from people import invitations
from people.models import User

#: Seconds until each new try of a mail that the server did not take: links in it hold for days, so hours are no loss.
WAITS = (10, 20, 60, 300, 1800, 2 * 3600, 6 * 3600)

#: Somebody waits before the sign-in page: before pictures and purges.
PRIORITY = 50
#: So many mails with a link to a new password go to one person within an hour.
MOST_RESETS = 5


@task(priority=PRIORITY, takes_context=True)
def send_reset(context: TaskContext, email: str, tries: int = 0) -> int:
    """Send whoever has this address the link to a new password; returns to how many people, at most one.

    However often strangers ask, a person gets MOST_RESETS mails an hour; any of them lets them in again. `tries`,
    here and below, stands in jobs of the release before this one alone.
    """
    again = context.attempt > 1 or tries
    people = [one for one in User.objects.filter(email__iexact=email, is_active=True) if again or _may_write(one)]
    for person in people:
        _send(context, invitations.reset(person))
    return len(people)


@task(priority=PRIORITY, takes_context=True)
def send_invitation(context: TaskContext, user_id: int, tries: int = 0) -> None:
    """Send a person the link with which they set their first password."""
    _send(context, invitations.invitation(User.objects.get(pk=user_id)))


@task(priority=PRIORITY, takes_context=True)
def send_notice(context: TaskContext, subject: str, body: str, to: list[str], tries: int = 0) -> None:
    """Send a mail without secrets that was put together where the thing it tells of was done."""
    _send(context, EmailMessage(subject, body, to=to))


for _job in (send_reset, send_invitation, send_notice):
    _job.func.waits = WAITS


def _may_write(person: User) -> bool:
    """Count a mail to this person. False if they have had enough of them within the hour."""
    key = f"people.resets:{person.pk}"
    cache.add(key, 0, 3600)
    return cache.incr(key) <= MOST_RESETS


def _send(context: TaskContext, message: EmailMessage) -> None:
    """Send it under a name that is the job's own: a mailbox that gets it again, because the worker died before it
    could say that it was sent, knows it. Raises OSError if the server does not take it."""
    host = urlsplit(settings.NEWSROOM_URL).hostname
    message.extra_headers["Message-ID"] = f"<account-{context.task_result.id}@{host}>"
    message.send()
