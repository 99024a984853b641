"""Two people take a story from its readers: one asks, with ground and reason, another confirms.

Where the house does without four eyes (NEWSROOM_FOUR_EYES), one person does both.
"""

from collections.abc import Collection

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.models import Article, WithdrawalRequest
from articles.permissions import Reason
from people import clock
from people.models import User
from people.written import Written, a_number

_REQUEST = "withdrawal_request"
_OPEN = Written(lambda story: WithdrawalRequest.objects.open().filter(article=story)[:1], story=a_number())


def asked(article: Article) -> WithdrawalRequest | None:
    """The open request to withdraw the story, or None; read once for each loaded story."""
    return article.once(_REQUEST, lambda: _open(article))


def _open(article: Article) -> WithdrawalRequest | None:
    if found := _OPEN.first(story=article.pk):
        found.article = article
    return found


def look(articles: Collection[Article]) -> None:
    """Know of many stories what `asked` answers, in one statement."""
    found = {one.article_id: one for one in WithdrawalRequest.objects.open().filter(article__in=articles)}
    for article in articles:
        article.memory[_REQUEST] = found.get(article.pk)


def why_not_ask(article: Article) -> Reason | None:
    """Why nobody needs to ask to withdraw the story, or None."""
    if not settings.NEWSROOM_FOUR_EYES:
        return _("One person withdraws stories here: nobody is asked.")
    return _("Somebody has asked for it already. Another person confirms.") if asked(article) else None


def why_not_alone(user: User, article: Article) -> Reason | None:
    """Why `user` may not withdraw the story as things stand, or None: it takes another person's word."""
    if not settings.NEWSROOM_FOUR_EYES:
        return None
    request = asked(article)
    if request is None:
        return _("Two people withdraw a story. Ask for it; another one confirms.")
    return _("You asked for it. Another person confirms.") if request.asked_by_id == user.pk else None


def ask(article: Article, user: User, *, ground: str, reason: str, headline_withheld: bool) -> WithdrawalRequest:
    """Keep what `user` asks for. Call inside the transaction that holds the story's row."""
    told = {"ground": ground, "reason": reason, "headline_withheld": headline_withheld}
    article.forget(_REQUEST)
    return WithdrawalRequest.objects.create(article=article, asked_by=user, asked_at=clock.now(), **told)


def answer(article: Article, user: User) -> User | None:
    """Close the open request, if there is one; returns who had asked."""
    request = asked(article)
    if request is None:
        return None
    article.forget(_REQUEST)
    article.withdrawal_requests.open().update(answered_by=user, answered_at=clock.now())
    return request.asked_by
