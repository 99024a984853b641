"""Who else has a story open, told by the pulse of their open pages; a page that fell silent is gone."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.timezone import timedelta

from articles.locks.locks import OpenPage, stale
from articles.models import Article, Presence
from people import rowlocks
from people.models import User
from people.written import A_MOMENT, Written, a_number

#: More faces than a bar has room for.
MOST = 30
#: What nobody asks about any more is thrown away by the worker (`newsroom.cleaning`).
FORGOTTEN_AFTER = timedelta(hours=1)
#: What is shown of somebody: a face with a name.
_FACES = ("writing", "since", "user__author__portrait", *(f"user__{name}" for name in User.PRINTED))
_OTHERS = Written(
    lambda story, since, user: (
        Presence.objects.filter(article=story, seen_at__gt=since)
        .exclude(user=user)
        .select_related("user__author")
        .only(*_FACES)
        .order_by("-writing", "since")[: 3 * MOST]
    ),
    story=a_number(),
    since=A_MOMENT,
    user=a_number(1),
)


@dataclass(frozen=True)
class Somebody:
    """A person with the story open on one page or several; `writing` if on any of them to write."""

    user: object
    writing: bool
    since: object


def seen(article: Article, page: OpenPage, *, writing: bool, turn: int = 0) -> bool:
    """Note that the page is open, as its message number `turn` says. One statement, except for the first.

    False if the message comes too late: the page was left, or sent on its form, after saying so.
    """
    now = timezone.now()
    return _heard(article, page, turn, {"writing": writing, "seen_at": now, "heard": turn})


def gone(article: Article, page: OpenPage, turn: int = 0) -> bool:
    """Note that the page was left after its message number `turn`. False if it has come back since."""
    return _heard(article, page, turn, {"seen_at": stale(), "heard": turn + 1})


def _heard(article: Article, page: OpenPage, turn: int, values: dict) -> bool:
    """Messages of a page are many requests at once, and may arrive in another order than they were sent in."""
    values = {"article": article, "session": page.session} | values
    before = Presence.objects.filter(user=page.user, key=page.key, heard__lte=turn)
    if before.update(**values):
        return True
    new = values | {"since": timezone.now()}
    if Presence.objects.get_or_create(user=page.user, key=page.key, defaults=new)[1]:
        return True
    return before.update(**values) > 0  # an earlier message may have come between the two statements


def still(page: OpenPage, turn: int) -> bool:
    """True if message number `turn` is the page's last word; nobody hears another one until the transaction ends."""
    own = rowlocks.held(Presence.objects).filter(user=page.user, key=page.key, heard=turn)
    return own.first() is not None


def begins(page: OpenPage) -> None:
    """The page is opened, with a key that may have been another page's before, which counted its own messages."""
    Presence.objects.filter(user=page.user, key=page.key).delete()


def others(article: Article, user) -> list[Somebody]:
    """Everyone else who has the story open, those who write first, then by how long they have been there."""
    people: dict[int, Somebody] = {}
    for row in _OTHERS.objects(story=article.pk, since=stale(), user=user.pk):
        people.setdefault(row.user_id, Somebody(row.user, row.writing, row.since))
    return list(people.values())[:MOST]
