"""What is different between two texts of a story: field by field, with words marked.

A body is compared block by block (paragraph, heading, list item, photo …), and within a changed block word by word,
in plain text. A difference of formatting alone is named, not shown.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.comparing import matching
from articles.comparing.resemblance import resembling
from articles.comparing.segments import TEXT, Piece, pieces
from articles.models import Article
from articles.workflow.status import BylineRole, Kind

SAME, ADDED, REMOVED = "same", "added", "removed"
#: How many unchanged blocks stay visible beside a changed one.
CONTEXT = 1
_WORD = re.compile(r"\s+|[^\s\w]|\w+")

FIELDS = ["headline", "standfirst", "body", "section", "bylines", "tags", "lead_photo", "lead_caption", "dateline"]
FIELDS += ["slug", "kind", "video_url"]


@dataclass(frozen=True)
class Span:
    """A run of words that stayed, came or went."""

    kind: str
    text: str


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
        return [span for span in self.spans if span.kind != REMOVED]

    @property
    def change(self) -> str:
        """`added` or `removed` for what came or went as a whole, else empty."""
        kinds = {span.kind for span in self.spans}
        return kinds.pop() if len(kinds) == 1 and SAME not in kinds else ""


@dataclass(frozen=True)
class Difference:
    """One field that is not the same. `blocks` has the words; it is empty when only formatting differs.

    Of a lead photo `photos` has both pictures, and `facts` what is written about them, marked.
    """

    name: str
    label: str | Promise
    blocks: list[Block]
    photos: tuple[Any, Any] | None = None
    facts: tuple[tuple[str | Promise, list[Span]], ...] = ()

    @property
    def words_added(self) -> int:
        return self._words(ADDED)

    @property
    def words_removed(self) -> int:
        return self._words(REMOVED)

    def _words(self, kind: str) -> int:
        counted = [block for block in self.blocks if not block.moved]
        return sum(len(span.text.split()) for block in counted for span in block.spans if span.kind == kind)


def compare(before, after) -> list[Difference]:
    """The fields in which `after` is not `before`, in the form's order. Both have `fields` and `labels`."""
    changed = [name for name in FIELDS if before.fields.get(name) != after.fields.get(name)]
    return [Difference(name, label(name), _blocks(name, before, after)) for name in changed]


def changed_fields(before: dict[str, Any], after: dict[str, Any]) -> list[str | Promise]:
    """The labels of the fields that differ between two revisions' `fields`; quick, for a long list."""
    return [label(name) for name in FIELDS if before.get(name) != after.get(name)]


def label(name: str) -> str | Promise:
    """What people call a field of a snapshot."""
    own = {"bylines": gettext_lazy("bylines"), "tags": gettext_lazy("tags")}
    return own.get(name) or Article._meta.get_field(name).verbose_name


def _blocks(name: str, before, after) -> list[Block]:
    if name == "body":
        return compare_pieces(pieces(before.fields[name]), pieces(after.fields[name]))
    if name in ("bylines", "tags"):
        return [Block(_spans(_listed(name, before), _listed(name, after)))]
    old, new = _shown(name, before), _shown(name, after)
    if name in ("headline", "standfirst", "lead_caption"):
        return [Block(word_spans(old, new))]
    return [Block([Span(kind, text) for kind, text in ((REMOVED, old), (ADDED, new)) if text])]


def _shown(name: str, text) -> str:
    """A field as a person reads it."""
    value = text.fields.get(name)
    if value in (None, ""):
        return ""
    if name in ("section", "lead_photo"):
        return text.labels.get(name) or f"#{value}"
    return str(Kind(value).label) if name == "kind" else str(value)


def _listed(name: str, text) -> list[str]:
    """A field of several values as what a person reads, each followed by a comma but the last."""
    values = text.fields.get(name) or []
    if name == "bylines":
        names = text.labels.get("bylines") or []
        names = names if len(names) == len(values) else [f"#{line['author']}" for line in values]
        values = [f"{who} ({BylineRole(line['role']).label})" for who, line in zip(names, values, strict=True)]
    return [value if value is values[-1] else f"{value}, " for value in values]


def word_spans(before: str, after: str) -> list[Span]:
    """Two texts as one, with the words that came and went."""
    return _spans(_WORD.findall(before), _WORD.findall(after))


def _spans(old: list[str], new: list[str]) -> list[Span]:
    spans: list[Span] = []
    for op, i, j, k, m in _joined(matching.opcodes(old, new), old):
        if op == "equal":
            spans.append(Span(SAME, "".join(old[i:j])))
            continue
        if j > i:
            spans.append(Span(REMOVED, "".join(old[i:j])))
        if m > k:
            spans.append(Span(ADDED, "".join(new[k:m])))
    return spans


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
    return [piece.words for piece in pieces(html)]


def compare_blocks(old: list[str], new: list[str]) -> list[Block]:
    """Two texts given as blocks, with unchanged runs folded; empty if their words are the same."""
    return compare_pieces([Piece(text) for text in old], [Piece(text) for text in new])


def compare_pieces(old: list[Piece], new: list[Piece]) -> list[Block]:
    """Two bodies, with unchanged runs folded; empty if what they say and show is the same."""
    if old == new:
        return []
    codes = matching.opcodes(old, new)
    gone = {piece for op, i, j, _, _ in codes if op != "equal" for piece in old[i:j]}
    moved = gone & {piece for op, _, _, k, m in codes if op != "equal" for piece in new[k:m]}
    blocks: list[Block] = []
    for op, i, j, k, m in codes:
        if op == "equal":
            blocks += [_whole(SAME, piece) for piece in old[i:j]]
        else:
            blocks += _replaced(old[i:j], new[k:m], moved)
    return _folded(_with_moves(blocks))


def _replaced(old: list[Piece], new: list[Piece], moved: set[Piece]) -> list[Block]:
    """Pieces that made place for others: those that resemble each other are compared word by word.

    Of the rest, as many as made place for as many stand together, but for those that only `moved`.
    """
    blocks: list[Block] = []
    at, new_at = 0, 0
    for i, k in [*resembling(old, new), (len(old), len(new))]:
        gone, come = old[at:i], new[new_at:k]
        if len(gone) == len(come) and all(one.kind == TEXT and one not in moved for one in [*gone, *come]):
            blocks += [_pair(before, after) for before, after in zip(gone, come, strict=True)]
        else:
            blocks += [_whole(REMOVED, piece) for piece in gone] + [_whole(ADDED, piece) for piece in come]
        if i < len(old):
            blocks.append(_marked(old[i], new[k]))
        at, new_at = i + 1, k + 1
    return blocks


def _pair(before: Piece, after: Piece) -> Block:
    """Two texts of which one stands where the other stood, and that have little in common."""
    return Block([Span(REMOVED, before.text), Span(ADDED, after.text)])


def _marked(before: Piece, after: Piece) -> Block:
    return Block(word_spans(before.text, after.text), kind=after.kind, ref=after.ref)


def _whole(kind: str, piece: Piece) -> Block:
    return Block([Span(kind, piece.text)], kind=piece.kind, ref=piece.ref)


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


def in_words(differences: list[Difference]) -> str:
    """A sentence for a list: the fields that changed, and how many words came and went."""
    parts = []
    for difference in differences:
        counts = [f"+{difference.words_added}" if difference.words_added else ""]
        counts.append(f"−{difference.words_removed}" if difference.words_removed else "")
        text = " ".join(filter(None, counts)) if difference.name in ("body", "standfirst") else ""
        parts.append(f"{difference.label} ({text})" if text else str(difference.label))
    return ", ".join(parts) or _("nothing")
