"""Who else has a story open, told by the pulse of their open pages; a page that fell silent is gone."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.timezone import timedelta

from articles.locks.locks import OpenPage, stale
from articles.models import Article, Presence

#: More faces than a bar has room for.
MOST = 30
#: What nobody asks about any more is swept away with the next page that opens.
FORGOTTEN_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Somebody:
    """A person with the story open on one page or several; `writing` if on any of them to write."""

    user: object
    writing: bool
    since: object


def seen(article: Article, page: OpenPage, *, writing: bool) -> None:
    """Note that the page's page is open. One statement."""
    now = timezone.now()
    row = Presence(
        article=article,
        user=page.user,
        session=page.session,
        key=page.key,
        writing=writing,
        since=now,
        seen_at=now,
    )
    Presence.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["user", "key"],
        update_fields=["article", "session", "writing", "seen_at"],
    )


def gone(user, key) -> None:
    """The page `key` was left for the one that comes next."""
    Presence.objects.filter(user=user, key=key).delete()


def others(article: Article, user) -> list[Somebody]:
    """Everyone else who has the story open, those who write first, then by how long they have been there."""
    rows = Presence.objects.filter(article=article, seen_at__gt=stale()).exclude(user=user)
    people: dict[int, Somebody] = {}
    for row in rows.select_related("user__author").order_by("-writing", "since")[: 3 * MOST]:
        people.setdefault(row.user_id, Somebody(row.user, row.writing, row.since))
    return list(people.values())[:MOST]


def prune() -> None:
    """Drop what is too old for anyone to be told of."""
    Presence.objects.filter(seen_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()
