"""Who may change the text now, mark it urgent, take it back, take it over, or ease its embargo."""

from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.permissions.authorship import is_own
from articles.permissions.seeing import Reason, why_not_view
from articles.workflow import reviewers
from articles.workflow.desks import on_desk
from articles.workflow.status import IN_HAND, WRITERS, Holder
from people.models import User
from people.roles import Right


def why_not_edit(user: User, article: Article) -> Reason | None:
    """Why `user` may not change the text, or None."""
    if reason := why_not_view(user, article):
        return reason
    if article.state.closed:
        return article.state.closed
    if article.state.holder == Holder.REVIEWERS:
        in_hand = reviewers.reviews(user, article)
    else:
        in_hand = article.state.holder in WRITERS or (article.state.holder == Holder.DESK and on_desk(user, article))
    if in_hand:
        return None
    if article.review_step_id is not None:
        told = {"step": article.review_step}
        return _("This story is in review, at the step “%(step)s”. Only its reviewers change the text now.") % told
    return _("This story is with the editors. Ask them to send it back if you need to change it.")


def why_not_recall(user: User, article: Article) -> Reason | None:
    """Why `user` may not take the story back from review, or None: whose it is may, and whoever submitted it.

    Whether somebody has begun to review it is asked apart: `articles.workflow.begun`.
    """
    if reason := why_not_view(user, article):
        return reason
    if user.may(Right.WRITE) and is_own(user, article):
        return None
    submitted = article.transitions.filter(move="submit").first()
    if submitted is not None and submitted.by_id == user.pk:
        return None
    return _("Only the story's writers, or whoever submitted it, take it back.")


def why_not_mark_urgent(user: User, article: Article) -> Reason | None:
    """Why `user` may neither mark the story urgent nor take the mark away, or None."""
    if reason := why_not_view(user, article):
        return reason
    if article.state.holder not in IN_HAND:
        return _("Nobody works on this story now, so there is nothing to hurry.")
    if on_desk(user, article) or (user.may(Right.WRITE) and is_own(user, article)):
        return None
    return _("Only the story's writers and the desk's editors mark it urgent.")


def why_not_take_over(user: User, article: Article) -> Reason | None:
    """Why `user` may not take the story from a colleague who is editing it, or None."""
    if reason := why_not_view(user, article):
        return reason
    if on_desk(user, article) or reviewers.reviews(user, article):
        return None
    return _("Only the desk's editors take a story from someone who is editing it. Ask one of them.")


def why_not_ease_embargo(user: User, article: Article) -> Reason | None:
    """Why `user` may not shorten or lift an embargo that is in force, or None. To set one, see `why_not_edit`."""
    if reason := why_not_view(user, article):
        return reason
    if user.may(Right.PUBLISH) and on_desk(user, article):
        return None
    return _("Only the desk's editors shorten or lift an embargo that is in force. Ask one of them.")
