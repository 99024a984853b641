"""What every reader gives, whatever the format: one plain `WireCopy` for each item, and what was refused."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles import body
from articles.models.article import LONGEST_BODY
from audit.storable import storable
from exchange.importing.bodies import turning
from exchange.importing.formats import moments, words
from exchange.importing.items import Picture as Named
from exchange.importing.items import Unreadable, unique

#: Bytes of one file, items of one file, elements within elements, elements of one file.
LARGEST_FILE, MOST_ITEMS, DEEPEST, MOST_ELEMENTS = 8_000_000, 500, 60, 200_000
#: Pictures of one item, words by which it is filed, and values within values of JSON.
MOST_PICTURES, MOST_WORDS = 10, 40
#: Characters that are kept of each.
LONGEST = {
    "guid": 400,
    "headline": 300,
    "standfirst": 2_000,
    "byline": 300,
    "dateline": 200,
    "credit": 200,
    "usage_terms": 4_000,
    "ed_note": 4_000,
    "reason": 1_000,
    "language": 20,
}
#: IPTC's scale: 1 is a flash, 5 is usual, 9 is of the house's own making.
FLASH, USUAL, LEAST = 1, 5, 9
_HIGHEST = 2**62
#: By these a body of ours names photos and stories of ours: nobody outside does.
_OURS = re.compile(r"\bdata-(?=photo|article|poster)", re.IGNORECASE)


class Kind(StrEnum):
    """What an item is. `OTHER`: sound, film, graphics; its words are shown."""

    TEXT = "text"
    PICTURE = "picture"
    PACKAGE = "package"
    OTHER = "other"


class State(StrEnum):
    """What may be done with an item, as its sender says. `WITHHELD`: not now, it may be usable later."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


@dataclass(frozen=True)
class Shown:
    """A picture of an item: where it lies (an address, or the name of a file beside) or its bytes, and its rights."""

    address: str = ""
    caption: str = ""
    credit: str = ""
    alt: str = ""
    terms: str = ""
    data: bytes = b""


@dataclass
class WireCopy:
    """One item. Times are aware, texts plain, `html` is what the sender wrote until `finished` has cleaned it.

    `version` counts only if the sender numbers (`is_numbered`). `corrects` names the item that this one takes the
    place of, where it bears a guid of its own.
    """

    guid: str = ""
    version: int = 1
    is_numbered: bool = False
    kind: Kind = Kind.TEXT
    state: State = State.USABLE
    reason: str = ""
    sent_at: datetime | None = None
    embargo_until: datetime | None = None
    headline: str = ""
    standfirst: str = ""
    html: str = ""
    byline: str = ""
    dateline: str = ""
    credit: str = ""
    usage_terms: str = ""
    ed_note: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    urgency: int = 0
    source_type: str = ""
    pictures: tuple[Shown, ...] = ()
    corrects: str = ""
    line: int = 0


@dataclass(frozen=True)
class Refusal:
    """One item that was not read: which, where, and why."""

    guid: str
    line: int
    why: str

    def __str__(self) -> str:
        where = [self.guid] if self.guid else []
        where += [_("line %(line)d") % {"line": self.line}] if self.line else []
        return f"{', '.join(where)}: {self.why}" if where else self.why


@dataclass
class Reading:
    """What a file held."""

    copies: list[WireCopy] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    def take(self, make: Callable[[], WireCopy | None], guid: str = "", line: int = 0) -> WireCopy | None:
        """Keep the item that `make` gives, finished. One that cannot be read is refused, and the others go on."""
        if len(self.copies) + len(self.refused) >= MOST_ITEMS:
            raise Unreadable(_("more than %d items. Have it sent in parts") % MOST_ITEMS)
        try:
            copy = make()
            if copy is not None:
                self.copies.append(finished(copy))
            return copy
        except Unreadable as error:
            self.refused.append(Refusal(guid, line or error.line, error.why))
            return None


