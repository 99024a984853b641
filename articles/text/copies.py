"""New drafts out of a story: a follow-up that points to it, and a copy of its text.

Neither takes along what belongs to the story alone: its embargo, schedule, approvals, notes, and address.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import body, permissions, signals
from articles.models import Article
from articles.models.revision import Origin
from articles.refusals import Refused
from articles.text import revisions, storyfields
from articles.text.storyfields import StoryField
from audit import actions, log
from audit.actions import Action

FOLLOWED_UP = actions.register("story.followed_up", gettext_lazy("began a follow-up"))
COPIED = actions.register("story.copied", gettext_lazy("copied a story"))


def follow_up(article: Article, user) -> Article:
    """A draft by `user` in the same section and with the same tags, empty but for a read-also link to `article`.

    Raises Refused with the reason if `user` may not see `article` or writes no stories.
    """
    _refuse(article, user)
    longest = Article._meta.get_field("headline").max_length
    fields = _taken(article, lambda field: field.followed) | {
        "headline": (_("Follow-up: %(headline)s") % {"headline": article.headline})[:longest],
        "body": body.clean(f'<aside data-article="{article.pk}">{escape(article.headline)}</aside>'),
        "bylines": revisions.own_byline(user),
    }
    note = _("Follow-up to story %(pk)s, “%(headline)s”.")
    return _begin(Article(created_by=user, follows=article), article, fields, Origin.FOLLOW_UP, note, FOLLOWED_UP)


def copy(article: Article, user) -> Article:
    """A draft by `user` with the text, pictures, bylines and tags of `article` as they are on the desk.

    Raises Refused with the reason if `user` may not see `article` or writes no stories.
    """
    _refuse(article, user)
    fields = _taken(article, lambda field: field.copied)
    note = _("Copy of story %(pk)s, “%(headline)s”.")
    return _begin(Article(created_by=user, copied_from=article), article, fields, Origin.COPY, note, COPIED)


def _taken(article: Article, wanted: Callable[[StoryField], bool]) -> dict[str, Any]:
    """A blank text with the `wanted` fields of `article`."""
    whole = revisions.snapshot(article)
    return storyfields.blank() | {name: whole[name] for name in storyfields.names(wanted)}


def _refuse(article: Article, user) -> None:
    if why := permissions.why_not_copy(user, article):
        raise Refused(why)


@transaction.atomic
def _begin(
    new: Article, source: Article, fields: dict[str, Any], origin: Origin, note: str, action: Action
) -> Article:
    """Write the new draft out of `source`, its first revision, and the line in the log."""
    user = new.created_by
    revisions.apply(new, fields)
    words = {"pk": source.pk, "headline": source.headline}
    revisions.take(new, user, origin, note=note % words)
    log.record(action, by=user, kind="story", pk=new.pk, label=new.headline, details={"of": source.pk})
    if origin == Origin.COPY:  # a follow-up takes none of the text
        signals.article_copied.send(Article, article=new, of=source, by=user)
    return new
