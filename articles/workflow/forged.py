"""Moves that are asked for by people without the right to make them: the log hears of each such request.

What no request asked for, a command or the worker, is nobody's forgery.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.models import Article
from articles.permissions import Reason
from articles.refusals import Refused
from articles.workflow.moves import MOVES
from audit import actions, log, sources
from audit.models import Entry
from people.models import User

REFUSED = actions.register("story.move_refused", _("was refused a move of a story"))
#: The same move of the same story, asked for again within this time, is not told again.
ONCE_IN = timedelta(minutes=1)


def why_never(name: str, user: User, article: Article) -> Reason | None:
    """Why the person, rather than the story, stands in the way of a move; None if it is the story."""
    return permissions.why_not_view(user, article) or MOVES[name].who(user, article)


@contextmanager
def told(name: str, user: User, pk: int) -> Iterator[None]:
    """Make a move within: if it is refused, `tell`."""
    try:
        yield
    except Refused:
        tell(name, user, pk)
        raise


def tell(name: str, user: User, pk: int, why: Reason | None = None) -> None:
    """Tell the log that `user` asked for the move `name` of story `pk`, if they may never make it as things stand.

    `why` is the reason for a move that no button has. A button pressed twice is no such thing: the second press is
    refused because of the first. What is told is written once the request is answered, for a refused request undoes
    what it began.
    """
    article = Article.objects.filter(pk=pk).first() if sources.is_answering() else None
    why = article and name in MOVES and (why or why_never(name, user, article))
    if article is None or not why:
        return
    last = article.transitions.first()
    if last and (last.move, last.by_id) == (name, user.pk):
        return
    sources.once_answered(lambda: _record(name, user, article, str(why)))


def _record(name: str, user: User, article: Article, why: str) -> None:
    lately = Entry.objects.filter(actor=user, action=REFUSED.name, at__gt=timezone.now() - ONCE_IN)
    if not lately.filter(kind="story", object_id=article.pk, details__move=name).exists():
        details = {"move": name, "reason": why}
        log.record(REFUSED, by=user, kind="story", pk=article.pk, label=article.headline, details=details)
