"""What stands on each page. Every question starts at `Edition.objects.live()`: the one definition of public.

Lists are keyset-paged (`Mark`), never by OFFSET, and come as `public.cards.Card`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Edition
from articles.querysets import AFTER_ALL
from articles.workflow.status import Kind
from people.clock import midnight, newsroom_zone
from public.cards import COLUMNS, Card, card
from public.fast.prepared import A_MOMENT, ANOTHER_MOMENT, LAST_MOMENT, Prepared, a_number

#: Stories on one page of a list.
PAGE = 20


@dataclass(frozen=True)
class Mark:
    """The last story of a page: the next page begins after it."""

    at: datetime
    article_id: int

    def __str__(self) -> str:
        return f"{self.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ},{self.article_id}"

    @classmethod
    def read(cls, text: str) -> "Mark":
        """The mark in an address. Raises ValueError if it is none."""
        moment, _, number = text.partition(",")
        at = datetime.strptime(moment, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            raise ValueError(f"{text} does not end in the id of a story")
        return cls(at, int(number))


@dataclass(frozen=True)
class Listing:
    """One page of a list. `older` is the mark for the link to the next, or None on the last."""

    cards: list[Card]
    older: Mark | None = None


#: Behind this mark lies everything.
LATEST = Mark(datetime(9000, 1, 1, tzinfo=UTC), AFTER_ALL)


def listing(before: Mark | None = None, **which) -> Listing:
    """A page of live stories, newest first, that stand behind `before`.

    `which` is one of: `sections` (ids), `tag` (id), `author` (id), `kind`; or none for the whole paper; and with
    `sections` or none `day` (a date in the newsroom's zone): a day keeps the order of first publication.
    """
    day = which.pop("day", None)
    values, shape = shape_of(which)
    if day:
        zone = newsroom_zone()
        values |= {"since": midnight(day, zone), "until": midnight(day + timedelta(days=1), zone)}
    before = before or LATEST
    query = _listing_query(shape, bool(day))
    rows = query.rows(now=timezone.now(), at=before.at, pk=before.article_id, **values)
    cards = [card(row) for row in rows[:PAGE]]
    last = cards[-1] if len(rows) > PAGE else None
    return Listing(cards, last and Mark(last.published_at if day else last.listed_at, last.article_id))


def latest(count: int) -> list[Card]:
    """The newest `count` live stories."""
    return [card(row) for row in _latest_query(count).rows(now=timezone.now())]


def shape_of(which: dict) -> tuple[dict, tuple]:
    """The values of a listing's condition, and what alone decides its SQL: the condition's name and size."""
    if not which:
        return {}, ("all", 0)
    ((name, value),) = which.items()
    if name == "sections":
        return {f"section{nth}": pk for nth, pk in enumerate(value)}, (name, len(value))
    return {name: value}, (name, 1)


def samples_of(shape: tuple) -> dict:
    """Stand-ins for the values of a listing's condition."""
    name, size = shape
    if name == "sections":
        return {f"section{nth}": a_number(nth + 10) for nth in range(size)}
    if name == "kind":
        return {"kind": "sample"}
    return {} if name == "all" else {name: a_number(1)}


def _cards(editions: QuerySet) -> QuerySet:
    return editions.values_list(*COLUMNS)


@cache
def _listing_query(shape: tuple, by_day: bool) -> Prepared:
    name, _size = shape
    samples: dict = {"now": A_MOMENT, "at": ANOTHER_MOMENT, "pk": a_number(0)} | samples_of(shape)
    if by_day:
        samples |= {"since": LAST_MOMENT, "until": LAST_MOMENT + timedelta(days=1)}
        # how much of a day is one section's makes the odds, and no plan for all values knows how long a day is
        return Prepared(lambda now, at, **more: _of_day(now, at, **more), plan_anew=True, **samples)

    def build(now, at, pk, **which):
        return newest(Edition.objects.live(now), (name, which), Mark(at, pk), COLUMNS, PAGE + 1)

    return Prepared(build, **samples)


def _of_day(now, at, pk, since, until, **sections) -> QuerySet:
    editions = Edition.objects.live(now).filter(published_at__gte=since, published_at__lt=until)
    if sections:
        editions = editions.filter(section_id__in=list(sections.values()))
    behind = editions.filter(published_at__lte=at).exclude(published_at=at, article_id__gte=pk)
    return _cards(behind.order_by("-published_at", "-article_id")[: PAGE + 1])


def newest(editions: QuerySet, which: tuple[str, dict], behind: Mark, columns: Sequence, count: int) -> QuerySet:
    """The first `count` of `editions` behind a mark in a list, as `columns`: a short walk along that list's own
    index.

    `which` is the list's name and its values, as `shape_of` gives them; `columns` have `listed_at` and `article_id`.
    """
    (name, values), at, pk = which, behind.at, behind.article_id
    if name in ("sections", "kind"):
        column = "kind" if name == "kind" else "section_id"
        parts = [editions.newest_of(column, one, at, pk).values_list(*columns)[:count] for one in values.values()]
        if len(parts) == 1:
            return parts[0]
        return parts[0].union(*parts[1:], all=True).order_by("-listed_at", "-article_id")[:count]
    if name == "tag":
        found = editions.newest_with_tag(values["tag"], at, pk)
    elif name == "author":
        found = editions.newest_by_author(values["author"], at, pk)
    else:
        found = editions.filter(listed_at__lte=at).exclude(listed_at=at, article_id__gte=pk).newest_first()
    return found.values_list(*columns)[:count]


@cache
def _latest_query(count: int) -> Prepared:
    return Prepared(lambda now: _cards(Edition.objects.live(now).newest_first()[:count]), now=A_MOMENT)


def videos(before: Mark | None = None) -> Listing:
    """A page of video stories."""
    return listing(before, kind=Kind.VIDEO.value)
