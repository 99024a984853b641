"""Snapshots of stories: taking one, and putting one back into the working copy."""

import hashlib
import json
from typing import Any

from django.db import transaction
from django.db.models import Max

from articles import body, signals
from articles.models import Article, Byline, Revision
from articles.models.revision import Origin
from articles.workflow.status import WRITTEN
from audit import log

TEXT_FIELDS = ("headline", "standfirst", "body", "slug", "kind", "video_url", "dateline", "lead_caption")


def snapshot(article: Article) -> dict[str, Any]:
    """The whole story as plain data: text fields, and relations as ids and names (see `Revision.fields`)."""
    fields: dict[str, Any] = {name: getattr(article, name) for name in TEXT_FIELDS}
    fields["section"] = article.section_id
    fields["lead_photo"] = article.lead_photo_id
    fields["tags"] = sorted(tag.name for tag in article.tags.all())
    fields["bylines"] = [{"author": line.author_id, "role": line.role} for line in article.bylines.all()]
    return fields


def take(
    article: Article, user, origin: Origin = Origin.SAVE, restored_from: Revision | None = None, note: str = ""
) -> Revision | None:
    """Record the working copy as a revision by `user`, and count the version up.

    Call it inside a transaction that holds the article's row lock. Returns None, and changes nothing, when the
    story is what its newest revision says it is.
    """
    fields = snapshot(article)
    digest = hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
    newest = latest(article)
    if newest and newest.digest == digest:
        return None
    revision = Revision.objects.create(
        article=article,
        number=(article.revisions.aggregate(top=Max("number"))["top"] or 0) + 1,
        version=article.version + 1,
        fields=fields,
        labels=_labels(article),
        digest=digest,
        origin=origin,
        restored_from=restored_from,
        note=note,
        with_writer=article.status in WRITTEN and origin != Origin.HAND_OVER,
        created_by=user,
    )
    article.version += 1
    Article.objects.filter(pk=article.pk).update(version=article.version)
    details = {"revision": revision.number, "origin": str(origin)}
    log.record("story.saved", by=user, kind="story", pk=article.pk, label=article.headline, details=details)
    transaction.on_commit(lambda: signals.article_saved.send(Article, article=article, revision=revision))
    return revision


def latest(article: Article) -> Revision | None:
    """The newest revision, or None for a story that was never saved."""
    return article.revisions.order_by("-number").first()


def apply(article: Article, fields: dict[str, Any]) -> None:
    """Make the working copy what `fields` (a snapshot) says, text and relations, and save it.

    Relations whose target no longer exists are left out. Makes no revision: the caller does, with `take`.
    """
    for name in TEXT_FIELDS:
        setattr(article, name, fields[name])
    article.body = body.clean(article.body)
    article.section = Article.section.field.related_model.objects.filter(pk=fields["section"]).first()
    article.lead_photo = Article.lead_photo.field.related_model.objects.filter(pk=fields["lead_photo"]).first()
    article.save()
    article.tags.set(fields["tags"])
    article.bylines.all().delete()
    authors = Byline.author.field.related_model.objects.in_bulk([line["author"] for line in fields["bylines"]])
    Byline.objects.bulk_create(
        Byline(article=article, author=authors[line["author"]], role=line["role"], order=order)
        for order, line in enumerate(fields["bylines"])
        if line["author"] in authors
    )


def _labels(article: Article) -> dict[str, Any]:
    """The names that the ids in a snapshot had when it was taken."""
    return {
        "section": str(article.section or ""),
        "lead_photo": str(article.lead_photo or ""),
        "bylines": [str(line.author) for line in article.bylines.select_related("author")],
    }
