"""Which stories a story leads to: those that share its rarer tags, near to it in time.

Of each tag the newest few stories are looked up along its index, so no tag is read through, be it on one story or on
half of them. How few they are, or how long they took to come about, tells how rare the tag is. They are numbers that
lead to stories and are no stories: what is shown of them is asked anew for each page, so what a process knows of a
tag may be a minute old.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, OuterRef
from django.utils import timezone
from taggit.models import Tag

from articles.models import Edition
from people.written import A_MOMENT, a_number
from public.fast import changes
from public.fast.prepared import Prepared

#: Stories of a tag that are looked at.
OF_A_TAG = 12
#: Days in which a story is half as near as one of the same hour.
HALF = 45
#: A tag that is given to so many stories in fewer days than this is worth less in proportion.
SLOW = 365
#: What a story of another section is worth beside one of the same.
ELSEWHERE = 0.5
#: Seconds for which a process knows the stories of a tag, and of how many tags it does. It forgets them all once
#: anything that readers get has changed.
KNOWN, TAGS = 60.0, 4096
#: Tags that are asked for in one statement.
AT_ONCE = 6
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


#: Until when, and at which turn of the page cache, something is known of which tags.
_known: tuple[float, int, dict[int, tuple[Neighbour, ...]]] = (0.0, -1, {})


def of_tags(tags: Sequence[int]) -> list[tuple[Neighbour, ...]]:
    """The newest live stories of the newsroom's own with each of these tags (ids).

    One statement for some of which this process knows nothing, none where it knows all.
    """
    global _known
    now, turn = time.monotonic(), changes.store().generation
    if now > _known[0] or turn != _known[1] or len(_known[2]) > TAGS:
        _known = (now + KNOWN, turn, {})
    known = _known[2]
    missing = [tag for tag in dict.fromkeys(tags) if tag not in known]
    for begin in range(0, len(missing), AT_ONCE):
        some = missing[begin : begin + AT_ONCE]
        asked = {f"tag{nth}": tag for nth, tag in enumerate([*some, *[0] * AT_ONCE][:AT_ONCE])}
        found = dict(_neighbours().rows(now=timezone.now(), **asked))
        known |= {tag: tuple(map(Neighbour._make, found.get(tag, ()))) for tag in some}
    return [known[tag] for tag in tags]


def forget() -> None:
    """Know nothing of any tag."""
    global _known
    _known = (0.0, -1, {})


@cache
def _neighbours() -> Prepared:
    def build(now, **tags):
        newest = Edition.objects.live(now).editorial().newest_with_tag(OuterRef("pk"), now)
        numbers = ArraySubquery(newest.values(numbers=_NEIGHBOUR)[:OF_A_TAG])
        return Tag.objects.filter(pk__in=tags.values()).values_list("pk", numbers)

    return Prepared(build, now=A_MOMENT, **{f"tag{nth}": a_number(nth) for nth in range(AT_ONCE)})


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
