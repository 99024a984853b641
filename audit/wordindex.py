"""Folded words in an index of PostgreSQL: what it holds of a text, and what it is asked."""

from django.contrib.postgres.search import SearchQuery

from audit.wordfolding import tokens

#: Words of a question that are read.
MOST = 12


class Lexemes(SearchQuery):
    """A question in the index's own words: no parser looks at it."""

    template = "(%(expressions)s)::tsquery"

    def __init__(self, written: str):
        super().__init__(written, search_type="raw")


def entry(*texts: str) -> str:
    """The words of `texts`, without their places, in the form that PostgreSQL reads as a tsvector."""
    found = dict.fromkeys(word for text in texts for token in tokens(text) for word in (token.word, *token.also))
    return " ".join(f"'{word}'" for word in found)


def question(asked: str, *, unfinished: bool = False) -> str:
    """The tsquery for texts that have every word of what somebody typed; empty if that holds no word.

    `unfinished`: each may be the beginning of a word.
    """
    end = ":*" if unfinished else ""
    return " & ".join(f"'{token.word}'{end}" for token, _ in zip(tokens(asked), range(MOST), strict=False))
