"""What every reader gives, whatever the system was: one plain `Item` for a story, a page or a picture."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _


class Unreadable(ValueError):
    """A file that is refused whole: why, and where (`line` and `column` count from 1; 0: not known)."""

    def __init__(self, why: str, file: str = "", line: int = 0, column: int = 0):
        self.why, self.file, self.line, self.column = why, file, line, column
        super().__init__(why)

    def __str__(self) -> str:
        where = [self.file] if self.file else []
        place = {"line": self.line, "column": self.column}
        where += [_("line %(line)d, column %(column)d") % place] if self.line else []
        return f"{', '.join(where)}: {self.why}" if where else self.why


class Kind(StrEnum):
    """What an item is."""

    STORY = "story"
    PAGE = "page"
    PICTURE = "picture"
    OTHER = "other"  # of a type that the other system's owners made themselves, or that is none of a paper's


class State(StrEnum):
    """What an item was to the readers of the system it comes from. Only what was `LIVE` can be live here."""

    LIVE = "live"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PRIVATE = "private"
    BINNED = "binned"


@dataclass(frozen=True)
class Mended:
    """A place in a file that was not as it should be: what stood there, where, and by how many characters it grew."""

    what: str
    line: int = 0
    column: int = 0
    grew: int = 0


@dataclass(frozen=True)
class Person:
    """Whose name stands above a story. `key` is what the source calls them; the name is never empty."""

    name: str
    key: str = ""
    email: str = ""
    about: str = ""


@dataclass(frozen=True)
class Term:
    """A category: its name, its address part, and that of the one above it."""

    name: str
    slug: str = ""
    parent: str = ""
    description: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture as the source names it: by the number of its attachment, by its address, or by both."""

    address: str = ""
    ref: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass
class Item:
    """One story, page or picture. Times are aware; texts are plain but for `html`, which nobody has cleaned yet.

    `key` names it for ever: the same item of a later export has the same one. `addresses` are where its readers found
    it, as paths with their query, without a host. `html` of WordPress may hold short codes and block comments
    (`is_wordpress`).
    """

    key: str
    kind: Kind = Kind.STORY
    state: State = State.DRAFT
    title: str = ""
    slug: str = ""
    html: str = ""
    excerpt: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    people: tuple[Person, ...] = ()
    categories: tuple[Term, ...] = ()
    tags: tuple[str, ...] = ()
    lead: Picture | None = None
    search_title: str = ""
    search_description: str = ""
    addresses: tuple[str, ...] = ()
    #: Of a picture: where it lies, its number there, and what is said of it.
    picture: Picture | None = None
    parent: str = ""
    own_type: str = ""
    #: Terms of taxonomies that are neither categories nor tags, as (taxonomy, name).
    own_terms: tuple[tuple[str, str], ...] = ()
    is_wordpress: bool = False
    comments: int = 0
    file: str = ""
    line: int = 0
    notes: list[str] = field(default_factory=list)
    #: Its text stands in a file that is not there: it is not known what its readers had.
    lacks_text: bool = False
    #: Of a newsroom like this one: the rows of the thing, whole (`articles.archive`, `exchange.ninjs`).
    own: dict[str, Any] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many characters it holds, roughly."""
        texts = [*self.own.get("revisions", ()), *self.own.get("editions", ())]
        return len(self.html) + sum(len(str(one)) for one in texts)

    @property
    def filed_under(self) -> tuple[Term, ...]:
        """What may say in which section it goes: its categories, or the tags of a system that has no others."""
        return self.categories or (() if self.is_wordpress or self.own else tuple(Term(name) for name in self.tags))


@dataclass
class Notes:
    """What a reader has to say of a whole file beside its items. Filled while the items are taken."""

    site: str = ""
    language: str = ""
    terms: dict[str, Term] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    #: Of a newsroom like this one: whom and what its stories name, by kind and number; the highest number of a story.
    own: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    highest: int = 0
    mended: list[Mended] = field(default_factory=list)
    more_mended: int = 0

    def know(self, kind: str, row: dict[str, Any], most: int) -> None:
        """Keep a row by its number, up to `most` of a kind."""
        named = self.own.setdefault(kind, {})
        if len(named) < most:
            named[str(row["id"])] = row

    def tell(self, mended: Iterable[Mended], most: int) -> None:
        """Keep what was mended, up to `most` places in all; the rest is counted."""
        for one in mended:
            if len(self.mended) < most:
                self.mended.append(one)
            else:
                self.more_mended += 1


def unique(values: Iterable) -> tuple:
    """The values without empty ones and without any that came before, in their order."""
    return tuple(dict.fromkeys(value for value in values if value))
