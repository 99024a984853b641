"""Snapshots of stories: taking one, and putting one back into the working copy."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, cast

from django.db import transaction
from django.db.models import Manager, Max, Model
from django.utils.translation import gettext_lazy as _

from articles import body, signals
from articles.comparing import substance
from articles.comparing.substance import Substance
from articles.finding import vocabulary
from articles.models import Article, Byline, Edition, Revision
from articles.models.revision import Origin
from articles.text import storyfields, tagging
from articles.text.storyfields import FieldType, StoryField
from articles.workflow.status import BylineRole
from audit import actions, log
from people.models import Author, User
from people.written import SOME_NUMBERS, Written, a_number

SAVED = actions.register("story.saved", _("saved a story"))
#: Whose names stand over a story, in their order.
_LINES = Written(
    lambda story: Byline.objects.filter(article=story).values_list("author_id", "role"), story=a_number()
)
_AUTHORS = Written(lambda authors: Author.objects.filter(pk__among=authors).order_by(), authors=SOME_NUMBERS)
#: A story's newest revision.
_LATEST = Written(lambda story: Revision.objects.filter(article=story).order_by("-number")[:1], story=a_number())


def snapshot(story: Article | Edition, fields: Iterable[StoryField] = storyfields.FIELDS) -> dict[str, Any]:
    """The whole story as plain data, field by field; of an edition, the `fields` that editions have."""
    return {field.name: _value(story, field) for field in fields}


def _value(story: Article | Edition, field: StoryField) -> Any:
    held = getattr(story, field.column)
    if field.type is FieldType.NAMES:
        return tagging.names(story) if isinstance(story, Article) else sorted(one.name for one in held.all())
    if field.type is FieldType.LINES:
        return [{"author": author, "role": role} for author, role in _lines(story, field)]
    return held


def _lines(story: Article | Edition, field: StoryField) -> list[tuple[int, str]]:
    if isinstance(story, Article) and field.column not in getattr(story, "_prefetched_objects_cache", {}):
        return cast(list[tuple[int, str]], _LINES.rows(story=story.pk))
    return [(line.author_id, line.role) for line in getattr(story, field.column).all()]


def take(
    article: Article,
    user: User,
    origin: Origin = Origin.SAVE,
    restored_from: Revision | None = None,
    note: str = "",
    newest: Revision | None = None,
) -> Revision | None:
    """Record the working copy as a revision by `user`, and count the version up.

    Call it inside a transaction that holds the article's row lock. `newest` is the revision before, where the caller
    has read it under that lock. Returns None, and changes nothing, when the story is what its newest revision says it
    is.
    """
    fields = snapshot(article)
    newest = newest or latest(article)
    if newest and newest.fields == fields:
        return None
    # Nothing is changed of the words where they are another person's: at a hand-over, in a restored text or in an
    # update that takes in a fix. The first save is judged by nobody: who began the story is its writer anyhow.
    touched = Substance()
    if newest and origin not in (Origin.HAND_OVER, Origin.RESTORE, Origin.FOLD):
        touched = substance.of_change(newest.fields, fields)
    number = newest.number + 1 if newest else 1
    revision = _keep(article, number, fields, user, touched, origin=origin, restored_from=restored_from, note=note)
    details = {"revision": revision.number, "origin": str(origin)}
    log.record(SAVED, by=user, kind="story", pk=article.pk, label=article.headline, details=details)
    transaction.on_commit(lambda: signals.article_saved.send(Article, article=article, revision=revision))
    return revision


def keep_fix(article: Article, fields: dict[str, Any], user: User, live: Revision) -> Revision:
    """Keep `fields`, `user`'s fix of what readers have by the revision `live`. The working copy stays as it is.

    Call it as `take`, and `take` after it: the newest revision is the working copy.
    """
    number = (article.revisions.aggregate(top=Max("number"))["top"] or 0) + 1
    return _keep(article, number, fields, user, substance.of_change(live.fields, fields), origin=Origin.FIX)


def _keep(
    article: Article, number: int, fields: dict[str, Any], user: User, touched: Substance, **more: Any
) -> Revision:
    revision = Revision.objects.create(
        article=article,
        number=number,
        version=article.version + 1,
        fields=fields,
        labels=labels(fields, article),
        digest=digest(fields),
        with_writer=bool(touched.facts),
        words_changed=touched.words,
        facts=list(touched.facts),
        created_by=user,
        **more,
    )
    article.version += 1
    Article.objects.filter(pk=article.pk).update(version=article.version)
    return revision


def digest(fields: dict[str, Any]) -> str:
    """The fingerprint of a snapshot, by which equal texts know each other."""
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


def latest(article: Article) -> Revision | None:
    """The newest revision, or None for a story that was never saved."""
    if revision := _LATEST.first(story=article.pk):
        revision.article = article
    return revision


def apply(article: Article, fields: dict[str, Any], before: dict[str, Any] | None = None) -> None:
    """Make the working copy what `fields` (a snapshot) says, text and relations, and save it.

    `before` is what it says now, where the caller has read it: lists that stay as they are are left alone. Relations
    whose target no longer exists are left out. Makes no revision: the caller does, with `take`.
    """
    for field in storyfields.FIELDS:
        value = fields[field.name]
        if field.type is FieldType.REFERENCE:
            if value == getattr(article, field.column):
                continue  # the database lets no row go to which another points
            value = target(field).filter(pk=value).first() if value else None
        if not field.is_list:
            setattr(article, field.name, body.clean(value) if field.type is FieldType.RICH_TEXT else value)
    article.save()
    vocabulary.learn_entry(article.words, published=False)
    for field in storyfields.FIELDS:
        if before is not None and before[field.name] == fields[field.name]:
            continue
        if field.type is FieldType.NAMES:
            tagging.wear(article, fields[field.name])
        elif field.type is FieldType.LINES:
            _set_lines(article, field, fields[field.name])


def _set_lines(article: Article, field: StoryField, lines: list[dict[str, Any]]) -> None:
    if _value(article, field) == lines:
        return
    getattr(article, field.name).all().delete()
    authors = Author.objects.in_bulk([line["author"] for line in lines])
    Byline.objects.bulk_create(
        Byline(article=article, author=authors[line["author"]], role=line["role"], order=order)
        for order, line in enumerate(lines)
        if line["author"] in authors
    )


def labels(fields: dict[str, Any], article: Article | None = None) -> dict[str, Any]:
    """The names that the ids in a snapshot have now; what `article` points to as well is not looked up again."""
    found: dict[str, Any] = {}
    for field in storyfields.FIELDS:
        value = fields[field.name]
        if field.type is FieldType.REFERENCE:
            if field.is_nameless:
                continue
            shared = article is not None and getattr(article, field.column) == value
            row = getattr(article, field.name) if shared else target(field).filter(pk=value).first()
            found[field.name] = str(row or "")
        elif field.type is FieldType.LINES:
            asked = [line["author"] for line in value]
            authors = {one.pk: one for one in _AUTHORS.objects(authors=asked)} if asked else {}
            found[field.name] = [str(authors.get(line["author"], "?")) for line in value]
    return found


def own_byline(user: User) -> list[dict[str, Any]]:
    """The bylines of a story that `user` begins: their own name as its writer, if they have one that is printed."""
    author = Author.objects.active().filter(user=user).first()
    return [{"author": author.pk, "role": str(BylineRole.WRITER)}] if author else []


def target(field: StoryField) -> Manager[Model]:
    """Where the rows lie to which a reference points."""
    model = cast(type[Model], Article._meta.get_field(field.name).related_model)
    return model._default_manager
