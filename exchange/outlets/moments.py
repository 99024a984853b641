"""When something about a story changed for whoever keeps a copy of it.

Nothing is written down for it: the moments stand in what readers get. An edition began or ended, a public note was
posted, a story was given to readers as unverified, the right to a picture ended. How many different moments a story
has behind it is its version: it only grows, and is the same for every partner and in every format.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet

from articles.models import Correction, Edition, NoteKind
from articles.readers.lists import Mark
from exchange.models import PictureEnd
from press.models import Unverified

#: A change bears the moment at which somebody began to make it, and is seen when that is done. Behind this span
#: nothing comes in any more: no change of a story takes so long.
SETTLED = timedelta(seconds=60)


@dataclass(frozen=True)
class Change:
    """How often a story has changed, when it did first and last, and when the right to a picture in it ended last."""

    version: int
    first: datetime
    last: datetime
    picture: datetime | None = None


def since(mark: Mark, count: int, now: datetime) -> list[tuple[datetime, int]]:
    """What changed behind the mark until `now`: moments with the ids of stories, the earliest first, at most `count`.

    One statement, whose parts each walk an index.
    """
    parts = []
    for found, name in _happenings(now):
        rows = found.order_by().annotate(moment=F(name), story=F("article_id")).filter(moment__gte=mark.at)
        later = rows.exclude(moment=mark.at, story__lte=mark.article_id)
        parts.append(later.order_by("moment", "story").values_list("moment", "story")[:count])
    return list(parts[0].union(*parts[1:]).order_by("moment", "story")[:count])


def changes(stories: Collection[int], now: datetime) -> dict[int, Change]:
    """The changes of these stories until `now`. Two statements."""
    parts = [
        found.filter(article__in=stories).order_by().values_list("article_id", name)
        for found, name in _happenings(now)
    ]
    ends = PictureEnd.objects.filter(article__in=stories, back_at=None).order_by("at")
    pictures = dict(ends.values_list("article_id", "at"))
    moments: dict[int, set[datetime]] = {}
    for story, at in parts[0].union(*parts[1:]):
        moments.setdefault(story, set()).add(at)
    return {pk: Change(len(all_), min(all_), max(all_), pictures.get(pk)) for pk, all_ in moments.items()}


def _happenings(now: datetime) -> tuple[tuple[QuerySet[Any], str], ...]:
    """Everything that counts, each with the column of its moment; an edition's own note comes with the edition."""
    notes = Correction.objects.posted(now).filter(edition=None).exclude(kind=NoteKind.WITHDRAWAL)
    unverified = Unverified.objects.all()
    return (
        (Edition.objects.filter(starts_at__lte=now), "starts_at"),
        (Edition.objects.had(now), "ends_at"),
        (notes, "at"),
        (unverified, "opened_at"),
        (unverified.exclude(settled_at=None), "settled_at"),
        (PictureEnd.objects.all(), "at"),
        (PictureEnd.objects.exclude(back_at=None), "back_at"),
    )
