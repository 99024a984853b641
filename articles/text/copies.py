"""New drafts out of a story: a follow-up that points to it, and a copy of its text.

Neither takes along what belongs to the story alone: its embargo, schedule, approvals, notes, and address.
"""

from typing import Any

from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles import body, permissions
from articles.models import Article
from articles.models.revision import Origin
from articles.refusals import Refused
from articles.text import revisions
from articles.workflow.status import BylineRole, Kind
from audit import log
from people.models import Author

_LONGEST_HEADLINE = 200


def follow_up(article: Article, user) -> Article:
    """A draft by `user` in the same section and with the same tags, empty but for a read-also link to `article`.

    Raises Refused with the reason if `user` may not see `article` or writes no stories.
    """
    _refuse(article, user)
    whole = revisions.snapshot(article)
    author = Author.objects.active().filter(user=user).first()
    fields = dict.fromkeys(revisions.TEXT_FIELDS, "") | {
        "headline": (_("Follow-up: %(headline)s") % {"headline": article.headline})[:_LONGEST_HEADLINE],
        "body": body.clean(f'<aside data-article="{article.pk}">{escape(article.headline)}</aside>'),
        "kind": str(Kind.STORY),
        "section": whole["section"],
        "tags": whole["tags"],
        "lead_photo": None,
        "bylines": [{"author": author.pk, "role": str(BylineRole.WRITER)}] if author else [],
    }
    note = _("Follow-up to story %(pk)s, “%(headline)s”.")
    return _begin(article, user, fields, Origin.FOLLOW_UP, note, "story.followed_up")


def copy(article: Article, user) -> Article:
    """A draft by `user` with the text, pictures, bylines and tags of `article` as they are on the desk.

    Raises Refused with the reason if `user` may not see `article` or writes no stories.
    """
    _refuse(article, user)
    fields = revisions.snapshot(article) | {"slug": ""}
    note = _("Copy of story %(pk)s, “%(headline)s”.")
    return _begin(article, user, fields, Origin.COPY, note, "story.copied")


def _refuse(article: Article, user) -> None:
    if why := permissions.why_not_copy(user, article):
        raise Refused(why)


@transaction.atomic
def _begin(article: Article, user, fields: dict[str, Any], origin: Origin, note: str, action: str) -> Article:
    """Write the new draft, its first revision, and the line in the log."""
    new = Article(created_by=user)
    revisions.apply(new, fields)
    words = {"pk": article.pk, "headline": article.headline}
    revisions.take(new, user, origin, note=note % words)
    log.record(action, by=user, kind="story", pk=new.pk, label=new.headline, details={"of": article.pk})
    return new
