"""A story as lists show it, and a picture as pages need it: plain objects, made from rows without further queries."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, make_dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote

from django.db.models import TextField
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.text import classes, storyfields
from articles.workflow.status import Kind
from photos import rights, sources
from photos.models import printed_credit
from public import site

#: The one crop that lists show.
RATIO = "16:9"
#: The picture as it is.
WHOLE = "original"

#: How wide the picture of a card is, by the place where it stands: what the browser chooses a file by, before it has
#: laid anything out. A picture that fills a less wide box (3:2) is as wide as what it covers, so a fifth wider. On a
#: phone, whose dots are finer than eyes, four fifths of the dots do for what stands below the lead.
PICTURES = {
    "lead": "(min-width: 77.5rem) 42.5rem, (min-width: 75rem) 52vw, (min-width: 64rem) 70vw, 100vw",
    "lead-full": "(min-width: 77.5rem) 45rem, (min-width: 64rem) 58vw, 100vw",
    "second": "(min-width: 75rem) 15.75rem, (min-width: 64rem) 21vw, (min-width: 48rem) 30vw, 38vw",
    "third": "(min-width: 77.5rem) 27rem, (min-width: 48rem) 34vw, 38vw",
    "wide": "(min-width: 77.5rem) 27.5rem, (min-width: 64rem) 34vw, (min-width: 48rem) 53vw, 80vw",
    "column": "(min-width: 77.5rem) 23rem, (min-width: 64rem) 29vw, (min-width: 48rem) 92vw, 74vw",
    "rail": "(min-width: 77.5rem) 44rem, (min-width: 64rem) 57vw, (min-width: 48rem) 92vw, 74vw",
    "rail-list": "(min-width: 77.5rem) 12rem, (min-width: 64rem) 15vw, (min-width: 48rem) 20vw, 49vw",
    "pair": "(min-width: 77.5rem) 35.5rem, (min-width: 48rem) 46vw, 80vw",
    "row": "(min-width: 77.5rem) 19.5rem, (min-width: 64rem) 25vw, (min-width: 48rem) 54vw, 38vw",
    "beside": "(min-width: 48rem) 16rem, 38vw",
    "beside-large": "(min-width: 48rem) 16rem, 38vw",
    "next": "(min-width: 64rem) 26rem, (min-width: 48rem) 52vw, 74vw",
    "grid": "(min-width: 77.5rem) 23rem, (min-width: 64rem) 29vw, (min-width: 48rem) 46vw, 74vw",
    "face": "(min-width: 48rem) 12rem, 9rem",
}

#: The text of a story that a card carries: columns of an edition that go over as they are.
TEXT = storyfields.names(lambda field: field.on_cards and field.is_plain)
#: The columns of an edition that a card is made from, in the order `card` takes them.
COLUMNS = (
    *TEXT,
    "pk",
    "article_id",
    "published_at",
    "listed_at",
    "section_id",
    "lead_photo_id",
    "lead_photo__alt",
    Cast(KeyTransform(RATIO, "lead_photo__renditions"), TextField()),
    "lead_photo__source_type",
    "corrected_at",
    "lead_photo__is_denied",
    "lead_photo__usable_until",
)
#: So long lists say of a story that it was corrected; its own page says so for good.
TOLD_OF = timedelta(days=30)
#: How many of them a card takes as they are: those up to the section.
_AS_THEY_ARE, _EDITION = COLUMNS.index("section_id"), COLUMNS.index("pk")


@dataclass(slots=True)
class Picture:
    """What the picture tag and a caption need of a photo. `crops`: its renditions, kept as the database sent them."""

    pk: int
    crops: str
    alt: str
    focal_x: float = 0.5
    focal_y: float = 0.5
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    source_type: str = ""
    licence: str = ""
    creator: str = ""
    copyright_notice: str = ""
    #: Readers may not see it any more: it has no renditions, and an empty box stands in its place.
    is_withheld: bool = False

    @property
    def id(self) -> int:
        return self.pk

    @property
    def renditions(self) -> dict[str, Any]:
        """What was made of it; nobody changes it."""
        return _read(self.crops)

    @property
    def credit_words(self) -> str:
        """The credit as its sentence below a picture."""
        return _("Photo credit: %(credit)s") % {"credit": self.credit}

    @property
    def ai_label(self) -> str:
        """What is said at a picture that a machine made, or a part of it; empty for any other."""
        return sources.label(self.source_type) if self.source_type else ""

    @property
    def is_upright(self) -> bool:
        """True if it is clearly higher than wide."""
        return self.height > self.width * 1.1


@lru_cache(maxsize=256)
def _read(crops: str) -> dict[str, Any]:
    return json.loads(crops) if crops else {}


#: The columns of a photo that `picture` takes, by its names for them.
PHOTO_COLUMNS = ("crops", "alt", "focal_x", "focal_y", "caption", "credit", "width", "height", "source_type")
PHOTO_COLUMNS += ("licence", "creator", "copyright_notice", "licence_kind", "is_denied", "usable_until")


def photo_columns(prefix: str = "") -> dict[str, Any]:
    """PHOTO_COLUMNS as a query asks for them; `prefix` leads to the photo."""
    crops = Cast(f"{prefix}renditions", TextField())
    return {name: f"{prefix}{name}" for name in PHOTO_COLUMNS} | {"crops": crops}


def picture(pk: int, look: Iterable[Any]) -> Picture:
    """A photo of the library from its columns, PHOTO_COLUMNS in their order; a moment may be as JSON has it.

    Of one that readers may not see any more nothing is left to show, and nothing that is said of it.
    """
    *look, kind, denied, until = look
    until = parse_datetime(until) if isinstance(until, str) else until
    if rights.is_withheld(denied, until):
        return Picture(pk, crops="", alt="", is_withheld=True)
    told = dict(zip(PHOTO_COLUMNS, look, strict=False))
    return Picture(pk, **told | {"credit": printed_credit(told["credit"], kind)})


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture in a list: one crop, kept as the database sent it, since most lists find their HTML already made.
    `css`: classes that say where it is looked at; `source_type`: how it came to be, where that is to be said."""

    pk: int
    alt: str
    crop: str
    css: str = ""
    source_type: str = ""

    @property
    def renditions(self) -> dict[str, Any]:
        return {RATIO: json.loads(self.crop)}


