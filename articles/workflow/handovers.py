"""Handing a story to another desk: whose it is, who may see and change it, changes at once; the text does not.

A story's section is part of what its revisions say, because readers see it. So a hand-over makes a revision, which
nobody wrote: it leaves the four eyes of an approval alone, and an approval of the text before it does not count.
"""

from articles import permissions
from articles.models import Article
from articles.models.revision import Origin
from articles.refusals import Refused
from articles.text import revisions
from articles.workflow import reviews
from articles.workflow.status import WITH_EDITOR, Status
from sections.models import Section


def hand_to(article: Article, user, section: Section) -> None:
    """Lay the story on the desk of `section`. Raises Refused with the reason if `user` may not."""
    if why := permissions.why_not_hand_to(user, article, section):
        raise Refused(why)
    article.section = section
    article.save(update_fields=["section"])
    revisions.take(article, user, Origin.HAND_OVER)


def begin_again(article: Article) -> Status:
    """What review a story had is its old desk's: the new desk begins at its own first step. Returns the status."""
    article.sent_back_step = None
    if article.status not in WITH_EDITOR:
        return Status(article.status)
    article.approved_revision = None
    reviews.begin(article)
    return Status.IN_REVIEW
