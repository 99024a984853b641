"""The stories that somebody sees, from those on which something happened last."""

from dataclasses import dataclass, field
from datetime import datetime

from articles.models import Article, Standing
from articles.permissions import strands
from sections.models import Section


@dataclass(frozen=True)
class InView:
    """In whose lists the stories stand that somebody sees, and those that they see beside them."""

    holders: list[strands.Holder]
    reviewed: list[int]
    _known: dict[tuple[str, int], tuple[list[int], datetime | None]] = field(default_factory=dict, compare=False)

    def latest(self, happened: str, most: int) -> tuple[list[int], datetime | None]:
        """The ids of so many stories at least, and a moment since when nothing happened on any other; None if these
        are all there are. `happened` is the column that says when something did. One statement the first time."""
        asked = happened, most
        if asked not in self._known:
            self._known[asked] = self._latest(happened, most)
        return self._known[asked]

    def _latest(self, happened: str, most: int) -> tuple[list[int], datetime | None]:
        parts = [
            Standing.objects.filter(**held, **{f"{happened}__isnull": False})
            .order_by(f"-{happened}", "-article")
            .values_list("article", happened)[:most]
            for held in self.holders
        ]
        if not parts:
            return self.reviewed, None
        found = parts[0].union(*parts[1:], all=True).order_by() if len(parts) > 1 else parts[0]
        newest = sorted(found, key=lambda row: (row[1], row[0]), reverse=True)[:most]
        horizon = newest[-1][1] if len(newest) == most else None
        return [*{pk for pk, _at in newest}.union(self.reviewed)], horizon


def of(user, section: Section | None) -> InView | None:
    """What `user` sees, on one desk or on any; None for every story there is."""
    holders = strands.held_for(user, section)
    if holders is None:
        return None
    reviewed: set[int] = set()
    for stories in strands.reviewed(user, section):
        reviewed |= set(Article.objects.filter(stories).order_by().values_list("pk", flat=True))
    return InView(holders, list(reviewed))
