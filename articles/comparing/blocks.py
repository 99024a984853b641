"""Two bodies as blocks (paragraph, heading, list item, photo …) with what came and went marked word by word.

In plain text: a difference of formatting alone leaves nothing to show.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.comparing import matching
from articles.comparing.matching import Effort
from articles.comparing.resemblance import resembling
from articles.comparing.segments import EMBED, PHOTO, STORY, TEXT, Segment, segments

SAME, ADDED, REMOVED = "same", "added", "removed"
#: How many unchanged blocks stay visible beside a changed one.
CONTEXT = 1
#: A number is one word with its points: readers are shown 21.000, not 21 and three noughts.
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\s+|[^\s\w]|\w+")
#: What became of a block that is no text; without a change: what it is.
_TOLD = {
    (PHOTO, ""): _("Photo"),
    (PHOTO, ADDED): _("Photo put in"),
    (PHOTO, REMOVED): _("Photo taken out"),
    (STORY, ""): _("Read also"),
    (STORY, ADDED): _("Read-also link put in"),
    (STORY, REMOVED): _("Read-also link taken out"),
    (EMBED, ""): _("Embed"),
    (EMBED, ADDED): _("Embed put in"),
    (EMBED, REMOVED): _("Embed taken out"),
}
_MOVED = {ADDED: _("moved here"), REMOVED: _("moved away from here")}


@dataclass(frozen=True)
class Span:
    """A run of words that stayed, came or went. `apart`: it came for the words before it and keeps off them."""

    kind: str
    text: str
    apart: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Block:
    """A paragraph with its spans; a photo, a read-also link or an embed (`kind`, `ref`) with those of its caption.

    With `skipped`: that many unchanged ones, folded. `moved`: it stands, unchanged, somewhere else on the other side.
    `photo` is the picture that `ref` names, where someone looked it up.
    """

    spans: list[Span] = field(default_factory=list)
    skipped: int = 0
    kind: str = TEXT
    ref: str = ""
    moved: bool = False
    folded: tuple["Block", ...] = ()
    photo: Any = None

    @property
    def is_changed(self) -> bool:
        return any(span.kind != SAME for span in self.spans)

    @property
    def before(self) -> list[Span]:
        """What stands on the left of two columns."""
        return [span for span in self.spans if span.kind != ADDED]

    @property
    def after(self) -> list[Span]:
        """What stands on the right of two columns."""
        return [replace(span, apart=False) for span in self.spans if span.kind != REMOVED]

    @property
    def change(self) -> str:
        """`added` or `removed` for what came or went as a whole, else empty."""
        kinds = {span.kind for span in self.spans}
        return kinds.pop() if len(kinds) == 1 and SAME not in kinds else ""

    @property
    def told(self) -> str | Promise:
        """What became of a photo, a link or an embed; empty for text."""
        return _TOLD.get((self.kind, self.change), "")

    @property
    def moved_told(self) -> str | Promise:
        """Where it went or came from, if it only moved."""
        return _MOVED.get(self.change, "") if self.moved else ""


def word_spans(before: str, after: str, effort: Effort | None = None) -> list[Span]:
    """Two texts as one, with the words that came and went."""
    return spans(_WORD.findall(before), _WORD.findall(after), effort)


def spans(old: list[str], new: list[str], effort: Effort | None = None) -> list[Span]:
    """Two lists of words as one, with those that came and went."""
    found: list[Span] = []
    for op, i, j, k, m in _joined(matching.opcodes(old, new, effort), old):
        if op == "equal":
            found.append(Span(SAME, "".join(old[i:j])))
            continue
        if j > i:
            found.append(Span(REMOVED, "".join(old[i:j])))
        if m > k:
            came = "".join(new[k:m])
            found.append(Span(ADDED, came, apart=j > i and not old[j - 1].isspace() and came[0].isalnum()))
    return found


def _joined(codes: list[tuple], old: list[str]) -> list[tuple]:
    """Replaced words with nothing but a space between them as one replaced passage: marks that can be read."""
    found: list[tuple] = []
    for code in codes:
        blank = len(found) > 1 and found[-1][0] == "equal" and not "".join(old[found[-1][1] : found[-1][2]]).strip()
        if blank and code[0] == found[-2][0] == "replace":
            found.pop()
            _, i, _, k, _ = found.pop()
            found.append(("replace", i, code[2], k, code[4]))
        else:
            found.append(code)
    return found


def block_texts(html: str) -> list[str]:
    """A body as the plain text of its blocks, with a line for each photo, read-also link and embed."""
    return [segment.words for segment in segments(html)]


def compare_blocks(old: list[str], new: list[str], effort: Effort | None = None) -> list[Block]:
    """Two texts given as blocks, with unchanged runs folded; empty if their words are the same."""
    return compare_segments([Segment(text) for text in old], [Segment(text) for text in new], effort)


def compare_segments(old: list[Segment], new: list[Segment], effort: Effort | None = None) -> list[Block]:
    """Two bodies, with unchanged runs folded; empty if what they say and show is the same.

    All of it together costs no more than `effort`; where that ends, passages stand whole beside each other.
    """
    if old == new:
        return []
    effort = effort or Effort()
    codes = matching.opcodes(old, new, effort)
    gone = {segment for op, i, j, _, _ in codes if op != "equal" for segment in old[i:j]}
    moved = gone & {segment for op, _, _, k, m in codes if op != "equal" for segment in new[k:m]}
    blocks: list[Block] = []
    for op, i, j, k, m in codes:
        if op == "equal":
            blocks += [_whole(SAME, segment) for segment in old[i:j]]
        else:
            blocks += _replaced(old[i:j], new[k:m], moved, effort)
    return _folded(_with_moves(blocks))


def _replaced(old: list[Segment], new: list[Segment], moved: set[Segment], effort: Effort) -> list[Block]:
    """Segments that made place for others: those that resemble each other are compared word by word.

    Of the rest, as many as made place for as many stand together, but for those that only `moved`.
    """
    blocks: list[Block] = []
    at, new_at = 0, 0
    for i, k in [*resembling(old, new), (len(old), len(new))]:
        gone, come = old[at:i], new[new_at:k]
        if len(gone) == len(come) and all(one.kind == TEXT and one not in moved for one in [*gone, *come]):
            pairs = zip(gone, come, strict=True)
            blocks += [Block([Span(REMOVED, before.text), Span(ADDED, after.text)]) for before, after in pairs]
        else:
            blocks += [_whole(REMOVED, segment) for segment in gone] + [_whole(ADDED, segment) for segment in come]
        if i < len(old):
            blocks.append(Block(word_spans(old[i].text, new[k].text, effort), kind=new[k].kind, ref=new[k].ref))
        at, new_at = i + 1, k + 1
    return blocks


def _whole(kind: str, segment: Segment) -> Block:
    return Block([Span(kind, segment.text)], kind=segment.kind, ref=segment.ref)


def _with_moves(blocks: list[Block]) -> list[Block]:
    """Marks what went in one place and came, the same, in another."""
    gone, come = (Counter(_whole_of(block, kind) for block in blocks) for kind in (REMOVED, ADDED))
    both = {kind: gone & come for kind in (REMOVED, ADDED)}
    found = []
    for block in blocks:
        kind = block.spans[0].kind if len(block.spans) == 1 else SAME
        key = _whole_of(block, kind)
        moved = kind != SAME and both[kind][key] > 0
        if moved:
            both[kind][key] -= 1
        found.append(replace(block, moved=True) if moved else block)
    return found


def _whole_of(block: Block, kind: str) -> tuple | None:
    """What a block is that came or went as a whole; None for any other."""
    if len(block.spans) != 1 or block.spans[0].kind != kind:
        return None
    return block.kind, block.ref, block.spans[0].text


def _folded(blocks: list[Block]) -> list[Block]:
    changed = [n for n, block in enumerate(blocks) if block.is_changed]
    near = {n + step for n in changed for step in range(-CONTEXT, CONTEXT + 1)}
    shown: list[Block] = []
    for n, block in enumerate(blocks):
        if n in near:
            shown.append(block)
        elif shown and shown[-1].skipped:
            shown[-1] = Block(skipped=shown[-1].skipped + 1, folded=(*shown[-1].folded, block))
        else:
            shown.append(Block(skipped=1, folded=(block,)))
    return shown
