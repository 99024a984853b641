"""Letting a story tell who a child is: on a ground of a closed list, in words, by somebody who did not write it.

Dewan Pers regulation 1/2019 knows one: a child that is missing or held hostage, until it is found. The other is for a
reading of the text that took a grown-up for a child.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.checklist.permissions import why_not_except
from articles.models import Article, ChildException
from articles.models.checklist import LONGEST_WORDS, ChildGround
from articles.refusals import Refused
from audit import actions, log
from people import clock
from people.models import User

EXCEPTED = actions.register("story.child_named", _("let a story tell who a child is"))
ENDED = actions.register("story.child_unnamed", _("ended an exception for a child"))


def of(article: Article | None) -> ChildException | None:
    """The exception that stands for the story, its time passed or not; None for one without. One statement."""
    if article is None or article.pk is None:
        return None
    return article.child_exceptions.standing().select_related("by").first()


def give(article: Article, user: User, ground: str, words: str, until: datetime | None) -> ChildException:
    """Let the story tell who the child is. Raises Refused, beside the field where it can."""
    if ground not in ChildGround:
        raise Refused({"ground": _("Say on what ground.")})
    if not words.strip() or len(words) > LONGEST_WORDS:
        raise Refused({"words": _("Say it in words, at most %(most)s characters.") % {"most": LONGEST_WORDS}})
    if ground == ChildGround.MISSING and (until is None or until <= clock.now()):
        raise Refused({"until": _("Say when to look again whether the child is found: a time to come.")})
    with transaction.atomic():
        row = Article.objects.held(article.pk)
        if why := why_not_except(user, row):
            raise Refused(why)
        row.child_exceptions.standing().update(ended_at=clock.now(), ended_by=user)
        ends = until if ground == ChildGround.MISSING else None
        given = row.child_exceptions.create(ground=ground, words=words.strip(), until=ends, by=user)
        _record(EXCEPTED, row, user, given)
    return given


def end(article: Article, user: User) -> None:
    """Say that it holds no longer: the child is found, or the ground was wrong. Raises Refused with the reason."""
    with transaction.atomic():
        row = Article.objects.held(article.pk)
        if why := why_not_except(user, row):
            raise Refused(why)
        if given := of(row):
            row.child_exceptions.standing().update(ended_at=clock.now(), ended_by=user)
            _record(ENDED, row, user, given)


def _record(action: actions.Action, article: Article, user: User, given: ChildException) -> None:
    details = {"ground": given.ground} | ({"until": given.until.isoformat()} if given.until else {})
    log.record(action, by=user, kind="story", pk=article.pk, label=article.headline, details=details)
