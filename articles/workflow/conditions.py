"""What the story itself says to a move of the table: whether it has a use for it, and what stands in the way."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.moments import same_minute
from articles.permissions import Reason
from articles.readers import editions, embargoes, follow_ups, withdrawing
from articles.text import fixes
from articles.workflow.order import Order
from articles.workflow.requirements import Missing
from articles.workflow.status import Status
from people import clock


def readers_lack_it(article: Article) -> Reason | None:
    """Why there is nothing to withdraw, or None."""
    live, _next = editions.of_readers(article)
    return None if live else _("This story is not live, so there is nothing to withdraw.")


def needs_no_second(article: Article) -> Reason | None:
    """Why there is nothing to ask for, or None."""
    return readers_lack_it(article) or withdrawing.why_not_ask(article)


def takes_two(article: Article) -> bool:
    """True if a withdrawal is to be asked for first."""
    return bool(settings.NEWSROOM_FOUR_EYES) and withdrawing.asked(article) is None


def is_asked_for(article: Article) -> bool:
    """True if somebody asked to withdraw the story."""
    return withdrawing.asked(article) is not None


def nobody_asked(article: Article) -> Reason | None:
    """Why there is nothing to decline, or None."""
    return None if is_asked_for(article) else _("Nobody has asked to withdraw this story.")


def may_be_withdrawn(article: Article) -> bool:
    """True if the next word is to withdraw it: another person's, where it takes two."""
    return not takes_two(article)


def readers_have_it(article: Article) -> Reason | None:
    """Why the story cannot simply be dropped, or None."""
    live, _next = editions.of_readers(article)
    return _("This story is live. Withdraw it instead.") if live else None


def not_yet(article: Article) -> tuple[Reason, Missing] | None:
    """Why readers may not get the story now, and what to do about it; or None."""
    now = clock.now()
    if why := embargoes.why_not_begin(article, now):
        return why, Missing(embargoes.FIELD, _("Look at the embargo, or schedule the story."))
    if awaited := follow_ups.why_not_begin(article, now):
        return awaited, Missing("follows", _("Schedule this one after it, or let it go ahead."))
    return None


def may_be_skipped(article: Article) -> bool:
    """True if the story stands at a step that is not always needed."""
    return article.review_step is not None and article.review_step.is_skippable


def no_fix(article: Article) -> Reason | None:
    """Why there is no fix to publish, or None."""
    if fixes.of(article) is None:
        return _("Nobody has written a fix of this story, or it is published already.")
    return fixes.why_none(article)


def is_in_review(article: Article) -> bool:
    """True if the story waits for someone's word."""
    return article.status == Status.IN_REVIEW


def is_scheduled(article: Article) -> bool:
    """True if the story waits for its hour."""
    return article.status == Status.SCHEDULED


def time_stands(article: Article, order: Order) -> bool:
    """True if the story is scheduled for the very minutes that are asked for."""
    waiting = editions.waiting(article)
    if waiting is None:
        return False
    return same_minute(waiting.starts_at, order.starts_at) and same_minute(waiting.planned_end_at, order.ends_at)
