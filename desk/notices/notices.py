"""Telling people what concerns them. `tell` is the one way in; the lists and the mail start from what it wrote.

Nobody is told of a story they may not see: that is asked when a notice is made, and again whenever it is listed,
counted or mailed, for a story may have moved to another desk since.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from articles import permissions
from articles.models import Article
from desk.models import Mail, Notice
from desk.notices import kinds, preferences
from desk.notices.kinds import KINDS
from people.models import User
from people.written import SOME_NUMBERS, Written

#: Whoever sees a notice on the desk within this time gets no mail about it.
PATIENCE = timedelta(seconds=60)
#: More unread notices than anyone counts.
MOST_COUNTED = 99
#: Read notices older than this are dropped.
KEPT = timedelta(days=90)
_STAFF = Written(
    lambda people: (
        User.objects.filter(is_active=True, roles__isnull=False, pk__among=people)
        .distinct()
        .order_by("pk")
        .only("time_zone")
    ),
    people=SOME_NUMBERS,
)


def tell(
    users: Iterable[User | int],
    kind: str,
    *,
    story: Article | None = None,
    actor: User | None = None,
    url: str = "",
    **words: Any,
) -> list[Notice]:
    """Tell `users` (people or their ids) that something of `kind` happened; returns the notices made.

    Left out are the actor, accounts that are switched off or hold no role, people who may not see `story`, and those
    who want to hear of this kind in no way. `url` is where it leads, the story's page if empty; `words` fill the
    kind's sentence and must be plain JSON. Raises KeyError for a kind that is not in `desk.notices.kinds`.
    """
    KINDS[kind]
    ids = {getattr(user, "pk", user) for user in users} - {actor.pk if actor else None, None}
    if not ids:
        return []
    people = permissions.viewers_among(story, ids) if story else _STAFF.objects(people=list(ids))
    ways = preferences.manners(people)
    now = timezone.now()
    made = []
    for person in people:
        in_desk, mail = ways[person.pk].of(kind)
        if not in_desk and mail == Mail.NEVER:
            continue
        notice = Notice(user=person, kind=kind, article=story, actor=actor, words=words, in_desk=in_desk, mail=mail)
        notice.url = url or (reverse("admin:articles_article_change", args=[story.pk]) if story else "")
        if mail == Mail.NOW:
            notice.mail_after = now + PATIENCE
        elif mail == Mail.DIGEST:
            notice.mail_after = preferences.next_digest(ways[person.pk].chosen, person, now)
        made.append(notice)
    return Notice.objects.bulk_create(made)


def mine(user: User) -> QuerySet[Notice]:
    """Everything the desk told `user`, newest first. Not all of it may still be shown: see `in_sight`."""
    return Notice.objects.filter(user=user, in_desk=True).order_by("-pk")


def in_sight(user: User, rows: QuerySet[Notice], most: int) -> list[Notice]:
    """The first `most` of `rows` (of `mine`) that `user` may see now: not those about a story they lost sight of.

    Asked for so many at a time, by their stories' ids. As one statement PostgreSQL would gather every story that the
    person may see, for each look at the bell.
    """
    found: list[Notice] = []
    window = list(rows[:most])
    while window:
        stories = {notice.article_id for notice in window} - {None}
        seen = (
            set(permissions.visible_to(user).filter(pk__in=stories).values_list("pk", flat=True)) if stories else ()
        )
        found += [notice for notice in window if notice.article_id is None or notice.article_id in seen]
        if len(found) >= most or len(window) < most:
            break
        window = list(rows.filter(pk__lt=window[-1].pk)[:most])
    return found[:most]


def unseen_ids(user: User) -> list[int]:
    """The ids of what `user` has not seen, newest first; one more than is counted if there are more."""
    rows = mine(user).unseen().only("article")
    return [notice.pk for notice in in_sight(user, rows, MOST_COUNTED + 1)]


def shown(count: int) -> str:
    """A count as the bell prints it."""
    return f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count)


def see(user: User, **which: Any) -> int:
    """Note that `user` has seen those of their notices that `which` (lookups) names. Returns how many."""
    return Notice.objects.filter(user=user, seen_at=None, **which).update(seen_at=timezone.now())


def sentence(notice: Notice) -> str:
    """What a notice says, in the active language."""
    words = {name: word for name, word in notice.words.items() if isinstance(word, str | int)}
    if notice.actor_id:
        words["actor"] = str(notice.actor)
    if notice.article_id:
        words["story"] = notice.article.headline or "…"
    return kinds.sentence(notice.kind, words)


def done_with(now: datetime) -> QuerySet:
    """What was read long ago, and what was for a mail that went long ago."""
    before = now - KEPT
    read = Q(seen_at__lt=before) & ~Q(mail_after__isnull=False, mailed_at=None, mail__in=[Mail.NOW, Mail.DIGEST])
    mailed = Q(in_desk=False, mailed_at__lt=before)
    return Notice.objects.filter(read | mailed)
