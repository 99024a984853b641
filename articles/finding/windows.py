"""The statement by which a window of time is asked for stories with some words, in no order."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.db.models import Q

from articles.finding.expressions import alone, blocks, numbers, unindexed
from articles.models import Edition
from audit.wordindex import Lexemes

#: Values that stand for others while a queryset is made into SQL.
_SAMPLES: dict[str, Any] = {
    "now": datetime(1907, 1, 1, tzinfo=UTC),
    "until": datetime(1907, 1, 2, tzinfo=UTC),
    "since": datetime(1907, 1, 3, tzinfo=UTC),
    "moment": datetime(1907, 1, 4, tzinfo=UTC),
    "article": 1_907_010_500,
    "written": "'1907-01-06'",
    "days": [1_907_010_700],
    "sections": [1_907_010_800],
}


@dataclass(frozen=True)
class Place:
    """Where in a statement a value belongs."""

    name: str


@cache
def statement(given: frozenset[str], most: int) -> tuple[str, tuple[Any, ...]]:
    """At `most` so many live editions as SQL, narrowed by what is `given`, in no order; and its values, of which some
    are places.

    Making SQL of a queryset takes Python longer than PostgreSQL takes to answer, so it is done once for each kind.
    """
    samples = {name: sample for name, sample in _SAMPLES.items() if name in given}
    editions = Edition.objects.live(samples["now"]).filter(words=Lexemes(samples["written"]))
    editions = editions.alias(at=unindexed("published_at"))
    if "days" in given:
        editions = editions.alias(days=blocks("published_at")).filter(days__overlap=numbers(samples["days"]))
    if "sections" in given:
        editions = editions.alias(sections=alone("section")).filter(sections__overlap=numbers(samples["sections"]))
    if "since" in given:
        editions = editions.filter(at__gte=samples["since"])
    editions = editions.filter(at__lt=samples["until"])
    if "moment" in given:
        moment, article = samples["moment"], samples["article"]
        editions = editions.filter(Q(at__lt=moment) | Q(at=moment, article_id__lt=article))
    rows = editions.order_by().values_list("pk", "article_id", "published_at")[:most]
    sql, params = rows.query.sql_with_params()
    places = {str(sample): Place(name) for name, sample in samples.items()}
    return sql, tuple(places.get(str(param), param) for param in params)
