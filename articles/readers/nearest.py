"""What readers get of stories now, and what they get next: two editions of each at most, without their texts."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet

from articles.models import Article, Edition
from people import clock
from people.written import A_MOMENT, Written, a_number

#: What makes an edition's row long, and no page of the desk reads.
TEXTS = ("body", "plain_text", "words")


class Nearest(NamedTuple):
    """The edition that is live, and the next that is to begin."""

    live: Edition | None
    next: Edition | None


def of(article: Article) -> Nearest:
    """Those of one story. One statement."""
    found = _TO_COME.objects(story=article.pk, now=clock.now())
    for edition in found:
        edition.article = article
    return _sorted(found)


def of_many(articles: Collection[Article]) -> dict[int, Nearest]:
    """Those of each story, by its number. One statement."""
    found: dict[int, list[Edition]] = defaultdict(list)
    editions = Edition.objects.filter(article__in=articles)
    for edition in _to_come(editions, clock.now()).order_by("article", "starts_at"):
        found[edition.article_id].append(edition)
    return {article.pk: _sorted(found[article.pk]) for article in articles}


def _to_come(editions: QuerySet[Edition], now: datetime) -> QuerySet[Edition]:
    return editions.filter(Q(ends_at__gt=now) | Q(ends_at__isnull=True)).defer(*TEXTS)


_TO_COME = Written(
    lambda story, now: _to_come(Edition.objects.filter(article=story), now).order_by("starts_at")[:2],
    story=a_number(),
    now=A_MOMENT,
)


def _sorted(editions: Iterable[Edition]) -> Nearest:
    now = clock.now()
    live = next((one for one in editions if one.starts_at <= now), None)
    return Nearest(live, next((one for one in editions if one.starts_at > now), None))
