"""One story, one pen: who edits it now. Opening a story to write takes its lock, and the open page renews it.

A lock belongs to a person and a session, is renewed by the page's pulse, and counts for nothing once it has not been
renewed for STALE_AFTER, or its owner may no longer edit the story. It keeps people from writing at once; what keeps
their words is the version that every save carries (`articles.drafts`). Breaking one: `articles.takeovers`.
"""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import timedelta
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article, Lock, Presence
from people import clock

#: Without a pulse for this long, a lock is free and a page is closed. A page in the background of a phone or a
#: desktop browser gets to speak once a minute at best; and two minutes after a line went dead others may write.
STALE_AFTER = timedelta(seconds=100)


@dataclass(frozen=True)
class Seat:
    """Where someone sits: the person, a digest of the session, and the open page. `device` is for their own eyes."""

    user: object
    session: str
    key: UUID
    device: str = ""


def digest(session_key: str | None) -> str:
    """What stands for a session in a lock: enough to know it again, useless for entering it."""
    return hashlib.sha256(f"lock:{session_key}".encode()).hexdigest() if session_key else ""


def stale(now=None):
    """The moment before which a pulse is too old to count."""
    return (now or timezone.now()) - STALE_AFTER


def holder(article: Article) -> Lock | None:
    """The lock that counts now, with its owner; None if the story is free."""
    lock = Lock.objects.select_related("user__author").filter(article=article, renewed_at__gt=stale()).first()
    if lock is None or permissions.why_not_edit(lock.user, article):
        return None
    return lock


def is_mine(lock: Lock | None, seat: Seat) -> bool:
    """True if the lock is this person's, in this session or in this very page (a session changes at sign-in)."""
    return bool(lock and lock.user_id == seat.user.pk and (lock.session == seat.session or lock.key == seat.key))


def take(article: Article, seat: Seat) -> Lock:
    """Take the story's lock if it is free, stale or already this seat's. Returns the lock that stands then.

    The caller has asked `permissions.why_not_edit`.
    """
    with transaction.atomic():
        lock = _row(article, seat)
        if is_mine(lock, seat):
            _write(lock, seat, taken_at=lock.taken_at)
        elif lock.renewed_at <= stale() or permissions.why_not_edit(lock.user, article):
            give(lock, seat)
        return lock


def _row(article: Article, seat: Seat) -> Lock:
    """The story's one row, held until the transaction ends; made for `seat` where there is none."""
    while True:
        made = Lock(article=article, renewed_at=timezone.now(), **_owned(seat))
        Lock.objects.bulk_create([made], ignore_conflicts=True)
        rows = Lock.objects.select_for_update(of=("self",)).select_related("user__author")
        if lock := rows.filter(article=article).first():
            return lock  # else its owner left between the two statements


def give(lock: Lock, seat: Seat) -> None:
    """Make `lock`, whose row the caller holds, the seat's, from now on."""
    _write(lock, seat, taken_at=timezone.now())


def _write(lock: Lock, seat: Seat, taken_at) -> None:
    values = _owned(seat) | {"taken_at": taken_at, "renewed_at": timezone.now()}
    for name, value in values.items():
        setattr(lock, name, value)
    Lock.objects.filter(pk=lock.pk).update(**values)


def _owned(seat: Seat) -> dict:
    return {"user": seat.user, "session": seat.session, "key": seat.key, "device": seat.device[:60]}


def renew(article: Article, seat: Seat) -> bool:
    """Say that the page still lives. False if the lock is not this seat's (any more)."""
    mine = Lock.objects.filter(Q(session=seat.session) | Q(key=seat.key), article=article, user=seat.user)
    return mine.update(renewed_at=timezone.now(), session=seat.session) > 0


def leave(article: Article, seat: Seat) -> None:
    """The page was closed: free the lock at once, unless another page of the same session still writes."""
    Presence.objects.filter(user=seat.user, key=seat.key).delete()
    mine = Lock.objects.filter(article=article, user=seat.user, key=seat.key)
    other = Presence.objects.filter(
        article=article, user=seat.user, session=seat.session, writing=True, seen_at__gt=stale()
    ).first()
    if other:
        mine.update(key=other.key)
    else:
        mine.delete()


def drop_if_idle(article: Article) -> None:
    """Delete the story's lock if its owner may not edit as the story stands."""
    lock = Lock.objects.select_related("user").filter(article=article).first()
    if lock and permissions.why_not_edit(lock.user, article):
        lock.delete()


def end_session(session_key: str | None) -> None:
    """Whoever signs out holds no story and looks at none."""
    if session_key:
        Lock.objects.filter(session=digest(session_key)).delete()
        Presence.objects.filter(session=digest(session_key)).delete()


def why_not_change(user, article: Article) -> str | None:
    """Why the story may not be changed or moved by `user` now: someone else writes in it. None for free."""
    lock = holder(article)
    return None if lock is None or lock.user_id == user.pk else sentence(lock)


def sentence(lock: Lock) -> str:
    """Who edits, and since when, for a tooltip or a refusal."""
    words = {"who": lock.user, "when": clock.short(lock.taken_at)}
    return _("%(who)s is editing this story since %(when)s.") % words
