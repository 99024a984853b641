"""The two texts of a comparison: a revision, or what readers get now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Article, Edition, Revision
from articles.readers import editions
from articles.text import revisions, storyfields

#: How an address names what readers get.
LIVE = "live"


@dataclass(frozen=True)
class ComparedText:
    """A text with its `fields` and `labels`, as a revision has them; `number` is the revision it was made from."""

    key: str
    number: int
    name: str
    who: Any
    at: datetime
    fields: dict[str, Any]
    labels: dict[str, Any]


def find(article: Article, key: str) -> ComparedText | None:
    """The text that `key` (a revision's number, or LIVE) names; None if the story has no such text."""
    if key == LIVE:
        edition = live(article)
        return _of_edition(edition) if edition else None
    number = int(key) if key.isdecimal() and len(key) < 10 else 0
    revision = article.revisions.select_related("created_by").filter(number=number).first()
    return _of_revision(revision) if revision else None


def live(article: Article) -> Edition | None:
    """What readers get now, with what a comparison shows of it."""
    edition = editions.current(article)
    if edition is None:
        return None
    return Edition.objects.select_related("revision", "section", "lead_photo", "published_by").get(pk=edition.pk)


def usual(article: Article, newest: int) -> tuple[str, str]:
    """The keys of what one mostly wants: the desk copy beside what readers get, else what the last save did."""
    edition = editions.current(article)
    if edition and article.revisions.get(pk=edition.revision_id).number != newest:
        return LIVE, str(newest)
    return str(max(1, newest - 1)), str(newest)


def in_order(one: ComparedText, other: ComparedText) -> tuple[ComparedText, ComparedText]:
    """The older text first; what readers get stands before its own revision."""
    return tuple(sorted((one, other), key=lambda text: (text.number, text.key != LIVE)))


def _of_revision(revision: Revision) -> ComparedText:
    name = _("Revision %s") % revision.number
    number, who, at = revision.number, revision.created_by, revision.created_at
    return ComparedText(str(number), number, name, who, at, revision.fields, revision.labels)


def _of_edition(edition: Edition) -> ComparedText:
    """An edition in the form of a revision. A slug that was made from the headline is none that anyone wrote."""
    kept = edition.revision.fields
    fields = kept | revisions.snapshot(edition, [field for field in storyfields.FIELDS if field.in_edition])
    if not kept["slug"]:
        fields["slug"] = ""
    name = _("What readers see")
    number, who, at = edition.revision.number, edition.published_by, edition.starts_at
    return ComparedText(LIVE, number, name, who, at, fields, revisions.labels(fields))