class Told:
    """What a story's page and its card have in common: an address, and whether there is something to watch."""

    __slots__ = ()

    @property
    def url(self) -> str:
        return story_url(self.article_id, self.slug)

    def get_absolute_url(self) -> str:
        return self.url

    @property
    def standing(self) -> classes.Standing:
        """What it is to its readers."""
        return classes.of(self.content_class)

    @property
    def titled(self) -> str:
        """The headline behind the label of its class, as plain text."""
        return classes.titled(self.headline, self.content_class)

    @property
    def labelled(self) -> SafeString:
        """The headline behind the label of its class, as HTML."""
        return classes.labelled(self.headline, self.content_class)

    @property
    def is_video(self) -> bool:
        return self.kind == Kind.VIDEO


def text(names: Iterable[str], **how) -> type:
    """A base for what carries fields of a story's text: one attribute for each of `names`, before all others."""
    return make_dataclass("Text", [(name, str) for name in names], slots=True, **how)


@dataclass(frozen=True, slots=True)
class Card(Told, text(TEXT, frozen=True)):
    """A live story in a list: the fields that are declared to be on cards, and these."""

    edition_id: int
    article_id: int
    published_at: datetime
    listed_at: datetime
    section: site.Rubric
    photo_id: int | None
    picture: Thumbnail | None
    #: A front's own word above the headline; empty: the section's name.
    kicker: str = ""
    #: Who speaks, where a list names them.
    writer: str = ""
    #: When the last public note was posted on it, if lists are to say so.
    corrected: datetime | None = None

    def __hash__(self) -> int:
        return hash(self.edition_id)  # two that differ in anything are still unequal, so no list shows an old one


def card(row: Sequence) -> Card:
    """A card from a row of `COLUMNS`."""
    return _card(row, "", site.current(), timezone.now())


def cards_of(rows: Iterable[Sequence]) -> list[Card]:
    """The cards of rows of `COLUMNS` and who speaks (or ""), of one page: the paper is looked at once for all."""
    paper, now = site.current(), timezone.now()
    return [_card(row[:-1], row[-1] or "", paper, now) for row in rows]


#: Cards as they were made: by edition, with all that they were made from.
_made: dict[int, tuple[tuple, Card]] = {}
_LIMIT = 10_000


def _card(row: Sequence, writer: str, paper: site.Site, now: datetime) -> Card:
    """The very card that was made before, if it would be made from the same: what is made of it is found by it."""
    section, photo, alt, crop, source, corrected, denied, until = row[_AS_THEY_ARE:]
    is_shown = bool(crop) and not rights.is_withheld(denied, until)  # no renditions yet: nothing to show
    if corrected and corrected < now - TOLD_OF:
        corrected = None
    rubric = paper.by_id.get(section) or site.section(section)
    made_from = (tuple(row), writer, is_shown, corrected, rubric)
    before = _made.get(row[_EDITION])
    if before and before[0] == made_from:
        return before[1]
    picture = Thumbnail(photo, alt, crop, source_type=source or "") if is_shown else None
    one = Card(*row[:_AS_THEY_ARE], rubric, photo, picture, writer=writer, corrected=corrected)
    if len(_made) >= _LIMIT:
        _made.clear()
    _made[row[_EDITION]] = made_from, one
    return one


def photos_of(cards: Iterable[Card]) -> list[int]:
    """The ids of the photos that belong to `cards`, whether or not there is something of them to show yet."""
    return list(dict.fromkeys(one.photo_id for one in cards if one.photo_id))


def newest_first(cards: Iterable[Card]) -> list[Card]:
    """In the order of every listing. A UNION promises none, not even that of its parts."""
    return sorted(cards, key=lambda one: (one.listed_at, one.article_id), reverse=True)


def story_url(pk: int, slug: str) -> str:
    """The path of a story. The id decides, the slug is for eyes."""
    return f"{_root('story', 0, '-').removesuffix('0/-')}{pk}/{_quoted(slug)}"


def complaint_url(pk: int) -> str:
    """The path of the form on which readers ask for a correction of story `pk`, or reply to it."""
    return f"{_root('complain', 0).removesuffix('0/')}{pk}/"


def author_url(slug: str) -> str:
    """The path of an author's page."""
    return f"{_root('author', '-').removesuffix('-/')}{_quoted(slug)}/"


def tag_url(slug: str) -> str:
    """The path of a tag's page."""
    return f"{_root('tag', '-').removesuffix('-/')}{_quoted(slug)}/"


def _quoted(slug: str) -> str:
    """A slug as an address writes it; most are plain already."""
    return slug if slug.isascii() else quote(slug)


@cache
def _root(name: str, *sample) -> str:
    """An address of the kind, resolved once: a page links dozens."""
    return reverse(f"public:{name}", args=sample)
