"""Front pages as readers get them. They are put together at the readers' door, of which this one knows nothing: the
wiring says how (newsroom/api.py)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router

from articles.readers.keys import keyed
from articles.text import classes
from exchange.api import addresses, cards, problems, shapes
from exchange.api.reading import asked

router = Router(tags=["Fronts"])
#: The home page's name in addresses: no section has it.
HOME = "home"


class Section(Protocol):
    """A section as readers know it."""

    slug: str
    name: str


class Shown(Protocol):
    """A story in its place, with the front's own words."""

    article_id: int
    content_class: str
    kicker: str
    headline: str
    standfirst: str
    section: Section
    photo_id: int | None
    published_at: datetime
    url: str


class Block(Protocol):
    """A container with its stories."""

    key: str
    layout: str
    title: str
    url: str
    cards: tuple[Shown, ...]


@dataclass(frozen=True)
class Told:
    """A front as it is now: of which section (None: home), its containers, and the keys of what it depends on."""

    section: Section | None
    blocks: Iterable[Block]
    keys: Iterable[str]


Ask = Callable[[str | None], Told | None]
_ask: list[Ask] = []


def use(ask: Ask) -> None:
    """Ask there from now on: for the slug of a section, or None for the home page; None is answered for neither."""
    _ask[:] = [ask]


@router.get("/fronts/{slug}", response=cards.Front, operation_id="front", summary="A front page")
def front(request: HttpRequest, response: HttpResponse, slug: str = asked.name(HOME)):
    """`home`, or the slug of a section: what stands where, as editors arranged it or as it makes itself."""
    told = _ask[0](None if slug == HOME else slug)
    if told is None:
        raise problems.nothing(_("There is no such front page."))
    keyed(response, *dict.fromkeys(told.keys))
    section = told.section and shapes.SectionName(slug=told.section.slug, name=told.section.name)
    return cards.Front(section=section, containers=[_container(block) for block in told.blocks])


def _container(block: Block) -> cards.Container:
    shown = [_card(card) for card in block.cards]
    return cards.Container(
        key=block.key, layout=block.layout, title=block.title, url=addresses.absolute(block.url), cards=shown
    )


def _card(card: Shown) -> cards.Card:
    return cards.Card(
        id=card.article_id,
        url=addresses.absolute(card.url),
        content_class=card.content_class,
        label=str(classes.of(card.content_class).label),
        kicker=card.kicker,
        headline=card.headline,
        standfirst=card.standfirst,
        section=shapes.SectionName(slug=card.section.slug, name=card.section.name),
        photo=card.photo_id,
        published_at=card.published_at,
    )
