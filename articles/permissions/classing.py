"""Who may say what a story is to its readers: news, opinion, or what somebody paid for."""

from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.permissions.seeing import Reason
from articles.text import classes
from articles.text.classes import ContentClass
from articles.workflow.status import WRITERS
from people.models import User
from people.roles import Right


def why_not_class(user: User, article: Article, wanted: str) -> Reason | None:
    """Why `user` may not make the story one of the class `wanted`, or None; whether they may edit is asked apart.

    A class is part of what is submitted: reviewers judge by it, and send a story back whose class is wrong. Into or
    out of what is not the newsroom's own it takes a right of its own.
    """
    if wanted == article.content_class:
        return None
    if article.state.holder not in WRITERS:
        return _("The content class is set before a story is submitted. Send the story back to change it.")
    ours = all(classes.of(name).is_ours for name in (wanted, article.content_class))
    if not ours and not user.may(Right.PAID):
        return _("Your role neither makes advertorials, sponsored content and press releases nor unmakes them.")
    return None


def choosable_classes(user: User, article: Article) -> list[ContentClass]:
    """The classes for which `why_not_class` answers None; the story's own is always among them."""
    return [one for one in ContentClass if why_not_class(user, article, one) is None]
