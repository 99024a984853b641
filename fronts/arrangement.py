"""What stands on a front, as objects: containers in order, each with its cards and its rule.

Stored as JSON, which outlives releases, and so read by one function (`read`): what was not there yet has its default,
what this version does not know is left out, and nothing is deeper, longer or more than the bounds below.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

from articles.workflow.status import Kind
from fronts.layouts import LAYOUTS, PLAINEST, TONES

#: Containers on a front, cards in one container and on a front in all, links in a strip.
MOST_CONTAINERS, MOST_CARDS, MOST_IN_ALL, MOST_LINKS = 24, 20, 120, 4
#: Letters of a front's own words.
TITLE, HEADLINE, KICKER, STANDFIRST, LABEL, ADDRESS = 60, 200, 40, 400, 60, 300
#: How a container is filled.
FILLS = ("rule", "hand", "both")
#: What a rule goes by, and to what it can be narrowed.
ORDERS, NARROWED = ("newest", "most_read"), ("section", "tag", "author")
#: Crops that a card can choose instead of the usual one.
CROPS = ("4:3", "1:1", "original")
#: Where a card's picture is looked at: tenths from the left and from the top.
FOCUS = re.compile(r"(?:10|[0-9])-(?:10|[0-9])")
_LARGEST_ID = 2**63


@dataclass(frozen=True)
class Placed:
    """A story on a front. Empty words are the story's own; `standfirst` None is the story's, False hides it.

    `begins` and `ends` bound the time in which the card stands there. `known` is the headline that the story had when
    the front's own words were written, or last said to fit, and `known_at` when that was. `focus` is where the
    picture is looked at ("3-7": three tenths from the left, seven from the top); empty: the photo's own focal point.
    """

    article: int
    headline: str = ""
    kicker: str = ""
    standfirst: str | bool | None = None
    photo: int | None = None
    crop: str = ""
    pinned: bool = False
    begins: datetime | None = None
    ends: datetime | None = None
    known: str = ""
    known_at: datetime | None = None
    focus: str = ""

    @property
    def own_words(self) -> tuple[str, str, str | bool | None]:
        return self.headline, self.kicker, self.standfirst

    @property
    def has_own_words(self) -> bool:
        return bool(self.headline or self.kicker or isinstance(self.standfirst, str))

    def stands_at(self, now: datetime) -> bool:
        """True while the card's time has begun and is not over."""
        return (self.begins is None or self.begins <= now) and not self.is_over(now)

    def is_over(self, now: datetime) -> bool:
        return self.ends is not None and self.ends <= now


@dataclass(frozen=True)
class Rule:
    """Which stories come by themselves: `by` is newest or most_read, of one section, tag, author or kind, or all."""

    by: str = "newest"
    section: int | None = None
    tag: int | None = None
    author: int | None = None
    kind: str = ""


@dataclass(frozen=True)
class Link:
    """A link of an event strip."""

    label: str
    url: str


@dataclass(frozen=True)
class Container:
    """A part of a front. `key` stays the same while it is moved and changed."""

    key: str
    layout: str = PLAINEST
    width: str = "full"
    title: str = ""
    tone: str = "plain"
    size: int = 4
    fill: str = "rule"
    rule: Rule = field(default_factory=Rule)
    url: str = ""
    links: tuple[Link, ...] = ()
    cards: tuple[Placed, ...] = ()


Arrangement = tuple[Container, ...]


def read(data: Any) -> Arrangement:
    """The containers in a stored layout. Never raises: what cannot be understood is left out."""
    rows = data.get("containers") if isinstance(data, dict) else None
    found: dict[str, Container] = {}
    left = MOST_IN_ALL
    for row in _rows(rows, MOST_CONTAINERS):
        container = read_container(row, left)
        if container and container.key not in found:
            found[container.key] = container
            left -= len(container.cards)
    return tuple(found.values())


