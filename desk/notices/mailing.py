"""Notices by mail: a headline and a link, never a text.

A mail and the mark that it went are one transaction over rows that no other worker gets (SKIP LOCKED): two workers
send one mail, and a failure leaves the rows to be tried again. What a person has seen on the desk meanwhile, and
what they may no longer see, is not mailed.
"""

import logging
import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import permissions
from desk.models import Mail, Notice
from desk.notices import notices, preferences
from people import clock, rowlocks
from people.models import User

#: At most so many mails in one go, so that a flood does not keep the worker from its other work.
AT_ONE_GO = 20
#: Minutes to wait before each new try of a mail that the server did not take; after the last it is given up.
WAITS = (1, 5, 15, 60, 240)
#: The whole server does not answer: all mail waits so long, and no try is counted.
SERVER_AWAY = timedelta(minutes=1)
#: Notices named in one digest; the desk shows the rest.
IN_A_DIGEST = 40
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letter:
    """One mail to be: to whom, about which notices."""

    user: User
    notices: list[Notice]
    digest: bool


def is_due() -> bool:
    """True if any mail's time has come."""
    return Notice.objects.to_mail(timezone.now()).exists()


def send_due() -> int:
    """Send what is due, as far as one go reaches; returns how many mails went."""
    sent = 0
    waiting = Notice.objects.to_mail(timezone.now()).order_by("user").values_list("user", flat=True).distinct()
    for user_id in waiting[:AT_ONE_GO]:
        while sent < AT_ONE_GO:
            try:
                went = _send_next(user_id)
            except _ServerAway:
                return sent
            if not went:
                break
            sent += 1
    return sent


class _ServerAway(Exception):
    """No use in trying another mail now."""


def _send_next(user_id: int) -> bool:
    """Send this person's next mail; False if there is none (left), or another worker is at it."""
    letter = None
    try:
        with transaction.atomic():
            letter = _next_letter(user_id, timezone.now())
            if letter is None:
                return False
            ids = [notice.pk for notice in letter.notices]
            Notice.objects.filter(pk__in=ids).update(mailed_at=timezone.now())
            _message(letter).send()
    except OSError as error:  # smtplib's errors among them
        if letter is None:  # the database's, not the mail's
            raise
        _put_off(letter, error)
        return False
    return True


def _next_letter(user_id: int, now: datetime) -> Letter | None:
    """Claim this person's due notices and choose what the next mail holds. Those that nobody should get any more, or
    that come too thick, are taken out of the at-once mail for good."""
    claimed = rowlocks.held(Notice.objects.to_mail(now).filter(user=user_id), waiting=False)
    rows = list(claimed.select_related("article", "actor").order_by("pk"))
    if not rows:
        return None
    user = User.objects.get(pk=user_id)
    due = _still_wanted(user, rows)
    single = next((notice for notice in due if notice.mail == Mail.NOW), None)
    lately = Notice.objects.filter(user=user, mail=Mail.NOW, mailed_at__gt=now - timedelta(hours=1))
    if single and lately.count() < settings.NEWSROOM_NOTICE_MAILS_AN_HOUR:
        return Letter(user, [single], digest=False)
    late = [notice for notice in due if notice.mail == Mail.NOW]
    Notice.objects.filter(pk__in=[notice.pk for notice in late]).update(
        mail=Mail.DIGEST, mail_after=preferences.next_hour(now)
    )
    gathered = [notice for notice in due if notice.mail == Mail.DIGEST]
    return Letter(user, gathered, digest=True) if gathered else None


def _still_wanted(user: User, rows: list[Notice]) -> list[Notice]:
    """Those of `rows` that `user` may still be told of and has not seen; the others are never mailed."""
    welcome = user.is_active and user.is_staff
    kept = [
        notice
        for notice in rows
        if welcome
        and notice.seen_at is None
        and (notice.article is None or permissions.why_not_view(user, notice.article) is None)
    ]
    dropped = {notice.pk for notice in rows} - {notice.pk for notice in kept}
    if dropped:
        Notice.objects.filter(pk__in=dropped).update(mail=Mail.NEVER)
    return kept


def _put_off(letter: Letter, error: OSError) -> None:
    """Try again later. Raises _ServerAway if it is the server and not this mail that failed."""
    now = timezone.now()
    about_this_mail = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused)
    if not isinstance(error, about_this_mail):
        logger.warning("The mail server does not answer, notices wait a minute: %s", error)
        Notice.objects.to_mail(now).update(mail_after=now + SERVER_AWAY)
        raise _ServerAway
    tries = max(notice.mail_tries for notice in letter.notices)
    rows = Notice.objects.filter(pk__in=[notice.pk for notice in letter.notices], mailed_at=None)
    if tries >= len(WAITS):
        logger.error("Gave up mailing notices to account %s: %s", letter.user.pk, error)
        rows.update(mail=Mail.NEVER)
        return
    logger.warning("Mailing notices to account %s failed, trying again: %s", letter.user.pk, error)
    rows.update(mail_tries=tries + 1, mail_after=now + timedelta(minutes=WAITS[tries]))


def _message(letter: Letter) -> EmailMessage:
    """The mail in its person's language and time."""
    user = letter.user
    with translation.override(user.language), timezone.override(clock.zone_of(user)):
        lines = [
            {"sentence": notices.sentence(notice), "at": notice.created_at, "link": _whole(address_of(notice))}
            for notice in letter.notices[:IN_A_DIGEST]
        ]
        settings_link = _whole(reverse("desk:notice_settings"))
        body = render_to_string(
            "desk/mail/digest.txt" if letter.digest else "desk/mail/notice.txt",
            {
                "user": user,
                "lines": lines,
                "more": max(0, len(letter.notices) - IN_A_DIGEST),
                "all_link": _whole(reverse("desk:notices")),
                "settings_link": settings_link,
                "newsroom": settings.NEWSROOM_NAME,
            },
        )
        subject = " ".join(lines[0]["sentence"].split())
        if letter.digest:
            count = len(letter.notices)
            words = ngettext("%(count)d notification from the desk", "%(count)d notifications from the desk", count)
            told = {"newsroom": settings.NEWSROOM_NAME, "words": words % {"count": count}}
            subject = _("%(newsroom)s: %(words)s") % told
    host = urlsplit(settings.NEWSROOM_URL).hostname
    headers = {
        # the same for a mail that is sent again, so that a mailbox can tell
        "Message-ID": f"<notice-{letter.notices[0].pk}-{letter.notices[-1].pk}@{host}>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{settings_link}>",
        "List-Id": f"<notices.{host}>",
    }
    return EmailMessage(subject, body, to=[user.email], headers=headers)


def address_of(notice: Notice) -> str:
    """The address that notes a notice as seen and leads on to what it is about."""
    return reverse("desk:notice", args=[notice.pk])


def _whole(path: str) -> str:
    return settings.NEWSROOM_URL + path
