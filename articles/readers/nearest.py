"""What readers get of stories now, and what they get next: two editions of each at most, without their texts."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db.models import Q, QuerySet

from articles.models import Article, Edition
from people import clock

#: What makes an edition's row long, and no page of the desk reads.
TEXTS = ("body", "plain_text", "words")


class Nearest(NamedTuple):
    """The edition that is live, and the next that is to begin."""

    live: Edition | None
    next: Edition | None


def of(article: Article) -> Nearest:
    """Those of one story. One statement."""
    return _sorted(_to_come(article.editions.all()).order_by("starts_at")[:2])


def of_many(articles: Collection[Article]) -> dict[int, Nearest]:
    """Those of each story, by its number. One statement."""
    found: dict[int, list[Edition]] = defaultdict(list)
    for edition in _to_come(Edition.objects.filter(article__in=articles)).order_by("article", "starts_at"):
        found[edition.article_id].append(edition)
    return {article.pk: _sorted(found[article.pk]) for article in articles}


def _to_come(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    return editions.filter(Q(ends_at__gt=clock.now()) | Q(ends_at__isnull=True)).defer(*TEXTS)


def _sorted(editions: Iterable[Edition]) -> Nearest:
    now = clock.now()
    live = next((one for one in editions if one.starts_at <= now), None)
    return Nearest(live, next((one for one in editions if one.starts_at > now), None))
