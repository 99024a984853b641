"""A front as readers get it: the live revision's containers with live stories in them, as plain objects.

Three statements, whatever the archive and however many containers: which revision is live, which live stories could
stand in each container (`public.candidates`), and the cards of those that do. One more for pictures of the front's
own, and one when this process's ranking of the most read is a minute old.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, lru_cache

from django.conf import settings
from django.db.models import OuterRef, Subquery, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition, EditionByline
from articles.readers import keys
from articles.readers.lists import Mark
from articles.text import classes
from articles.workflow.status import Kind
from fronts import arrangement as arranged
from fronts import defaults, names
from fronts.arrangement import Arrangement, Container, Link, Placed
from fronts.layouts import LAYOUTS
from fronts.models import FrontRevision
from people.written import A_MOMENT, a_number
from photos import rights
from photos.models import Photo
from public import site
from public.candidates import BELOW, family, find
from public.candidates import named as by_name
from public.cards import COLUMNS, RATIO, WHOLE, Card, Thumbnail, cards_of
from public.fast.kept import Same
from public.fast.prepared import Prepared
from public.filling import fill
from public.seen.addresses import path
from public.selections import PAGE, Listing

#: The address of a story of ours.
_STORY = re.compile(r"/read/(\d{1,18})(?:[/?#]|$)")


@dataclass(frozen=True)
class Block:
    """A container as its template gets it. `section` is the one that it is of, if it is of one."""

    key: str
    layout: str
    width: str
    title: str
    url: str
    section: site.Rubric | None
    tone: str
    links: tuple[Link, ...]
    cards: tuple[Card, ...]

    def __hash__(self) -> int:
        return hash((self.key, self.cards))  # two that differ in anything are still unequal

    @property
    def template(self) -> str:
        return f"public/containers/{self.layout}.html"


@dataclass(frozen=True)
class Page:
    """A front with its stories: `blocks` in order, `below` the rest of a section's list, and what it depends on."""

    blocks: list[Block]
    below: Listing | None = None
    keys: tuple[str, ...] = ()

    @property
    def cards(self) -> list[Card]:
        """Every card in the blocks."""
        return [one for block in self.blocks for one in block.cards]


def live(section: int | None, now: datetime | None = None) -> Arrangement:
    """What stands on the front of a section, or of the home page, at `now` (default: the present)."""
    values = {} if section is None else {"section": section}
    rows = _live_query(section is not None).rows(now=now or timezone.now(), **values)
    if rows:
        return _arrangement(*rows[0])
    if section is not None:
        return _section_by_itself(section)
    return _made_by_itself(tuple(one.pk for one in site.current().menu))


def page(arrangement: Arrangement, *, section: site.Rubric | None = None, now: datetime | None = None) -> Page:
    """The page that readers get of an arrangement at `now`; with the list below it, if it is a section's."""
    now = now or timezone.now()
    found = find(arrangement, section, now)
    filled = fill(arrangement, found, now)
    below = found.by_rule.get(BELOW, [])
    shown = {placed.article for _container, cards in filled for placed in cards}
    rest = [one.article for one in below[:PAGE] if one.article not in shown]
    signed = any(container.layout == "opinion" for container, _row in filled)
    linked = {pk for container, _row in filled for link in container.links if (pk := _led_to(link.url))}
    cards = _cards([*shown, *rest, *sorted(linked - shown)], now, signed)
    pictures = _own_pictures((placed for _container, row in filled for placed in row), cards)
    blocks = [_block(container, row, cards, pictures) for container, row in filled]
    blocks = [block for block in blocks if block.cards or block.links]
    older = Mark(below[PAGE - 1].listed_at, below[PAGE - 1].article) if len(below) > PAGE else None
    listing = Listing([cards[pk] for pk in rest if pk in cards], older) if section else None
    return Page(blocks, listing, _keys(Same(arrangement), site.current()))


def _cards(ids: Iterable[int], now: datetime, named: bool = False) -> dict[int, Card]:
    """The cards of live stories by the stories' ids; `named`: with who wrote them. One statement at most."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    padded = -(-len(wanted) // 10) * 10
    values = {f"pk{nth}": pk for nth, pk in enumerate([*wanted, *[0] * padded][:padded])}
    rows = _cards_query(padded, named).rows(now=now, **values)
    return {one.article_id: one for one in cards_of(rows)}


def _own_pictures(placed: Iterable[Placed], cards: dict[int, Card]) -> dict[int, tuple[str, dict, str]]:
    """Words, renditions and sources of photos that the front shows in its own way, by their ids. One statement."""
    wanted = sorted({pk for one in placed if one.article in cards and (pk := _own_photo(one, cards[one.article]))})
    if not wanted:
        return {}
    padded = -(-len(wanted) // 5) * 5
    values = {f"pk{nth}": pk for nth, pk in enumerate([*wanted, *[0] * padded][:padded])}
    rows = _photos_query(padded).rows(**values)
    return {pk: (alt, made, source) for pk, alt, made, source, *ends in rows if not rights.is_withheld(*ends)}


def _own_photo(placed: Placed, one: Card) -> int | None:
    """The photo whose renditions have to be looked up: the front's own, or the story's in another crop."""
    return placed.photo or (one.photo_id if placed.crop or placed.focus else None)


def _block(
    container: Container, row: list[Placed], cards: dict[int, Card], pictures: dict[int, tuple[str, dict, str]]
) -> Block:
    section = site.current().by_id.get(container.rule.section or 0)
    title, url = _head(container, section)
    links = container.links if LAYOUTS[container.layout].has_links else ()
    return Block(
        key=container.key,
        layout=container.layout,
        width=container.width,
        title=title,
        url=url,
        section=section,
        tone=container.tone,
        links=tuple(_labelled(link, cards) for link in links),
        cards=tuple(_own(placed, cards[placed.article], pictures) for placed in row if placed.article in cards),
    )


def _led_to(url: str) -> int | None:
    """The number of the story of ours that an address leads to, or None."""
    found = _STORY.match(url.removeprefix(settings.NEWSROOM_URL))
    return int(found[1]) if found else None


def _labelled(link: Link, cards: dict[int, Card]) -> Link:
    """An editor's own link: what it leads to says what it is, however the editor calls it."""
    card = cards.get(_led_to(link.url) or 0)
    return replace(link, label=classes.labelled(link.label, card.content_class)) if card else link


