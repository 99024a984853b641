"""What a story must have before it may be submitted, and before readers may get it."""

from dataclasses import dataclass
from enum import IntEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import body
from articles.models import Article
from articles.status import BylineRole, Kind
from photos.models import Photo


class Stage(IntEnum):
    """How far a story wants to go; a later stage asks everything an earlier one asks."""

    NONE = 0
    SUBMISSION = 1
    PUBLICATION = 2


@dataclass(frozen=True)
class Missing:
    """One thing that is missing: the form field to go to, and what to do there."""

    field: str
    message: str | Promise


def missing(article: Article, stage: Stage) -> list[Missing]:
    """What `article` still needs for `stage`, in the order of the form."""
    found: list[Missing] = []
    if stage >= Stage.SUBMISSION:
        found += _for_submission(article)
    if stage >= Stage.PUBLICATION:
        found += _for_publication(article)
    return found


def _for_submission(article: Article) -> list[Missing]:
    checks = [
        (article.headline.strip(), "headline", _("Write a headline.")),
        (article.section_id, "section", _("Choose a section.")),
        (article.kind == Kind.VIDEO or body.plain_text(article.body), "body", _("Write the story.")),
        (article.kind != Kind.VIDEO or article.video_url, "video_url", _("Give the address of the video.")),
        (_has_writer(article), "bylines", _("Name at least one writer.")),
    ]
    return [Missing(field, message) for fine, field, message in checks if not fine]


def _has_writer(article: Article) -> bool:
    return any(line.role != BylineRole.EDITOR for line in article.bylines.all())


def _for_publication(article: Article) -> list[Missing]:
    found = []
    if not article.standfirst.strip():
        found.append(Missing("standfirst", _("Write a standfirst.")))
    if article.lead_photo is None:
        found.append(Missing("lead_photo", _("Choose a lead photo.")))
    else:
        found += _for_photo(article.lead_photo, "lead_photo")
    for photo in Photo.objects.filter(pk__in=body.photo_ids(article.body)):
        found += _for_photo(photo, "body")
    return found


def _for_photo(photo: Photo, field: str) -> list[Missing]:
    found = []
    if not photo.alt.strip():
        found.append(Missing(field, _("Describe photo %(id)s in words (alternative text).") % {"id": photo.pk}))
    if not photo.credit.strip():
        found.append(Missing(field, _("Give the credit of photo %(id)s.") % {"id": photo.pk}))
    return found
