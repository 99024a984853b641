"""What the index holds of a text: its folded words, what they are made from, and where in the story they stand.

Each lexeme says by its first sign what it is: a word as it was written bears none, `=` stands before a root. A second
sign tells the words of the headline and of names (`^`) and those of the headline, names and standfirst (`~`), so that
a question can be asked of these alone, and PostgreSQL answers from the index without looking at a single text. Words
have their places, which phrases need; the others have none.
"""

from collections.abc import Iterable
from typing import Any

from articles import body
from articles.finding.roots import roots
from articles.text import storyfields
from articles.text.storyfields import FieldType
from audit.wordfolding import tokens

ROOT, HEAD, LEAD, WRITER = "=", "^", "~", "@"
#: The signs for the words of a field by the weight that it declares, and PostgreSQL's own letter for it.
_SIGNS = {"A": (HEAD, LEAD), "B": (LEAD,), "C": ()}
#: Words that have places: PostgreSQL counts no further.
MOST_PLACES = 16_000
#: Places that one word has: PostgreSQL keeps 255 at most.
MOST_OF_A_WORD = 200
#: Characters of lexemes in one entry at most; PostgreSQL takes a megabyte.
MOST_CHARACTERS = 600_000
#: No phrase reaches from one field into the next.
_GAP = 20


def vector(parts: Iterable[tuple[str, str]], writers: Iterable[int] = ()) -> str:
    """The entry for texts, each with its weight (A, B or C), in the form that PostgreSQL reads as a tsvector.

    `writers` are ids of authors, by which readers narrow a search.
    """
    entry: dict[str, list[str]] = {f"{WRITER}{pk}": [] for pk in writers}
    place, room = 0, MOST_CHARACTERS
    for text, weight in parts:
        for token in tokens(text):
            place += 1
            if room < 0:
                break
            room -= _add(entry, token.word, place, weight)
            for word in token.also:
                room -= _add(entry, word, place, weight)
        place += _GAP
    return " ".join(f"'{lexeme}'{':' if places else ''}{','.join(places)}" for lexeme, places in entry.items())


def of_fields(fields: dict[str, Any], authors: dict[int, str]) -> str:
    """The entry of a story's `fields` as a revision has them, or of some; `authors` are the bylines' names by id."""
    parts = []
    for field in storyfields.FIELDS:
        if field.search and field.name in fields:
            value = fields[field.name]
            if field.type is FieldType.LINES:
                value = ". ".join(authors[line["author"]] for line in value if line["author"] in authors)
            elif field.type is FieldType.NAMES:
                value = ". ".join(value)
            elif field.type is FieldType.RICH_TEXT:
                value = body.plain_text(value)
            parts.append((value, field.search))
    return vector(parts, authors)


def words_of(entry: str) -> set[str]:
    """The words in an entry as they were written, without roots and signs: what the vocabulary learns."""
    lexemes = (one.partition("'")[0] for one in entry.split("'")[1::2])
    return {lexeme for lexeme in lexemes if lexeme[0] not in (ROOT, HEAD, LEAD, WRITER)}


def _add(entry: dict[str, list[str]], word: str, place: int, weight: str) -> int:
    """Put a word in at its place, with its roots and its signs. Returns how many characters the entry grew by."""
    signs, grown = _SIGNS[weight], 0
    if signs or word not in entry:
        lexemes = (word, *(ROOT + root for root in roots(word)))
        for lexeme in (sign + lexeme for sign in ("", *signs) for lexeme in lexemes):
            if lexeme not in entry:
                entry[lexeme] = []
                grown += len(lexeme) + 4
    if place < MOST_PLACES and len(entry[word]) < MOST_OF_A_WORD:
        entry[word].append(f"{place}{weight}")
    return grown
