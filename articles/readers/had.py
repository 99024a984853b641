"""What readers have had of a story, as its next edition asks: the one before it, its times, its address."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Max, Min, QuerySet, Subquery

from articles.models import Article, Correction, Edition
from articles.readers.nearest import TEXTS
from people import clock, slugs
from people.written import A_MOMENT, Written, a_number


class Times(NamedTuple):
    """When readers were shown the story first, changed, on top again, and corrected; None for what never was."""

    first: datetime | None
    shown: datetime | None
    resurfaced: datetime | None
    noted: datetime | None


def before(article: Article, at: datetime) -> Edition | None:
    """The edition that readers have at `at`, without its texts."""
    edition = _LIVE.first(story=article.pk, now=at)
    if edition:
        edition.article = article
    return edition


def is_later(article: Article, at: datetime) -> bool:
    """Is there an edition that begins after `at`?"""
    return _LATER.exists(story=article.pk, at=at)


def times(article: Article, at: datetime) -> Times:
    """The times of all editions so far, and of the notes until `at`."""
    return next((Times(*row) for row in _TIMES.rows(story=article.pk, at=at)), Times(None, None, None, None))


def slug(article: Article | None) -> str:
    """The address that readers have had last, so that mending a headline breaks no link; empty before the first."""
    if article is None or article.pk is None:
        return ""
    last = next((one for (one,) in _SLUG.rows(story=article.pk, now=clock.now())), "")
    return last if slugs.has_words(last) else ""


def _times(story: int, at: datetime) -> QuerySet:
    noted = Correction.objects.filter(article=story, at__lte=at).order_by("-at").values("at")[:1]
    told = {"first": Min("published_at"), "shown": Max("updated_at"), "resurfaced": Max("resurfaced_at")}
    rows = Edition.objects.filter(article=story).order_by().values("article").annotate(**told, noted=Subquery(noted))
    return rows.values_list(*Times._fields)


_TIMES = Written(_times, story=a_number(), at=A_MOMENT)
_LIVE = Written(
    lambda story, now: Edition.objects.live(now).filter(article=story).defer(*TEXTS)[:1],
    story=a_number(),
    now=A_MOMENT,
)
_LATER = Written(
    lambda story, at: Edition.objects.filter(article=story, starts_at__gt=at), story=a_number(), at=A_MOMENT
)
_SLUG = Written(
    lambda story, now: (
        Edition.objects.filter(article=story, starts_at__lte=now).order_by("-starts_at").values_list("slug")[:1]
    ),
    story=a_number(),
    now=A_MOMENT,
)
