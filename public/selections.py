"""What stands on each page. Every question starts at `Edition.objects.live()`: the one definition of public.

Lists are keyset-paged (`Mark`), never by OFFSET, and come as `public.cards.Card`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from django.db.models import Func, OuterRef, QuerySet, Subquery, Value
from django.utils import timezone

from articles.models import Edition
from articles.querysets import AFTER_ALL
from articles.workflow.status import Kind
from people.clock import midnight, newsroom_zone
from public import popularity
from public.cards import COLUMNS, Card, card, newest_first
from public.fast.prepared import A_MOMENT, ANOTHER_MOMENT, LAST_MOMENT, Prepared, a_number
from public.models import Placement

#: Stories on one page of a list.
PAGE = 20
#: Stories at the top of a front: the lead and the second row.
TOP = 5
#: Stories in a section's block on the home page.
BLOCK = 4


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


def top(section: int | None = None) -> list[Card]:
    """The stories that editors placed on a front, in their order: `section`'s, or the home page's."""
    values = {"section": section} if section else {}
    return _unique(card(row) for row in _placed_query(bool(section)).rows(now=timezone.now(), **values))


def latest(count: int) -> list[Card]:
    """The newest `count` live stories."""
    return [card(row) for row in _latest_query(count).rows(now=timezone.now())]


def home(count: int) -> tuple[list[Card], list[Card]]:
    """What editors placed on the home page, and the newest `count` stories, in one statement."""
    found = [(place, card(row)) for place, *row in _home_query(count).rows(now=timezone.now())]
    placed = sorted(((place, one) for place, one in found if place), key=lambda pair: pair[0])
    return _unique(one for _place, one in placed), newest_first(one for place, one in found if not place)


def blocks(sections: Sequence[int], without: Sequence[int]) -> dict[int, list[Card]]:
    """For each section id its newest stories, leaving out the stories (article ids, at most TOP) shown above."""
    if not sections:
        return {}
    taken = [*without, *[0] * TOP][:TOP]
    values = {f"taken{nth}": pk for nth, pk in enumerate(taken)}
    values |= {f"section{nth}": pk for nth, pk in enumerate(sections)}
    found: dict[int, list[Card]] = {pk: [] for pk in sections}
    for section, *row in _blocks_query(len(sections)).rows(now=timezone.now(), **values):
        found[section].append(card(row))
    return {pk: newest_first(cards) for pk, cards in found.items()}


def most_read(count: int = 5) -> list[Card]:
    """The stories readers open most at present; empty while nobody has read any.

    One statement; one more when this process's ranking is a minute old.
    """
    ranking = popularity.most_read(limit=count)
    if not ranking:
        return []
    wanted = {f"pk{nth}": pk for nth, pk in enumerate([*ranking, *[0] * count][:count])}
    cards = [card(row) for row in _named_query(count).rows(now=timezone.now(), **wanted)]
    found = {one.article_id: one for one in cards}
    return [found[pk] for pk in ranking if pk in found]


def _unique(cards) -> list[Card]:
    return list({one.article_id: one for one in cards}.values())


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


def _placed(now, section) -> QuerySet:
    """Live editions of the stories that stand on a front, in the order of their places."""
    placed = Placement.objects.in_force(now).filter(section=section)
    place = Subquery(placed.filter(article_id=OuterRef("article_id")).values("position")[:1])
    named = Edition.objects.live(now).among("article_id", placed.values("article_id"))
    return named.annotate(place=place).order_by("place")[:TOP]


@cache
def _placed_query(on_section: bool) -> Prepared:
    samples = {"section": a_number(0)} if on_section else {}
    return Prepared(lambda now, section=None: _cards(_placed(now, section)), now=A_MOMENT, **samples)


@cache
def _home_query(count: int) -> Prepared:
    def build(now):
        placed = _placed(now, None).values_list("place", *COLUMNS)
        newest = Edition.objects.live(now).annotate(place=Value(0)).newest_first()[:count]
        return placed.union(newest.values_list("place", *COLUMNS), all=True).order_by()

    return Prepared(build, now=A_MOMENT)


@cache
def _named_query(count: int) -> Prepared:
    samples = {f"pk{nth}": a_number(nth) for nth in range(count)}
    return Prepared(
        lambda now, **pks: _cards(Edition.objects.live(now).filter(article_id__in=list(pks.values()))),
        now=A_MOMENT,
        **samples,
    )


@cache
def _blocks_query(size: int) -> Prepared:
    """One statement for all blocks: a short index scan for each section, rather than a window over every story."""

    def build(now, **numbers):
        taken = [numbers[f"taken{nth}"] for nth in range(TOP)]
        parts = []
        for nth in range(size):
            section = numbers[f"section{nth}"]
            editions = Edition.objects.live(now).exclude(article_id__in=taken)
            # said to be a whole number: the database cannot know it of a parameter
            number = Func(Value(section), template="%(expressions)s::bigint")
            newest = editions.newest_of("section_id", section, LATEST.at, LATEST.article_id)
            parts.append(newest.annotate(block=number).values_list("block", *COLUMNS)[:BLOCK])
        return parts[0].union(*parts[1:], all=True).order_by() if size > 1 else parts[0]

    samples = {f"taken{nth}": a_number(nth + 100) for nth in range(TOP)}
    samples |= {f"section{nth}": a_number(nth + 10) for nth in range(size)}
    return Prepared(build, now=A_MOMENT, **samples)


def videos(before: Mark | None = None) -> Listing:
    """A page of video stories."""
    return listing(before, kind=Kind.VIDEO.value)