def finished(copy: WireCopy) -> WireCopy:
    """The item with its body cleaned, the pictures in it found, and every text within its limit.

    Raises Unreadable for one that says nothing, or more than a story can hold.
    """
    if len(copy.html) > LONGEST_BODY:
        raise Unreadable(_("its text is longer than %d characters") % LONGEST_BODY)
    turned = turning.turn(_OURS.sub("data-theirs-", storable(copy.html)), lambda _picture: None)
    copy.html = turned.html
    found = [
        Shown(one.address, one.caption, alt=one.alt)
        for one in turned.pictures
        if one.address.startswith(("http://", "https://"))
    ]
    copy.pictures = _each_once((*copy.pictures, *found))
    for name, most in LONGEST.items():
        text = storable(str(getattr(copy, name)))
        text = text.strip() if name in ("usage_terms", "ed_note") else " ".join(text.split())
        if name == "guid" and len(text) > most:  # cut off, two names could be one
            text = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
        setattr(copy, name, Truncator(text).chars(most))
    copy.headline = copy.headline or _first_words(copy)
    if not copy.headline and copy.state == State.USABLE:
        raise Unreadable(_("it has neither a headline nor a text"))
    if not copy.guid:
        copy.guid = "sha256:" + hashlib.sha256(f"{copy.headline}\n{copy.sent_at}".encode()).hexdigest()
    copy.keywords, copy.subjects = (_words(one) for one in (copy.keywords, copy.subjects))
    copy.urgency = copy.urgency if FLASH <= copy.urgency <= LEAST else 0
    copy.version = min(max(copy.version, 0), _HIGHEST)
    return copy


def _first_words(copy: WireCopy) -> str:
    said = copy.standfirst or body.plain_text(copy.html) or next((one.caption for one in copy.pictures), "")
    return Truncator(" ".join(said.split())).words(12)


def _words(found: Iterable[str]) -> tuple[str, ...]:
    return unique(" ".join(storable(one).split())[:100] for one in found)[:MOST_WORDS]


def _each_once(pictures: Iterable[Shown]) -> tuple[Shown, ...]:
    found: dict[str, Shown] = {}
    for one in pictures:
        key = turning.file_of(one.address) if one.address else hashlib.sha256(one.data).hexdigest()
        if (one.address or one.data) and key not in found:
            found[key] = _bounded(one)
    return tuple(found.values())[:MOST_PICTURES]


def _bounded(one: Shown) -> Shown:
    caption, credit = (" ".join(storable(text).split()) for text in (one.caption, one.credit))
    alt, terms = " ".join(storable(one.alt).split()), storable(one.terms).strip()
    return Shown(one.address.strip()[:1_000], caption[:2_000], credit[:200], alt[:300], terms[:1_000], one.data)


def of_feed(lead: Named | None) -> tuple[Shown, ...]:
    """The picture that the importer's reader found with an item of a feed."""
    return (Shown(lead.address, lead.caption, lead.credit, lead.alt),) if lead else ()


def hold(copy: WireCopy, until: object, zone: tzinfo) -> None:
    """Hold the item until a time as its sender wrote it. One that nobody can read holds until further notice."""
    said = words.plain(until)
    copy.embargo_until = moments.read(said, zone)
    if copy.embargo_until is None and copy.state == State.USABLE:
        copy.state = State.WITHHELD
        told = _("Its embargo names no time that can be read: “%(said)s”.") % {"said": said}
        copy.reason = told if said else _("It is under an embargo that names no end.")


_STATES = {
    "usable": State.USABLE,
    "withheld": State.WITHHELD,
    "canceled": State.CANCELED,
    "cancelled": State.CANCELED,
    "killed": State.CANCELED,
    "deleted": State.CANCELED,
}


def state_of(said: str) -> State:
    """A status as agencies write it: a word, a code with a prefix, or an address. Usable where nothing is said;
    withheld for a word that nobody knows, since it was not called usable."""
    word = said.strip().lower().rpartition("/")[2].rpartition("#")[2].rpartition(":")[2]
    return _STATES.get(word, State.WITHHELD) if word else State.USABLE


#: What IPTC calls that which a machine made, in part or whole (https://cv.iptc.org/newscodes/digitalsourcetype/).
_MADE_BY_MACHINES = re.compile(r"(?i)(algorithmic|synthetic|virtualrecording|generatedbyai)")


def source_type(said: str) -> str:
    """How an item was made, if a machine had a part in it, by IPTC's name without what stands before; else empty."""
    word = said.strip().rpartition("/")[2].rpartition(":")[2]
    return word[:60] if _MADE_BY_MACHINES.search(word) else ""


def number(said: Any) -> int | None:
    """A version as a sender numbers it; None for none."""
    text = str(said if said is not None else "").strip()
    return int(text) if text.isdecimal() and len(text) < 19 else None
