"""What is different between two texts of a story: field by field, with words marked.

A body is compared block by block (paragraph, heading, list item, photo …), and within a changed block word by word,
in plain text. A difference of formatting alone is named, not shown.
"""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article
from articles.status import BylineRole, Kind

SAME, ADDED, REMOVED = "same", "added", "removed"
#: How many unchanged blocks stay visible beside a changed one.
CONTEXT = 1
#: Beyond this, a rewritten passage is shown as gone and come: looking for resemblances would take too long.
MOST_PAIRS = 900
_WORD = re.compile(r"\s+|[^\s\w]|\w+")
_MEDIA = {
    "data-photo": gettext_lazy("Photo %(ref)s"),
    "data-article": gettext_lazy("Read also: story %(ref)s"),
    "data-embed": gettext_lazy("Embed: %(ref)s"),
}
_BLOCKS = {"p", "h2", "h3", "li", "tr", "figure", "aside", "blockquote"}

FIELDS = ["headline", "standfirst", "body", "section", "bylines", "tags", "lead_photo", "lead_caption", "dateline"]
FIELDS += ["slug", "kind", "video_url"]


@dataclass(frozen=True)
class Span:
    """A run of words that stayed, came or went."""

    kind: str
    text: str


@dataclass(frozen=True)
class Block:
    """A paragraph with its spans; or, with `skipped`, that many unchanged ones left out."""

    spans: list[Span] = field(default_factory=list)
    skipped: int = 0


@dataclass(frozen=True)
class Difference:
    """One field that is not the same. `blocks` has the words; it is empty when only formatting differs."""

    name: str
    label: str | Promise
    blocks: list[Block]

    @property
    def words_added(self) -> int:
        return self._words(ADDED)

    @property
    def words_removed(self) -> int:
        return self._words(REMOVED)

    def _words(self, kind: str) -> int:
        return sum(len(span.text.split()) for block in self.blocks for span in block.spans if span.kind == kind)


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
        return compare_blocks(block_texts(before.fields[name]), block_texts(after.fields[name]))
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
    for op, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            spans.append(Span(SAME, "".join(old[i:j])))
            continue
        if j > i:
            spans.append(Span(REMOVED, "".join(old[i:j])))
        if m > k:
            spans.append(Span(ADDED, "".join(new[k:m])))
    return spans


def compare_blocks(old: list[str], new: list[str]) -> list[Block]:
    """Two bodies as blocks, with long unchanged runs left out; empty if their words are the same."""
    if old == new:
        return []
    blocks: list[Block] = []
    for op, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            blocks += [Block([Span(SAME, text)]) for text in old[i:j]]
        else:
            blocks += _replaced(old[i:j], new[k:m])
    return _without_long_runs(blocks)


def _replaced(old: list[str], new: list[str]) -> list[Block]:
    """Blocks that made place for others: those that resemble each other are compared word by word."""
    if len(old) * len(new) > MOST_PAIRS:
        return [Block([Span(REMOVED, text)]) for text in old] + [Block([Span(ADDED, text)]) for text in new]
    if len(old) == len(new):
        pairs = list(zip(old, new, strict=True))
        return [_pair(before, after) for before, after in pairs]
    gone = [Block([Span(REMOVED, text)]) for text in old]
    come = [Block([Span(ADDED, text)]) for text in new]
    for before in range(len(old)):
        for after in range(len(new)):
            if _alike(old[before], new[after]):
                head = _replaced(old[:before], new[:after])
                return [*head, _pair(old[before], new[after]), *_replaced(old[before + 1 :], new[after + 1 :])]
    return gone + come


def _pair(before: str, after: str) -> Block:
    if _alike(before, after):
        return Block(word_spans(before, after))
    return Block([Span(REMOVED, before), Span(ADDED, after)])


def _alike(before: str, after: str) -> bool:
    """True if two blocks share so many words that marking them reads better than the two in full."""
    matcher = SequenceMatcher(None, before.split(), after.split(), autojunk=False)
    return matcher.real_quick_ratio() >= 0.4 and matcher.quick_ratio() >= 0.4 and matcher.ratio() >= 0.4


def _without_long_runs(blocks: list[Block]) -> list[Block]:
    changed = [n for n, block in enumerate(blocks) if any(span.kind != SAME for span in block.spans)]
    near = {n + step for n in changed for step in range(-CONTEXT, CONTEXT + 1)}
    shown: list[Block] = []
    for n, block in enumerate(blocks):
        if n in near:
            shown.append(block)
        elif shown and shown[-1].skipped:
            shown[-1] = Block(skipped=shown[-1].skipped + 1)
        else:
            shown.append(Block(skipped=1))
    return shown


def block_texts(html: str) -> list[str]:
    """A body as the plain text of its blocks, with a line for each photo, read-also link and embed."""
    reader = _BlockReader()
    reader.feed(html or "")
    reader.close()
    reader.end_block()
    return reader.blocks


class _BlockReader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in _BLOCKS and "".join(self.words).strip() != "•":
            self.end_block()
        if tag in ("br", "td", "th"):
            self.words.append(" ")
        if tag == "li":
            self.words.append("• ")
        for name, reference in attrs:
            if name in _MEDIA:
                self.words.append(f"[{_MEDIA[name] % {'ref': reference}}] ")

    def handle_endtag(self, tag):
        if tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data):
        self.words.append(data)

    def end_block(self):
        text = " ".join("".join(self.words).split())
        if text and text != "•":
            self.blocks.append(text)
        self.words = []


def in_words(differences: list[Difference]) -> str:
    """A sentence for a list: the fields that changed, and how many words came and went."""
    parts = []
    for difference in differences:
        counts = [f"+{difference.words_added}" if difference.words_added else ""]
        counts.append(f"−{difference.words_removed}" if difference.words_removed else "")
        text = " ".join(filter(None, counts)) if difference.name in ("body", "standfirst") else ""
        parts.append(f"{difference.label} ({text})" if text else str(difference.label))
    return ", ".join(parts) or _("nothing")