def read_container(row: Any, most_cards: int = MOST_CARDS) -> Container | None:
    """One container of a stored layout; None for what has no key."""
    key = _text(row.get("key"), 8) if isinstance(row, dict) else ""
    if not (key.isalnum() and key.isascii()):
        return None
    layout = LAYOUTS.get(row.get("layout") if isinstance(row.get("layout"), str) else "", LAYOUTS[PLAINEST])
    size = row.get("size")
    is_number = isinstance(size, int) and not isinstance(size, bool)
    cards = (_card(one) for one in _rows(row.get("cards"), min(MOST_CARDS, most_cards)))
    return Container(
        key=key,
        layout=layout.name,
        width=_one_of(row.get("width"), layout.widths, layout.widths[0]),
        title=_text(row.get("title"), TITLE),
        tone=_one_of(row.get("tone"), TONES, layout.tone),
        size=min(max(size, layout.least), layout.most) if is_number else layout.usual,
        fill=_one_of(row.get("fill"), FILLS, "rule"),
        rule=_rule(row.get("rule")),
        url=_text(row.get("url"), ADDRESS),
        links=tuple(link for one in _rows(row.get("links"), MOST_LINKS) if (link := _link(one))),
        cards=tuple(card for card in cards if card),
    )


def written(arrangement: Arrangement) -> dict[str, Any]:
    """The layout as it is stored; `read` makes the same of it again."""
    return {"containers": [written_container(container) for container in arrangement]}


def written_container(container: Container) -> dict[str, Any]:
    """One container as it is stored."""
    row = asdict(container)
    row["cards"] = [
        {name: value.isoformat() if isinstance(value, datetime) else value for name, value in card.items()}
        for card in row["cards"]
    ]
    return row | {"links": list(row["links"])}


def cards_of(arrangement: Arrangement) -> Iterator[tuple[Container, Placed]]:
    """Every card, with the container that it stands in."""
    return ((container, card) for container in arrangement for card in container.cards)


def _card(row: Any) -> Placed | None:
    article = _id(row.get("article")) if isinstance(row, dict) else None
    if article is None:
        return None
    standfirst = row.get("standfirst")
    return Placed(
        article=article,
        headline=_text(row.get("headline"), HEADLINE),
        kicker=_text(row.get("kicker"), KICKER),
        standfirst=False if standfirst is False else (_text(standfirst, STANDFIRST) or None),
        photo=_id(row.get("photo")),
        crop=_one_of(row.get("crop"), CROPS, ""),
        focus=_focus(row.get("focus")),
        pinned=row.get("pinned") is True,
        begins=_moment(row.get("begins")),
        ends=_moment(row.get("ends")),
        known=_text(row.get("known"), HEADLINE),
        known_at=_moment(row.get("known_at")),
    )


def _focus(value: Any) -> str:
    return value if isinstance(value, str) and FOCUS.fullmatch(value) else ""


def _rule(row: Any) -> Rule:
    """A rule that is narrowed to several things is narrowed to the first of them."""
    if not isinstance(row, dict):
        return Rule()
    by = _one_of(row.get("by"), ORDERS, ORDERS[0])
    for name in NARROWED:
        if pk := _id(row.get(name)):
            return Rule(by=by, **{name: pk})
    return Rule(by=by, kind=_one_of(row.get("kind"), Kind.values, ""))


def _link(row: Any) -> Link | None:
    link = Link(_text(row.get("label"), LABEL), _text(row.get("url"), ADDRESS)) if isinstance(row, dict) else None
    return link if link and link.label and link.url else None


def _rows(value: Any, most: int) -> list:
    return value[:most] if isinstance(value, list) else []


def _text(value: Any, longest: int) -> str:
    return " ".join(value.split())[:longest] if isinstance(value, str) else ""


def _id(value: Any) -> int | None:
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 < value < _LARGEST_ID
    return value if fits else None


def _one_of(value: Any, known, otherwise: str) -> str:
    return value if isinstance(value, str) and value in known else otherwise


def _moment(value: Any) -> datetime | None:
    try:
        found = parse_datetime(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found and is_aware(found) else None
