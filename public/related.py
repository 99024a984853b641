"""Which stories a story leads to: those that share its rarer tags, near to it in time.

Of each tag the newest few stories are looked up along its index, so no tag is read through, be it on one story or on
half of them. How few they are, or how long they took to come about, tells how rare the tag is.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, OuterRef

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


class Neighbour(NamedTuple):
    """A live story that bears a tag; `at` is its place in time, in seconds since the epoch."""

    pk: int
    at: int
    section: int


#: Three numbers and no object with a moment to read: a story's page gets sixty of them.
_NEIGHBOUR = Func(
    F("article_id"),
    Func(F("listed_at"), template="extract(epoch FROM %(expressions)s)::bigint", output_field=BigIntegerField()),
    F("section_id"),
    template="ARRAY[%(expressions)s]::bigint[]",
    output_field=ArrayField(BigIntegerField()),
)


def of_tag(now: datetime, tag: OuterRef) -> ArraySubquery:
    """The newest live stories of the newsroom's own with a tag, each as the numbers of a `Neighbour`."""
    newest = Edition.objects.live(now).editorial().newest_with_tag(tag, now)
    return ArraySubquery(newest.values(numbers=_NEIGHBOUR)[:OF_A_TAG])


def choose(pk: int, at: datetime, section: int, tags: Iterable[Sequence[Neighbour]], count: int) -> list[int]:
    """The ids of at most `count` stories to which story `pk` leads, best first; `tags` are the neighbours by tag."""
    worth: dict[tuple[int, int], float] = defaultdict(float)
    here = at.timestamp()
    for neighbours in tags:
        rarity = _rarity(neighbours) if neighbours else 0.0
        for one, when, where in neighbours:
            nearness = HALF / (HALF + abs(when - here) / 86_400)
            worth[when, one] += rarity * nearness * (1 if where == section else ELSEWHERE)
    best = sorted((total, *one) for one, total in worth.items() if one[1] != pk)[-count:]
    return [one for total, _when, one in reversed(best) if total >= LEAST * best[-1][0]]


def _rarity(neighbours: Sequence[Neighbour]) -> float:
    """From 1, a tag of few stories, towards 0, one that many stories of the last days bear."""
    if len(neighbours) < OF_A_TAG:
        return 1 / len(neighbours)
    days = (neighbours[0].at - neighbours[-1].at) / 86_400
    return max(min(days / SLOW, 1), 0.01) / OF_A_TAG
