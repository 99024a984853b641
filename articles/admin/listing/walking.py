"""A page of a staff list, brought together from strands: a few rows of each, never a sort of all that is seen."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet

from articles.admin.listing import cursors
from articles.models import Article
from articles.permissions.strands import Strand

Narrow = Callable[[QuerySet[Article]], QuerySet[Article]]


class Place(NamedTuple):
    """A story's place in a list: urgent ones come first, then the last saved, then the higher id."""

    is_urgent: bool
    updated_at: datetime
    pk: int


def walk(strands: Sequence[Strand], narrow: Narrow, most: int, before: str = "") -> list[Place]:
    """The first stories of `strands`, so many, that `narrow` leaves behind the cursor `before`. One statement."""
    parts = [_part(strand, narrow, most, before) for strand in strands]
    if not parts:
        return []
    found = parts[0].union(*parts[1:], all=True).order_by() if len(parts) > 1 else parts[0]
    return sorted({Place(*row) for row in found}, reverse=True)[:most]


def few(stories: QuerySet[Article], most: int, before: str = "") -> list[Place]:
    """As `walk`, of so few stories that they may be put in order."""
    return [Place(*row) for row in _ordered(stories.filter(_behind(before, "")), "", most)]


def _part(strand: Strand, narrow: Narrow, most: int, before: str) -> QuerySet:
    return _ordered(narrow(strand.rows(_behind(before, strand.prefix))), strand.prefix, most)


def _behind(before: str, prefix: str) -> Q:
    return cursors.behind(before, f"{prefix}updated_at", led_by=f"{prefix}is_urgent", pk=_id(prefix))


def _ordered(stories: QuerySet[Article], prefix: str, most: int) -> QuerySet:
    columns = [f"{prefix}is_urgent", f"{prefix}updated_at", _id(prefix)]
    return stories.order_by(*(f"-{name}" for name in columns)).values_list(*columns)[:most]


def _id(prefix: str) -> str:
    return f"{prefix}article" if prefix else "pk"
