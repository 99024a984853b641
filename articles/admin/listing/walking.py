"""A page of a staff list, brought together from strands: a few rows of each, never a sort of all that is seen."""

from collections.abc import Sequence

from django.core.exceptions import EmptyResultSet
from django.db.models import Q, QuerySet

from articles.admin.listing import cursors
from articles.models import Article
from articles.permissions.strands import Place, Strand, Written, condition, together, written


def walk(strands: Sequence[Strand], found: Q, most: int, before: str = "") -> list[Place]:
    """The first stories of `strands`, so many, for which `found` holds, behind the cursor `before`. One statement."""
    try:
        where = condition(found)
    except EmptyResultSet:
        return []
    rows = together([_part(strand, found, where, most, before) for strand in strands])
    return sorted({Place(*row) for row in rows}, reverse=True)[:most]


def few(stories: QuerySet[Article], most: int, before: str = "") -> list[Place]:
    """As `walk`, of so few stories that they may be put in order."""
    return [Place(*row) for row in _ordered(stories.filter(_behind(before, "")), "", most)]


def _part(strand: Strand, found: Q, where: Written | None, most: int, before: str) -> Written | None:
    if strand.stories:
        rows = strand.rows(_behind(before, strand.prefix)).filter(found)
        return written(_ordered(rows, strand.prefix, most))
    place = cursors.read(before)
    return strand.places(most, place and Place(is_urgent=place[2], updated_at=place[0], pk=place[1]), where)


def _behind(before: str, prefix: str) -> Q:
    return cursors.behind(before, f"{prefix}updated_at", led_by=f"{prefix}is_urgent", pk=_id(prefix))


def _ordered(stories: QuerySet[Article], prefix: str, most: int) -> QuerySet:
    columns = [f"{prefix}is_urgent", f"{prefix}updated_at", _id(prefix)]
    return stories.order_by(*(f"-{name}" for name in columns)).values_list(*columns)[:most]


def _id(prefix: str) -> str:
    return f"{prefix}article" if prefix else "pk"
