"""Follow-ups: none goes out before the story that it follows is live, unless an editor says so.

How strictly is the newsroom's to say, by the checklist's rule `ORIGINAL_LIVE`. The story before it must be live at
the very moment at which the follow-up begins, so both can be scheduled, one after the other. A follow-up that is live
already has gone out: nothing holds back what is to be corrected in it.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from articles import checklist, permissions
from articles.checklist.rules import ORIGINAL_LIVE
from articles.models import Article, Edition
from articles.models.checklist import Level
from articles.permissions import Reason
from articles.refusals import Refused
from articles.workflow.status import Status
from audit import actions, log
from people import clock
from people.written import Written, a_number

AHEAD = actions.register("story.ahead_allowed", _("let a follow-up go out before its original"))
BEHIND = actions.register("story.ahead_taken_back", _("let a follow-up wait for its original again"))


def is_awaited(article: Article, moment: datetime | None = None) -> bool:
    """True if the story that `article` follows is not live at `moment` (default: now), and is to go out before it."""
    if article.follows_id is None or article.goes_ahead:
        return False
    if Edition.objects.live().filter(article=article.pk).exists():
        return False
    return not Edition.objects.live(moment).filter(article=article.follows_id).exists()


def why_not_begin(article: Article, starts_at: datetime) -> Reason | None:
    """Why readers may not get this story at `starts_at`, or None."""
    if not is_awaited(article, starts_at):
        return None
    level, _limit = checklist.levels(article.section_id)[ORIGINAL_LIVE]
    if level not in (Level.PUBLICATION, Level.SUBMISSION):
        return None
    told = {"number": article.follows_id}
    return _("This follows story #%(number)s, which is not live then. That one goes out first.") % told


def _followers(original: int) -> QuerySet[Article]:
    """Those that may not go out before the story of this number, which they follow."""
    return Article.objects.filter(follows=original, goes_ahead=False)


_FOLLOWERS = Written(_followers, original=a_number())


def why_left_behind(original: Article) -> Reason | None:
    """Why `original` may not be scheduled as it is now: a follow-up would go out before it. None for fine."""
    if not _FOLLOWERS.exists(original=original.pk):  # as with most stories
        return None
    upcoming = Edition.objects.upcoming().filter(article=OuterRef("pk"))
    for follow_up in _followers(original.pk).filter(Exists(upcoming)).only("follows", "goes_ahead", "section"):
        first = follow_up.editions.upcoming().order_by("starts_at").first()
        if first and why_not_begin(follow_up, first.starts_at):
            told = {"number": follow_up.pk, "when": clock.moment(first.starts_at)}
            return _("Story #%(number)s follows this one and is scheduled for %(when)s. Unschedule it first.") % told
    return None


def is_left_behind(article: Article) -> bool:
    """True if the story is to go out at a time at which the one that it follows is, by now, not live."""
    if article.follows_id is None or article.goes_ahead:
        return False
    first = article.editions.upcoming().order_by("starts_at").first()
    return first is not None and why_not_begin(article, first.starts_at) is not None


def left_behind(original: Article | None = None) -> list[Article]:
    """Scheduled stories that are left behind: all of them, or those that follow `original`."""
    scheduled = Article.objects.filter(status=Status.SCHEDULED, follows__isnull=False, goes_ahead=False)
    if original is not None:
        scheduled = scheduled.filter(follows=original)
    return [article for article in scheduled if is_left_behind(article)]


def why_not_let(user, article: Article) -> Reason | None:
    """Why `user` may not say whether the follow-up goes ahead, or None. Whoever publishes it may."""
    if why := permissions.why_not_publish(user, article):
        return why
    return None if article.follows_id else _("This story is no follow-up.")


def let(article: Article, user, ahead: bool) -> bool:
    """Let the follow-up go out before its original, or wait for it again. Returns whether anything changed.

    Raises Refused with the reason.
    """
    with transaction.atomic():
        locked = Article.objects.held(article.pk)
        if why := why_not_let(user, locked):
            raise Refused(why)
        if locked.goes_ahead == ahead:
            return False
        locked.goes_ahead = ahead
        first = None if ahead else locked.editions.upcoming().order_by("starts_at").first()
        if first and (why := why_not_begin(locked, first.starts_at)):
            raise Refused([_("This story is scheduled. Unschedule it first."), why])
        locked.save(update_fields=["goes_ahead"])
        details = {"of": locked.follows_id}
        log.record(
            AHEAD if ahead else BEHIND, by=user, kind="story", pk=locked.pk, label=locked.headline, details=details
        )
    article.goes_ahead = ahead
    return True
