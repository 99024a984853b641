"""How an archive is skewed: which section, tags and authors a story has, and when it came, by its number.

As in a paper that is twenty years old, nothing is spread evenly: one section has half of all stories and another
three old ones, a tag stands on every tenth story and another on one, most of the rest on a handful, and some stories
have none.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

TAGS = 5_000
AUTHORS = 300
#: How far back the archive reaches.
SPAN = timedelta(days=10 * 365)
#: The first stories, which alone are in the quiet section.
QUIET = 3
#: The story that has a tag to itself.
ALONE = 5
#: Of a hundred stories so many have no tags; of as many, the tag that is everywhere stands on ten.
UNTAGGED, EVERYWHERE = 15, 10
#: Words that stand in every second, tenth and hundredth story, in one old wave of an eighth of all, and in five.
HALF, TENTH, HUNDREDTH, WAVE, RARE = "pelayaran", "kemarau", "zirkonium", "pandemi", "cendrawasih"
#: A word in no story, and two that stand in every tenth and never meet.
NONE, LONERS = "takada", ("garuda", "merpati")


@dataclass(frozen=True)
class Skew:
    """The parts stories are made from, by their ids, the largest first; the last section is the quiet one."""

    chance: random.Random
    sections: Sequence[int]
    tags: Sequence[int]
    authors: Sequence[int]
    begins: datetime
    step: timedelta
    count: int

    def at(self, nth: int) -> datetime:
        """When the `nth` story came: the higher the number, the newer."""
        return self.begins + self.step * nth

    def section(self, nth: int) -> int:
        if nth < QUIET:
            return self.sections[-1]
        return self.sections[0] if self.chance.random() < 0.5 else self.chance.choice(self.sections[1:-1])

    def authors_of(self) -> tuple[int, int]:
        """Who wrote it, every second time the same, and who edited it: now and then the writer too."""
        writer = self.authors[0] if self.chance.random() < 0.5 else self.chance.choice(self.authors)
        return writer, self.chance.choice(self.authors)

    def words_of(self, nth: int) -> list[str]:
        """The words of the `nth` story that not every story has."""
        return [
            word
            for word, has in (
                (HALF, nth % 2 == 0),
                (TENTH, nth % 10 == 0),
                (HUNDREDTH, nth % 100 == 0),
                (WAVE, self.count * 3 // 8 <= nth < self.count // 2),
                (RARE, nth % max(1, self.count // 5) == 1),
                (LONERS[0], nth % 10 == 3),
                (LONERS[1], nth % 10 == 7),
            )
            if has
        ]

    def tags_of(self, nth: int) -> list[int]:
        """The tags of the `nth` story, each once. The first of all is the one everywhere, the last the one alone."""
        if nth == ALONE:
            return [self.tags[-1]]
        if nth % 100 < UNTAGGED:
            return []
        found = {self._rare() for _ in range(self.chance.randint(1, 5))}
        if nth % 100 >= 100 - EVERYWHERE:
            found.add(0)
        return [self.tags[place] for place in sorted(found)]

    def _rare(self) -> int:
        """Any tag but the first and the last, the later the rarer: a quarter of the tags has half of the places."""
        middle = len(self.tags) - 2
        return 1 + int(middle * self.chance.random() ** 2)
