"""Which stories a story leads to: those that share its rarer tags, near to it in time.

Of each tag the newest few stories are looked up along its index, so no tag is read through, be it on one story or on
half of them. How few they are, or how long they took to come about, tells how rare the tag is.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime

from articles.models import Edition

#: Stories of a tag that are looked at.
OF_A_TAG = 12
#: Days in which a story is half as near as one of the same hour.
HALF = 45
#: A tag that is given to so many stories in fewer days than this is worth less in proportion.
SLOW = 365
#: What a story of another section is worth beside one of the same.
ELSEWHERE = 0.5
#: What the best is worth, times this: less is left out, so that a word that two stories happen to share is no bridge.
LEAST = 0.3


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A live story that bears a tag."""

    pk: int
    at: datetime
    section: int

    @classmethod
    def read(cls, found: dict[str, Any]) -> "Neighbour":
        return cls(found["pk"], parse_datetime(found["at"]), found["section"])


def of_tag(now: datetime, tag: OuterRef) -> ArraySubquery:
    """The newest live stories of the newsroom's own with a tag, as `Neighbour.read` takes them."""
    newest = Edition.objects.live(now).editorial().newest_with_tag(tag, now)
    return ArraySubquery(
        newest.values(json=JSONObject(pk="article_id", at="listed_at", section="section_id"))[:OF_A_TAG]
    )


def choose(pk: int, at: datetime, section: int, tags: Iterable[Sequence[Neighbour]], count: int) -> list[int]:
    """The ids of at most `count` stories to which story `pk` leads, best first; `tags` are the neighbours by tag."""
    worth: dict[Neighbour, float] = defaultdict(float)
    for neighbours in tags:
        others = [one for one in neighbours if one.pk != pk]
        for one in others:
            worth[one] += _rarity(neighbours) * _nearness(one, at) * (1 if one.section == section else ELSEWHERE)
    best = sorted(worth, key=lambda one: (worth[one], one.at, one.pk), reverse=True)[:count]
    return [one.pk for one in best if worth[one] >= LEAST * worth[best[0]]]


def _rarity(neighbours: Sequence[Neighbour]) -> float:
    """From 1, a tag of few stories, towards 0, one that many stories of the last days bear."""
    if len(neighbours) < OF_A_TAG:
        return 1 / len(neighbours)
    days = (neighbours[0].at - neighbours[-1].at).total_seconds() / 86_400
    return max(min(days / SLOW, 1), 0.01) / OF_A_TAG


def _nearness(one: Neighbour, at: datetime) -> float:
    return HALF / (HALF + abs((one.at - at).total_seconds()) / 86_400)
