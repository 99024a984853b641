"""One story, one lock: who edits it now. Opening a story to write takes its lock, and the open page renews it.

A lock belongs to a person and a session, is renewed by the page's pulse, and counts for nothing once it has not been
renewed for STALE_AFTER, or its owner may no longer edit the story. It keeps people from writing at once; what keeps
their words is the version that every save carries (`articles.text.drafts`). Breaking one: `articles.locks.takeovers`.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import timedelta
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article, Lock, Presence
from people import clock, rowlocks
from people.models import User
from people.written import A_MOMENT, Written, a_number

#: Without a pulse for this long, a lock is free and a page is closed. A page in the background of a phone or a
#: desktop browser gets to speak once a minute at best; and two minutes after a line went dead others may write.
STALE_AFTER = timedelta(seconds=100)
#: So long a page that was sent may stay without its first word: it may never have arrived, or was left before.
UNHEARD = timedelta(seconds=45)
#: Under this name a story is told its lock.
_LOCK = "lock"
_FRESH = Written(
    lambda story, since: Lock.objects.filter(article=story, renewed_at__gt=since)[:1],
    story=a_number(),
    since=A_MOMENT,
)

_ANY = Written(lambda story: Lock.objects.filter(article=story)[:1], story=a_number())


@dataclass(frozen=True)
class OpenPage:
    """A page someone has open: the person, a digest of the session, and the page. `device`: for their own eyes."""

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


def holder(article: Article, asked_by: User | None = None) -> Lock | None:
    """The lock that counts now, with its owner; None if the story is free.

    Mostly it is whoever asks: what was read about `asked_by` is not read again.
    """
    found = article.told(_LOCK, lambda: _FRESH.first(story=article.pk, since=stale()))
    lock = _known(found, asked_by)
    return None if lock is None or permissions.why_not_edit(lock.user, article) else lock


def look(articles: Collection[Article]) -> None:
    """Tell stories their locks, in one statement. They stay as they were then: for showing, not for changing."""
    rows = Lock.objects.filter(article__in=articles, renewed_at__gt=stale()).select_related("user")
    found = {lock.article_id: lock for lock in rows}
    for article in articles:
        article.memory[_LOCK] = found.get(article.pk)


def _known(lock: Lock | None, person: User | None) -> Lock | None:
    """The lock with `person` as its owner, if it is theirs: their row and their rights have been read."""
    if lock and person and lock.user_id == person.pk:
        lock.user = person
    return lock


def is_mine(lock: Lock | None, page: OpenPage) -> bool:
    """True if the lock is this person's, in this session or in this very page (a session changes at sign-in)."""
    return bool(lock and lock.user_id == page.user.pk and (lock.session == page.session or lock.key == page.key))


def take(article: Article, page: OpenPage, *, sent: bool = False) -> Lock:
    """Take the story's lock if it is free, stale or already this page's. Returns the lock that stands then.

    `sent`: the page is on its way and has said nothing yet; its lock counts for UNHEARD only, until it does.
    The caller has asked `permissions.why_not_edit`.
    """
    renewed = timezone.now() - (STALE_AFTER - UNHEARD if sent else timedelta())
    with transaction.atomic():
        lock = _row(article, page, renewed)
        mine = is_mine(lock, page)
        if mine and lock.renewed_at != renewed:  # else it was made just now
            _write(lock, page, taken_at=lock.taken_at, renewed_at=max(renewed, lock.renewed_at))
        elif not mine and (lock.renewed_at <= stale() or permissions.why_not_edit(lock.user, article)):
            give(lock, page, renewed)
        return lock


def _row(article: Article, page: OpenPage, renewed) -> Lock:
    """The story's one row, held until the transaction ends; made for `page` where there is none."""
    while True:
        made = Lock(article=article, renewed_at=renewed, **_owned(page))
        Lock.objects.bulk_create([made], ignore_conflicts=True)
        held = rowlocks.held(Lock.objects).filter(article=article).first()
        if lock := _known(held, page.user):
            return lock  # else its owner left between the two statements


def give(lock: Lock, page: OpenPage, renewed=None) -> None:
    """Make `lock`, whose row the caller holds, the page's, from now on, as one renewed now or at `renewed`."""
    now = timezone.now()
    _write(lock, page, taken_at=now, renewed_at=renewed or now)


def _write(lock: Lock, page: OpenPage, **times) -> None:
    values = _owned(page) | times
    for name, value in values.items():
        setattr(lock, name, value)
    Lock.objects.filter(pk=lock.pk).update(**values)


def _owned(page: OpenPage) -> dict:
    return {"user": page.user, "session": page.session, "key": page.key, "device": page.device[:60]}


def renew(article: Article, page: OpenPage) -> bool:
    """Say that the page still lives. False if the lock is not this page's (any more)."""
    mine = Lock.objects.filter(Q(session=page.session) | Q(key=page.key), article=article, user=page.user)
    return mine.update(renewed_at=timezone.now(), session=page.session) > 0


def leave(article: Article, page: OpenPage) -> None:
    """The page was closed: free the lock at once, unless another page of the same session still writes.

    The caller has noted that the page is gone (`articles.locks.presence`).
    """
    mine = Lock.objects.filter(article=article, user=page.user, key=page.key)
    other = (
        Presence.objects.filter(
            article=article, user=page.user, session=page.session, writing=True, seen_at__gt=stale()
        )
        .exclude(key=page.key)
        .first()
    )
    if other:
        mine.update(key=other.key)
    else:
        mine.delete()


def drop_if_idle(article: Article, moved_by: User | None) -> None:
    """Delete the story's lock if its owner may not edit as the story stands, now that `moved_by` has moved it."""
    lock = _known(_ANY.first(story=article.pk), moved_by)
    if lock and permissions.why_not_edit(lock.user, article):
        lock.delete()


def end_session(session_key: str | None) -> None:
    """Whoever signs out holds no story and looks at none."""
    if session_key:
        Lock.objects.filter(session=digest(session_key)).delete()
        Presence.objects.filter(session=digest(session_key)).delete()


def why_not_change(user, article: Article) -> str | None:
    """Why the story may not be changed or moved by `user` now: someone else writes in it. None for free."""
    lock = holder(article, user)
    return None if lock is None or lock.user_id == user.pk else sentence(lock)


def sentence(lock: Lock) -> str:
    """Who edits, and since when, for a tooltip or a refusal."""
    words = {"who": lock.user, "when": clock.short(lock.taken_at)}
    return _("%(who)s has been editing this story since %(when)s.") % words
