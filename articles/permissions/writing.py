"""Who may change the text now, take it out of a colleague's hands, or ease its embargo."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.permissions.seeing import Reason, visible_to, why_not_view
from articles.workflow import desks, reviewers
from articles.workflow.desks import on_desk
from articles.workflow.status import WRITERS, Holder, closed, held_by
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


def editable_by(user: User) -> QuerySet[Article]:
    """The stories for which `why_not_edit` answers None."""
    stories = visible_to(user).exclude(status__in=closed())
    at_hand = Q(status__in=held_by(*WRITERS)) | reviewers.reviewed_by(user)
    if user.may(Right.EDIT):
        at_desk = Q(status__in=held_by(Holder.DESK))
        at_hand |= at_desk if user.may(Right.ALL_DESKS) else at_desk & Q(section__in=desks.desk_ids(user))
    return stories.filter(at_hand)


def why_not_take_over(user: User, article: Article) -> Reason | None:
    """Why `user` may not take the story from a colleague who is editing it, or None."""
    if reason := why_not_view(user, article):
        return reason
    if on_desk(user, article) or reviewers.reviews(user, article):
        return None
    return _("Only the desk's editors take a story from someone who is editing it. Ask one of them.")


def takeable_by(user: User) -> QuerySet[Article]:
    """The stories for which `why_not_take_over` answers None."""
    if not user.may(Right.EDIT):
        return Article.objects.filter(reviewers.reviewed_by(user))
    if user.may(Right.ALL_DESKS):
        return Article.objects.all()
    return Article.objects.filter(Q(section__in=desks.desk_ids(user)) | reviewers.reviewed_by(user))


def why_not_ease_embargo(user: User, article: Article) -> Reason | None:
    """Why `user` may not shorten or lift an embargo that is in force, or None. To set one, see `why_not_edit`."""
    if reason := why_not_view(user, article):
        return reason
    if user.may(Right.PUBLISH) and on_desk(user, article):
        return None
    return _("Only the desk's editors shorten or lift an embargo that is in force. Ask one of them.")


def embargo_easable_by(user: User) -> QuerySet[Article]:
    """The stories for which `why_not_ease_embargo` answers None."""
    if not (user.may(Right.PUBLISH) and user.may(Right.EDIT)):
        return Article.objects.none()
    return (
        Article.objects.all()
        if user.may(Right.ALL_DESKS)
        else Article.objects.filter(section__in=desks.desk_ids(user))
    )
