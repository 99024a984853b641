"""Leaving a story out of feeds: its page and the lists keep it, but no feed and no news sitemap has it.

A switch of the story and no part of its text: it costs no approval, works at once on what is live, and goes along
with whatever is published later. The log keeps who set it, and why.
"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.models import Article
from articles.permissions import Reason
from articles.readers import editions
from articles.refusals import Refused
from audit import actions, log
from audit.models import Entry

LEFT_OUT = actions.register("story.feeds_left", _("took a story out of feeds"))
PUT_BACK = actions.register("story.feeds_joined", _("put a story back into feeds"))
#: Characters of a reason.
LONGEST = 1000


def why_not_set(user, article: Article) -> Reason | None:
    """Why `user` may not say whether feeds have the story, or None. Whoever publishes it may."""
    return permissions.why_not_publish(user, article)


def put(article: Article, user, in_feeds: bool, reason: str = "") -> bool:
    """Let feeds have the story, or not, from now on. Returns whether anything changed.

    Raises Refused: with why `user` may not, or at `reason` where it is too long or, for taking it out, missing.
    """
    reason = reason.strip()
    with transaction.atomic():
        locked = Article.objects.held(article.pk)
        if why := why_not_set(user, locked):
            raise Refused(why)
        if locked.in_feeds == in_feeds:
            return False
        if not in_feeds and not reason:
            raise Refused({"reason": _("Say why this story stays out of feeds.")})
        if len(reason) > LONGEST:
            raise Refused({"reason": _("At most %(most)s characters.") % {"most": LONGEST}})
        locked.in_feeds = in_feeds
        locked.save(update_fields=["in_feeds"])
        editions.note_feeds(locked)
        action = PUT_BACK if in_feeds else LEFT_OUT
        log.record(action, by=user, kind="story", pk=locked.pk, label=locked.headline, note=reason)
    article.in_feeds = in_feeds
    return True


def why_left_out(article: Article) -> Entry | None:
    """The log's line that tells who took the story out of feeds, and why; None while feeds have it."""
    if article.in_feeds:
        return None
    told = Entry.objects.filter(kind="story", object_id=article.pk, action=LEFT_OUT.name)
    return told.order_by("-pk").first()
