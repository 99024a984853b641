"""What is different between two texts of a story, field by field, and how much a change weighs.

A body is compared block by block (`blocks`). Of a difference in formatting alone the field is named, nothing shown.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.body import photo_ids
from articles.comparing import substance
from articles.comparing.blocks import ADDED, REMOVED, Block, Span, compare_segments, spans, word_spans
from articles.comparing.segments import segments
from articles.models import Article, Revision
from articles.text.storyfields import BY_NAME, FIELDS, FieldType
from articles.workflow.status import BylineRole, Change

#: A change of at most so many words, come or gone, looks like a minor fix: a name spelt right, a figure, a comma.
SMALL = 12
_TELLING = [field.name for field in FIELDS if field.tells]


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
    changed = [field.name for field in FIELDS if before.fields[field.name] != after.fields[field.name]]
    return [Difference(name, label(name), _blocks(name, before, after)) for name in changed]


def changed_fields(before: dict[str, Any], after: dict[str, Any]) -> list[str | Promise]:
    """The labels of the fields that differ between two revisions' `fields`; quick, for a long list."""
    return [label(field.name) for field in FIELDS if before[field.name] != after[field.name]]


def label(name: str) -> str | Promise:
    """What people call a field of a snapshot."""
    found = Article._meta.get_field(name)
    return found.related_model._meta.verbose_name_plural if found.one_to_many else found.verbose_name


def _blocks(name: str, before, after) -> list[Block]:
    field = BY_NAME[name]
    if field.type is FieldType.RICH_TEXT:
        return compare_segments(segments(before.fields[name]), segments(after.fields[name]))
    if field.is_list:
        return [Block(spans(_commas(_listed(name, before)), _commas(_listed(name, after))))]
    old, new = _shown(name, before), _shown(name, after)
    if field.is_prose:
        return [Block(word_spans(old, new))]
    return [Block([Span(kind, text) for kind, text in ((REMOVED, old), (ADDED, new)) if text])]


def _shown(name: str, text) -> str:
    """A field as a person reads it."""
    field, value = BY_NAME[name], text.fields[name]
    if value in (None, ""):
        return ""
    if field.type is FieldType.REFERENCE:
        return text.labels.get(name) or f"#{value}"
    return str(field.choices(value).label) if field.choices else str(value)


def _listed(name: str, text) -> list[str]:
    """A field of several values as what a person reads."""
    values = text.fields[name]
    if BY_NAME[name].type is FieldType.LINES:
        names = text.labels.get(name) or []
        names = names if len(names) == len(values) else [f"#{line['author']}" for line in values]
        return [f"{who} ({BylineRole(line['role']).label})" for who, line in zip(names, values, strict=True)]
    return values


def _commas(values: list[str]) -> list[str]:
    """Each followed by a comma but the last."""
    return [*(f"{value}, " for value in values[:-1]), *values[-1:]]


def in_words(differences: list[Difference]) -> str:
    """A sentence for a list: the fields that changed, and how many words came and went."""
    parts = []
    for difference in differences:
        counts = [f"+{difference.words_added}" if difference.words_added else ""]
        counts.append(f"−{difference.words_removed}" if difference.words_removed else "")
        text = " ".join(filter(None, counts)) if BY_NAME[difference.name].is_long else ""
        parts.append(f"{difference.label} ({text})" if text else str(difference.label))
    return ", ".join(parts) or _("nothing")


@dataclass(frozen=True)
class Weight:
    """The words that came and went in a text, and what such a change usually is. A person decides.

    `facts`: numbers, names, dates, places, quotations and negations among them.
    """

    words: int
    suggested: Change
    facts: tuple[str, ...] = field(default=(), compare=False)


def weigh(before: Revision, after: Revision) -> Weight:
    """What `after` changes in `before`, which readers have.

    A fact that changed is never proposed as a minor fix: readers were told something else. So is another name or
    place beside the text (`StoryField.tells`), or none any more. Where little else changed, it is a correction, which
    asks for its note. A name or a place that was missing puts nothing right, and another picture, with its caption
    and credit, may be no mistake: both are something new. Section, tags and address order stories, and tell nothing.
    """
    changed = [difference for difference in compare(before, after) if BY_NAME[difference.name].weighs]
    words = sum(difference.words_added + difference.words_removed for difference in changed)
    facts = (*substance.of_change(before.fields, after.fields).facts, *_gone(before, after))
    if words > SMALL:
        return Weight(words, Change.UPDATE, facts)
    if facts:
        return Weight(words, Change.CORRECTION, facts)
    is_new = any(set(_told(name, after)) - set(_told(name, before)) for name in _TELLING)
    is_new = is_new or _pictures(before) != _pictures(after)
    return Weight(words, Change.UPDATE if is_new else Change.MINOR)


def _told(name: str, text) -> list[Hashable]:
    """What readers are told by a field beside the text, each thing by what makes it the same."""
    value = text.fields[name]
    if BY_NAME[name].type is FieldType.LINES:
        return [(line["author"], line["role"]) for line in value]
    return [] if value in (None, "") else [value]


def _gone(before, after) -> Iterator[str]:
    """What readers were told beside the text and are told no longer, as a person reads it."""
    for name in _TELLING:
        is_list, kept = BY_NAME[name].is_list, _told(name, after)
        shown = _listed(name, before) if is_list else [_shown(name, before)]
        yield from (words for thing, words in zip(_told(name, before), shown, strict=False) if thing not in kept)


def _pictures(text) -> set[int]:
    return {*photo_ids(text.fields["body"]), text.fields["lead_photo"] or 0}