def _head(container: Container, section: site.Rubric | None) -> tuple[str, str]:
    """A block's title and where it leads: the front's own, or those of what it shows."""
    if container.title or container.layout in ("lead", "strip"):
        return container.title, container.url
    if container.layout == "latest":
        return _("Latest"), container.url or path("indeks")
    if container.rule.by == "most_read":
        return _("Most read"), container.url
    if section:
        return section.name, container.url or section.url
    if container.rule.kind == Kind.VIDEO:
        return _("Video"), container.url or path("video")
    return "", container.url


def _own(placed: Placed, one: Card, pictures: dict[int, tuple[str, dict, str]]) -> Card:
    """A card with the front's own words and picture, where it has some."""
    told = {}
    if placed.headline:
        told["headline"] = placed.headline
    if placed.kicker:
        told["kicker"] = placed.kicker
    if placed.standfirst is not None:
        told["standfirst"] = placed.standfirst or ""
    photo = _own_photo(placed, one)
    if photo in pictures:
        alt, made, source = pictures[photo]
        wanted = WHOLE if placed.focus else placed.crop or RATIO  # the browser crops it about the front's own point
        if crop := made.get(wanted) or made.get(RATIO):
            own = Thumbnail(photo, alt, json.dumps(crop), _looks_at(placed.focus), source)
            told |= {"photo_id": photo, "picture": own}
    return replace(one, **told) if told else one


def _looks_at(focus: str) -> str:
    """Classes of a picture that is looked at elsewhere than in its middle."""
    x, _dash, y = focus.partition("-")
    return f"at-x{x} at-y{y}" if focus else ""


@lru_cache(maxsize=256)
def _keys(arrangement: Same, paper: site.Site) -> tuple[str, ...]:
    """What a front is of beside its own list: other lists, and the stories placed there that wait for their day."""
    found = [keys.article(placed.article) for _container, placed in arranged.cards_of(arrangement.it)]
    for container in arrangement.it:
        found += [keys.article(pk) for link in container.links if (pk := _led_to(link.url))]
        rule = container.rule
        if rule.section:
            found += keys.each(keys.section, family(rule.section, paper))
        elif rule.tag or rule.author:
            kind, pk = by_name(rule)
            found.append({"tag": keys.tag, "author": keys.author}[kind](pk))
        elif rule.by == "newest":
            found.append(keys.FRONT)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=64)
def _made_by_itself(menu: tuple[int, ...]) -> Arrangement:
    """The home page that nobody has arranged: the same object while the menu is."""
    return defaults.home(menu)


@lru_cache(maxsize=256)
def _section_by_itself(section: int) -> Arrangement:
    return defaults.of_section(section)


@lru_cache(maxsize=256)
def _arrangement(revision: int, became: str) -> Arrangement:
    """What a revision has; it never changes, but what its rules name may have become another."""
    layout = FrontRevision.objects.values_list("layout", flat=True).get(pk=revision)
    return names.renamed(arranged.read(layout), became)


@cache
def _live_query(on_section: bool) -> Prepared:
    def build(now, section=None):
        return FrontRevision.objects.filter(front__section=section).begun(now).values_list("pk", names.BECAME)[:1]

    return Prepared(build, now=A_MOMENT, **({"section": a_number(0)} if on_section else {}))


@cache
def _cards_query(count: int, named: bool) -> Prepared:
    """The cards of so many stories, each with its writer."""

    def build(now, **pks):
        editions = Edition.objects.live(now).filter(article_id__in=list(pks.values())).order_by()
        writers = EditionByline.objects.filter(edition=OuterRef("pk")).of_writers().order_by("order")
        writer = Subquery(writers.values("author__name")[:1]) if named else Value("")
        return editions.annotate(writer=writer).values_list(*COLUMNS, "writer")

    samples = {f"pk{nth}": a_number(nth) for nth in range(count)}
    return Prepared(build, now=A_MOMENT, **samples)


_OWN_PHOTO = ("pk", "alt", "renditions", "source_type", "is_denied", "usable_until")


@cache
def _photos_query(count: int) -> Prepared:
    samples = {f"pk{nth}": a_number(nth) for nth in range(count)}
    return Prepared(
        lambda **pks: Photo.objects.filter(pk__in=pks.values()).order_by().values_list(*_OWN_PHOTO),
        **samples,
    )
