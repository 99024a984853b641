"""The mark that puts a story first in every queue. It belongs to the story and not to its text: setting it makes no
revision, costs no approval, counts no version, and waits for nobody who is writing.

It ends when the story is in nobody's hands any more: live, spiked, withdrawn (`workflow`).
"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles import permissions, signals
from articles.models import Article
from articles.refusals import Refused
from audit import actions, log

MARKED = actions.register("story.marked_urgent", _("marked a story urgent"))
UNMARKED = actions.register("story.unmarked_urgent", _("removed a story's urgent mark"))


def mark(article: Article, user, *, urgent: bool) -> bool:
    """Mark the story urgent, or take the mark away. False, and nothing written or told, if it is so already.

    `article` is brought up to date. Raises Refused with the reason.
    """
    with transaction.atomic():
        locked = Article.objects.held(article.pk)
        if why := permissions.why_not_mark_urgent(user, locked):
            raise Refused(why)
        article.is_urgent = urgent
        if locked.is_urgent == urgent:
            return False
        Article.objects.filter(pk=article.pk).update(is_urgent=urgent)
        action = MARKED if urgent else UNMARKED
        log.record(action, by=user, kind="story", pk=article.pk, label=article.headline)
        if urgent:
            transaction.on_commit(lambda: signals.article_marked.send_robust(Article, article=article, by=user))
    return True
