"""Mail about accounts, sent by the worker: no request waits for a server, or tells by its time who has an account.

What carries a link with a secret is put together here, so that the queue holds no secret.
"""

import logging
from datetime import timedelta

from django.core.cache import cache
from django.core.mail import EmailMessage
from django.tasks import Task, task
from django.utils import timezone

from people import invitations
from people.models import User

log = logging.getLogger(__name__)
#: Minutes until each new try of a mail that the server did not take; after the last the job has failed.
WAITS = (1, 5, 30, 120)

#: Somebody waits before the sign-in page: before pictures and purges.
PRIORITY = 50
#: So many mails with a link to a new password go to one person within an hour.
MOST_RESETS = 5


@task(priority=PRIORITY)
def send_reset(email: str, tries: int = 0) -> int:
    """Send whoever has this address the link to a new password; returns to how many people, at most one.

    However often strangers ask, a person gets MOST_RESETS mails an hour; any of them lets them in again.
    """
    people = [one for one in User.objects.filter(email__iexact=email, is_active=True) if tries or _may_write(one)]
    for person in people:
        _send(invitations.reset(person), send_reset, tries, email=email)
    return len(people)


@task(priority=PRIORITY)
def send_invitation(user_id: int, tries: int = 0) -> None:
    """Send a person the link with which they set their first password."""
    _send(invitations.invitation(User.objects.get(pk=user_id)), send_invitation, tries, user_id=user_id)


@task(priority=PRIORITY)
def send_notice(subject: str, body: str, to: list[str], tries: int = 0) -> None:
    """Send a mail without secrets that was put together where the thing it tells of was done."""
    _send(EmailMessage(subject, body, to=to), send_notice, tries, subject=subject, body=body, to=to)


def _may_write(person: User) -> bool:
    """Count a mail to this person. False if they have had enough of them within the hour."""
    key = f"people.resets:{person.pk}"
    cache.add(key, 0, 3600)
    return cache.incr(key) <= MOST_RESETS


def _send(message: EmailMessage, job: Task, tries: int, **again) -> None:
    """Send it, or have the job done again later. Raises OSError when it has been tried often enough."""
    try:
        message.send()
    except OSError as error:
        if tries >= len(WAITS):
            raise
        log.warning("Mail about an account waits %s min, the server did not take it: %s", WAITS[tries], error)
        when = timezone.now() + timedelta(minutes=WAITS[tries])
        job.using(run_after=when).enqueue(**again, tries=tries + 1)
