"""Has somebody begun to review a story? Until then its writer takes back what was submitted too early.

Begun is what a reviewer has done since it was submitted, or is doing now: a move (a step's word, a skip, a
hand-over), a save, words typed and not saved, a lock or an open page, a box ticked, a link for someone outside; and
what the rooms above bring (`watch`), such as notes. Looking in and leaving again is not.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.locks import locks
from articles.models import Article, Autosave, Lock, Presence, ShareLink, Tick, Transition
from articles.permissions import Reason
from articles.workflow import reviewers
from people.models import User


@dataclass(frozen=True)
class Sign:
    """By what one sees that review has begun. `people(article, since)`: who has done it since that move.

    `said` is the sentence, with a place for `who`. `by_anyone`: it counts whoever did it, not only reviewers.
    """

    said: Promise | str
    people: Callable[[Article, Transition], Iterable[User]]
    by_anyone: bool = False


def _moved(article: Article, since: Transition) -> list[User]:
    rows = article.transitions.filter(pk__gt=since.pk, by__isnull=False).select_related("by")
    return [row.by for row in rows]


def _saved(article: Article, since: Transition) -> list[User]:
    number = since.revision.number if since.revision else 0
    return [row.created_by for row in article.revisions.filter(number__gt=number).select_related("created_by")]


def _typed(article: Article, since: Transition) -> list[User]:
    return [
        row.user for row in Autosave.objects.filter(article=article, saved_at__gt=since.at).select_related("user")
    ]


def _has_open(article: Article, since: Transition) -> list[User]:
    alive = locks.stale()
    held = Lock.objects.filter(article=article, renewed_at__gt=alive).select_related("user")
    seen = Presence.objects.filter(article=article, seen_at__gt=alive).select_related("user")
    return [row.user for row in [*held, *seen]]


def _ticked(article: Article, since: Transition) -> list[User]:
    return [row.by for row in Tick.objects.filter(article=article, at__gt=since.at).select_related("by")]


def _shared(article: Article, since: Transition) -> list[User]:
    rows = ShareLink.objects.filter(article=article, made_at__gt=since.at).select_related("made_by")
    return [row.made_by for row in rows]


_signs = [
    Sign(_("%(who)s has moved it since."), _moved, by_anyone=True),
    Sign(_("%(who)s has changed it since."), _saved, by_anyone=True),
    Sign(_("%(who)s has it open."), _has_open),
    Sign(_("%(who)s has begun to change it."), _typed),
    Sign(_("%(who)s has ticked a box of its checklist."), _ticked),
    Sign(_("%(who)s has shown it to someone outside."), _shared, by_anyone=True),
]
_BEGUN = _("Review has begun: %(sign)s Ask for it to be sent back.")


def watch(sign: Sign) -> None:
    """Take another sign into account. A room calls this when it is ready."""
    if sign not in _signs:
        _signs.append(sign)


def submission(article: Article) -> Transition | None:
    """The move by which the story last came into review, or None."""
    return article.transitions.filter(move="submit").select_related("revision").first()


def why_begun(user: User, article: Article) -> Reason | None:
    """By what one sees that someone other than `user` has begun to review the story, as a sentence; or None."""
    since = submission(article)
    if since is None:
        return None
    for sign in _signs:
        for person in sign.people(article, since):
            if person.pk != user.pk and (sign.by_anyone or reviewers.reviews(person, article)):
                return str(_BEGUN) % {"sign": str(sign.said) % {"who": person}}
    return None
