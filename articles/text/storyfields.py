"""What a story's text is made of: each field declared once, and the one reader of texts that were kept.

Whatever goes through a story field by field goes through `FIELDS`: revisions, editions, the form, autosaves,
comparing and merging, copies, the checklist, search, and the readers' pages. What Django wants written out (models,
templates) is held to it by `articles.checks` and by tests. How to add a field stands in docs/changing.md.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from django.db.models import Choices

from articles.text.ai import USES, Made
from articles.text.classes import ContentClass
from articles.workflow.status import Kind


class FieldType(Enum):
    """What a field holds, and so how it lies in a snapshot."""

    WORDS = auto()  # plain text
    RICH_TEXT = auto()  # HTML that `articles.body` cleans
    CHOICE = auto()  # the value of one of `choices`
    REFERENCE = auto()  # the id of a row, or None
    NAMES = auto()  # a list of rows by name, in the order of the alphabet
    LINES = auto()  # a list of `{"author": id, "role": role}`, in the order printed


Offered = type[Choices]


@dataclass(frozen=True)
class StoryField:
    """A field of a story. Most new ones need no more than `name` and `type`."""

    name: str
    type: FieldType
    #: What a story without it has, and what a text is read as that was kept before the field was there.
    empty: Any = ""
    #: Names that it had before. Texts kept under them are read under the present one.
    former: tuple[str, ...] = ()
    #: What a CHOICE is one of.
    choices: Offered | None = None
    #: Words that stand on one line, however they were typed or pasted.
    one_line: bool = False
    #: Sentences: they are compared word by word, and gaps left to fill are looked for in them.
    is_prose: bool = False
    #: An address or a part of one, which is in no language.
    is_address: bool = False
    #: Its words are the story itself: how many of them changed tells how much a change weighs.
    weighs: bool = False
    #: Readers are told a name or a place by it: another one puts right what they were told.
    tells: bool = False
    #: Its weight in search: A as a headline or a name, B as a standfirst, C as a body; empty: it is not searched.
    search: str = ""
    #: Editions have it too.
    in_edition: bool = True
    #: Lists show it to readers.
    on_cards: bool = False
    #: A REFERENCE to a row whose name is not everybody's to read: it goes by its number.
    is_nameless: bool = False
    #: A new form fills it in by itself, so alone it is nothing that anybody has typed.
    preset: bool = False
    #: A copy of the story has it, and a follow-up.
    copied: bool = True
    followed: bool = False

    @property
    def column(self) -> str:
        """The attribute of a row that holds what a snapshot has."""
        return f"{self.name}_id" if self.type is FieldType.REFERENCE else self.name

    @property
    def is_list(self) -> bool:
        """True for what lies in rows of its own."""
        return self.type in (FieldType.NAMES, FieldType.LINES)

    @property
    def is_plain(self) -> bool:
        """True for what is text in one column."""
        return self.type in (FieldType.WORDS, FieldType.RICH_TEXT, FieldType.CHOICE)

    @property
    def has_words(self) -> bool:
        """True for what is typed as words of a language, of whatever script."""
        return self.type in (FieldType.WORDS, FieldType.RICH_TEXT, FieldType.NAMES) and not self.is_address

    @property
    def is_long(self) -> bool:
        """True for prose other than the headline, by which a story goes: lists on the desk do without it."""
        return self.is_prose and self.name != "headline"

    def blank(self) -> Any:
        """Its empty value, the caller's own."""
        return list(self.empty) if self.is_list else self.empty


_WORDS, _RICH, _CHOICE, _REFERENCE = FieldType.WORDS, FieldType.RICH_TEXT, FieldType.CHOICE, FieldType.REFERENCE

#: In the order in which the form has them and comparisons list them.
FIELDS = (
    StoryField("headline", _WORDS, one_line=True, is_prose=True, weighs=True, search="A", on_cards=True),
    StoryField("standfirst", _WORDS, one_line=True, is_prose=True, weighs=True, search="B", on_cards=True),
    StoryField("key_points", _WORDS, is_prose=True, weighs=True, search="C"),
    StoryField("body", _RICH, is_prose=True, weighs=True, search="C"),
    StoryField("section", _REFERENCE, empty=None, preset=True, followed=True),
    StoryField("bylines", FieldType.LINES, empty=(), tells=True, preset=True, search="A"),
    StoryField("tags", FieldType.NAMES, empty=(), followed=True, search="A"),
    StoryField("lead_photo", _REFERENCE, empty=None),
    StoryField("lead_caption", _WORDS, is_prose=True, search="C"),
    StoryField("dateline", _WORDS, tells=True, search="C", on_cards=True),
    StoryField("slug", _WORDS, is_address=True, on_cards=True, copied=False),
    StoryField("kind", _CHOICE, empty=str(Kind.STORY), choices=Kind, on_cards=True, preset=True),
    StoryField("video_url", _WORDS, is_address=True),
    StoryField("translates", _REFERENCE, empty=None, tells=True, is_nameless=True),
    StoryField("translated_from", _WORDS, one_line=True, tells=True),
    StoryField(
        "content_class", _CHOICE, empty=str(ContentClass.NEWS), choices=ContentClass, on_cards=True, preset=True
    ),
    StoryField("client", _WORDS, one_line=True),
    StoryField("ordered_by", _WORDS, one_line=True, in_edition=False),
    *(StoryField(name, _CHOICE, choices=Made, preset=True) for name in USES),
    StoryField("ai_consent", _WORDS, one_line=True, in_edition=False),
    StoryField("ai_checked_by", _REFERENCE, empty=None, in_edition=False, copied=False),
)
BY_NAME = {field.name: field for field in FIELDS}
#: Columns of the desk copy that people fill in beside the text, and that no revision keeps.
BESIDE_THE_TEXT = frozenset({"embargo_until"})
#: What brings a kept text from one schema to the next, the first from 1 to 2: for a field whose values mean something
#: else from now on. One that is new needs none, nor one that has another name (`StoryField.former`).
STEPS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()
#: Under this key a kept text says which schema it is of. Without it, it is of the first.
SCHEMA = "schema"


def names(wanted: Callable[[StoryField], bool] = lambda field: True) -> tuple[str, ...]:
    """The names of all fields, or of those that are `wanted`, in their order."""
    return tuple(field.name for field in FIELDS if wanted(field))


def blank() -> dict[str, Any]:
    """The text of a story in which nothing stands yet."""
    return {field.name: field.blank() for field in FIELDS}


def read(kept: Mapping[str, Any]) -> dict[str, Any]:
    """A kept text as the fields are now: each under its present name, empty if it was kept before there was one.

    What is no field any more is left out.
    """
    fields = dict(kept)
    for step in STEPS[fields.get(SCHEMA, 1) - 1 :]:
        fields = step(fields)
    fields = renamed(fields)
    return {field.name: fields[field.name] if field.name in fields else field.blank() for field in FIELDS}


def stored(fields: Mapping[str, Any]) -> dict[str, Any]:
    """`fields` as they are kept: with the number of their schema."""
    return {**fields, SCHEMA: len(STEPS) + 1}


def renamed(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What was kept, or sent by a form, under the names of fields: under their present names."""
    present = {
        former + part: field.name + part
        for field in FIELDS
        for former in field.former
        for part in (("", "_author", "_role") if field.type is FieldType.LINES else ("",))
        if field.name + part not in kept
    }
    return {present.get(name, name): value for name, value in kept.items()}
