"""Two people's bodies that began from one: what each changed, passage by passage, and the two put together.

A body is taken as its blocks (paragraph, list, photo …). Where only one side changed something its change stands;
where both did, someone chooses. Nothing here decides for a person: `put_together` does what the choices say.
"""

import re
from dataclasses import dataclass

from articles.comparing import matching

MINE, THEIRS, BOTH, SAME = "mine", "theirs", "both", "same"
CHOICES = (MINE, THEIRS, BOTH)
_TAG = re.compile(r'<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[^>"]|"[^"]*")*>')
_VOID = {"br", "img", "hr", "col", "wbr", "source"}


@dataclass(frozen=True)
class Passage:
    """A run of blocks: as both texts began, and as each says it now. `kind`: who changed it."""

    kind: str
    base: list[str]
    mine: list[str]
    theirs: list[str]

    @property
    def usual(self) -> str:
        """What stands unless someone chooses: the change, and one's own where both changed it."""
        return THEIRS if self.kind == THEIRS else MINE

    def chosen(self, choice: str | None) -> list[str]:
        """The blocks that `choice` stands for; the usual ones for anything that is no choice."""
        sides = {MINE: self.mine, THEIRS: self.theirs, BOTH: [*self.theirs, *self.mine]}
        return sides[choice if choice in sides else self.usual]


def blocks(html: str) -> list[str]:
    """A clean body's outermost elements, as HTML. Put together again they are the body."""
    found, depth, start = [], 0, 0
    for tag in _TAG.finditer(html):
        closing, name = tag.group(1), tag.group(2).lower()
        if name not in _VOID:
            depth += -1 if closing else 1
        if depth <= 0:
            found.append(html[start : tag.end()])
            start, depth = tag.end(), 0
    found.append(html[start:])
    return [block for block in found if block.strip()]


def passages(base: str, mine: str, theirs: str) -> list[Passage]:
    """What two bodies made of a third, from top to bottom."""
    old, ours, others = blocks(base), blocks(mine), blocks(theirs)
    in_mine, in_theirs = _kept(old, ours), _kept(old, others)
    found: list[Passage] = []
    at, mine_at, theirs_at = 0, 0, 0
    for n in [*sorted(in_mine.keys() & in_theirs.keys()), len(old)]:
        mine_to, theirs_to = in_mine.get(n, len(ours)), in_theirs.get(n, len(others))
        found += _between(old[at:n], ours[mine_at:mine_to], others[theirs_at:theirs_to])
        if n < len(old):
            found.append(Passage(SAME, [old[n]], [old[n]], [old[n]]))
        at, mine_at, theirs_at = n + 1, mine_to + 1, theirs_to + 1
    return _joined(found)


def _kept(old: list[str], new: list[str]) -> dict[int, int]:
    """Which blocks stayed as they were: where they stood, and where they stand."""
    return dict(matching.matches(old, new, matching.Effort()))


def _between(base: list[str], mine: list[str], theirs: list[str]) -> list[Passage]:
    """The passages of a stretch that not both sides left alone; block by block where the blocks pair up."""
    if not (base or mine or theirs):
        return []
    if len(base) == len(mine) == len(theirs) > 1:
        return [_passage([base[n]], [mine[n]], [theirs[n]]) for n in range(len(base))]
    return [_passage(base, mine, theirs)]


def _passage(base: list[str], mine: list[str], theirs: list[str]) -> Passage:
    kind = BOTH
    if mine == theirs:
        kind = SAME
    elif mine == base:
        kind = THEIRS
    elif theirs == base:
        kind = MINE
    return Passage(kind, base, mine, theirs)


def _joined(found: list[Passage]) -> list[Passage]:
    """Passages about which nothing is to be said, in one piece."""
    joined: list[Passage] = []
    for passage in found:
        last = joined[-1] if joined else None
        if last and last.kind == passage.kind == SAME:
            last.base.extend(passage.base)
            last.mine.extend(passage.mine)
            last.theirs.extend(passage.theirs)
        else:
            joined.append(passage)
    return joined


def put_together(found: list[Passage], choices: dict[int, str]) -> str:
    """The body that the choices make: the number of a passage -> mine, theirs or both; the usual where none is."""
    return "".join("".join(passage.chosen(choices.get(n))) for n, passage in enumerate(found))
