"""Saving what was written: under a row lock, never over another person's words, each change as a revision."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.locks import locks
from articles.models import Article, Revision
from articles.models.revision import Origin
from articles.refusals import Refused, Stale
from articles.text import revisions
from articles.workflow import workflow
from people import rowlocks
from people.models import User

STALE = _("Someone has changed this story while you had it open. Nothing was saved over it.")


@dataclass(frozen=True)
class Text:
    """A whole story as data: a revision's `fields`, and the names its ids go by."""

    fields: dict[str, Any]
    labels: dict[str, Any]


def begin(user, key: UUID | None) -> Article:
    """The story `user` began in form `key`, locked; a new one, not saved yet, if that form has saved none.

    Call it inside a transaction: the same form sent twice at once waits here for its first copy.
    """
    if key is None:
        return Article(created_by=user)
    rowlocks.held(User.objects).get(pk=user.pk)
    before = begun(user, key)
    return Article.objects.held(before.pk) if before else Article(created_by=user, form_key=key)


def begun(user, key: UUID) -> Article | None:
    """The story whose first save was `user`'s form `key`; None if that form has saved none."""
    return Article.objects.filter(created_by=user, form_key=key).first()


def refuse_stale(article: Article, version: int | None) -> None:
    """Raise Stale unless `version` is the story's. Moves count too: an approval binds to what was looked at."""
    if version != article.version:
        raise Stale(STALE)


def save(article: Article, fields: dict[str, Any], user) -> Revision | None:
    """Make the story what `fields` say. Returns the revision, or None when nothing was different.

    Call it inside the transaction that holds the row lock, after `refuse_stale`; a new story has no row yet.
    A changed save of a live or an approved story sends it back: see `workflow.reopen_after_save`.
    """
    newest = revisions.latest(article) if article.pk else None
    before = revisions.snapshot(article) if newest else None
    if before == fields:
        return None
    if article.pk and (why := permissions.why_not_lay_on(user, article, fields["section"])):
        raise Refused(why)
    if why := permissions.why_not_class(user, article, fields["content_class"]):
        raise Refused(why)
    return _write(article, fields, user, newest=newest, before=before)


def restore(pk: int, number: int, user, version: int | None) -> Revision | None:
    """Make revision `number` of story `pk` the working copy, as a new revision by `user`.

    Returns None if it already is. Raises Refused with the reason when `user` may not edit, and Stale.
    """
    with transaction.atomic():
        article = Article.objects.held(pk)
        if why := permissions.why_not_edit(user, article):
            raise Refused(why)
        refuse_stale(article, version)
        if why := locks.why_not_change(user, article):
            raise Refused(why)
        source = article.revisions.get(number=number)
        if why := permissions.why_not_lay_on(user, article, source.fields["section"]):
            raise Refused(why)
        if why := permissions.why_not_class(user, article, source.fields["content_class"]):
            raise Refused(why)
        return _write(article, source.fields, user, Origin.RESTORE, source)


def keep(article: Article, fields: dict[str, Any], owner, note: str) -> Revision | None:
    """Save what `owner` had typed when the story was taken from them; None if the story says that already.

    The caller holds the row lock and knows that the words began from the story's present text.
    """
    if permissions.why_not_lay_on(owner, article, fields["section"]):
        fields = fields | {"section": article.section_id}
    if permissions.why_not_class(owner, article, fields["content_class"]):
        fields = fields | {"content_class": article.content_class}
    if not note and revisions.snapshot(article) == fields:
        return None
    return _write(article, fields, owner, Origin.BROKEN, note=note)


def _write(
    article: Article, fields, user, origin=Origin.SAVE, source=None, note="", newest=None, before=None
) -> Revision | None:
    revisions.apply(article, fields, before)
    revision = revisions.take(article, user, origin, source, note, newest)
    if revision:
        workflow.reopen_after_save(article, user, revision)
    return revision


def first_saved(article: Article) -> Revision:
    """The text that the story's first save kept."""
    return article.revisions.earliest("number")


def saved_at_version(article: Article, version: int) -> Revision | None:
    """The text that a form which opened at `version` began from; None if that was before the first save."""
    return article.revisions.filter(version__lte=version).order_by("-number").first()
