"""What stands on each page. Every question starts at `Edition.objects.live()`: the one definition of public.

Lists are keyset-paged (`Mark`), never by OFFSET, and come as `public.cards.Card`.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Edition
from articles.readers.lists import LATEST, Mark, newest
from articles.workflow.status import Kind
from people.clock import midnight, newsroom_zone
from people.written import A_MOMENT, ANOTHER_MOMENT, LAST_MOMENT, a_number
from public.cards import COLUMNS, Card, card
from public.fast.prepared import Prepared

#: Stories on one page of a list.
PAGE = 20


@dataclass(frozen=True)
class Listing:
    """One page of a list. `older` is the mark for the link to the next, or None on the last."""

    cards: list[Card]
    older: Mark | None = None


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


@cache
def _latest_query(count: int) -> Prepared:
    return Prepared(lambda now: _cards(Edition.objects.live(now).newest_first()[:count]), now=A_MOMENT)


def videos(before: Mark | None = None) -> Listing:
    """A page of video stories."""
    return listing(before, kind=Kind.VIDEO.value)
