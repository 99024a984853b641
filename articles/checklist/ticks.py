"""Ticking boxes, and taking a tick back. The log keeps both."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.checklist.permissions import why_not_tick
from articles.models import Article, ChecklistBox, Tick
from articles.models.checklist import Level
from articles.refusals import Refused
from audit import actions, log
from audit.actions import Action

TICKED = actions.register("story.ticked", _("ticked a box of the checklist"))
UNTICKED = actions.register("story.unticked", _("unticked a box of the checklist"))


def give(article: Article, box: ChecklistBox, user) -> Tick:
    """Tick `box` for the story; a second tick changes nothing. Raises Refused with the reason."""
    _refuse(article, box, user)
    with transaction.atomic():
        tick, new = Tick.objects.get_or_create(article=article, box=box, defaults={"by": user})
        if new:
            _record(TICKED, article, box, user)
    return tick


def take_back(article: Article, box: ChecklistBox, user) -> None:
    """Untick `box`. Raises Refused with the reason."""
    _refuse(article, box, user)
    with transaction.atomic():
        gone, _rows = Tick.objects.filter(article=article, box=box).delete()
        if gone:
            _record(UNTICKED, article, box, user)


def _refuse(article: Article, box: ChecklistBox, user) -> None:
    if why := why_not_tick(user, article):
        raise Refused(why)
    if box.level == Level.OFF or box.section_id not in (None, article.section_id):
        raise Refused(_("This question is no longer asked of this story."))


def _record(action: Action, article: Article, box: ChecklistBox, user) -> None:
    log.record(action, by=user, kind="story", pk=article.pk, label=article.headline, details={"box": box.text})
