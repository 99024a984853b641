"""Readers' lists of stories, newest first: what they are of, and where in one a page begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import QuerySet

from articles.querysets import AFTER_ALL


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


#: Behind this mark lies everything.
LATEST = Mark(datetime(9000, 1, 1, tzinfo=UTC), AFTER_ALL)


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
