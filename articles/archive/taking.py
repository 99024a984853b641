"""What belongs to a story, as plain data: its row, its relations, every revision, every edition, and what was done.

Nothing is asked about who may see it: the caller has chosen the stories. Open locks, autosaves, share links and a fix
that nobody has published yet are work under way, and stay where they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from articles.archive import columns
from articles.models import (
    Approval,
    Article,
    ChildException,
    Correction,
    Detachment,
    Edition,
    PictureOverride,
    Transition,
    Withdrawal,
)
from articles.text import storyfields

#: Beside revisions and editions, each kind after those that it points to: the name under which it lies, and its rows.
HISTORY: tuple[tuple[str, type[Model]], ...] = (
    ("notes", Correction),
    ("withdrawals", Withdrawal),
    ("transitions", Transition),
    ("approvals", Approval),
    ("child_exceptions", ChildException),
    ("picture_overrides", PictureOverride),
    ("detachments", Detachment),
)
#: Revisions or editions in memory at once.
CHUNK = 20
#: Of a form that is long closed.
_LEFT = ("form_key",)


@dataclass
class Whole:
    """A story: `story` is its row with relations and history but for the texts, which are lists of their own."""

    story: dict[str, Any]
    revisions: list[dict[str, Any]] = field(default_factory=list)
    editions: list[dict[str, Any]] = field(default_factory=list)


def take(pk: int, earlier: bool = True) -> Whole | None:
    """The story `pk`, with its `earlier` texts as revisions kept them; None if there is none.

    A story that changes meanwhile is taken anew, so that all parts agree.
    """
    while article := Article.objects.filter(pk=pk).select_related("review_step", "sent_back_step").first():
        revisions = list(_revisions(article)) if earlier else []
        whole = Whole(_story(article), revisions, list(_editions(article)))
        if Article.objects.filter(pk=pk, version=article.version).exists():
            return whole
    return None


def _story(article: Article) -> dict[str, Any]:
    story = columns.plain(article, _LEFT)
    # a step is a row of this newsroom's own; the other may have one of the same name
    story["review_step_name"] = str(article.review_step or "")
    story["sent_back_step_name"] = str(article.sent_back_step or "")
    story["tags"] = sorted(tag.name for tag in article.tags.all())
    story["bylines"] = [{"author": one.author_id, "role": one.role} for one in article.bylines.all()]
    story["addresses"] = sorted(article.old_addresses.values_list("path", flat=True))
    for name, model in HISTORY:
        rows = model._base_manager.filter(article=article).order_by("pk")
        story[name] = [columns.plain(row) for row in rows.iterator(chunk_size=CHUNK)]
    return story


def _revisions(article: Article) -> Iterator[dict[str, Any]]:
    for revision in article.revisions.order_by("number").iterator(chunk_size=CHUNK):
        # with the number of its schema, so that a later release knows which steps it still has to take
        yield columns.plain(revision) | {"fields": storyfields.stored(revision.fields)}


def _editions(article: Article) -> Iterator[dict[str, Any]]:
    found = Edition.objects.filter(article=article).order_by("starts_at", "pk")
    for edition in found.prefetch_related("tags", "photos", "bylines").iterator(chunk_size=CHUNK):
        yield columns.plain(edition) | {
            "tags": sorted(tag.name for tag in edition.tags.all()),
            "photos": sorted(photo.pk for photo in edition.photos.all()),
            "bylines": [{"author": one.author_id, "role": one.role} for one in edition.bylines.all()],
        }
