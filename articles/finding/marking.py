"""Shows where in a text stands what was asked for: the words in <mark>, and the passage that has most of them."""

import re
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.finding.roots import roots
from articles.finding.vectors import ROOT
from audit.wordfolding import Token, tokens

#: Words of a passage, and how many of them stand before the first match.
LENGTH, BEFORE = 32, 6
_CHUNK = re.compile(r"\S+")
#: Words of a text that are read for a passage: who finds nothing in these is shown its beginning.
READ = 1_500
#: Matches among which the passage is chosen.
MOST = 60
#: Characters of a passage at most.
LONGEST = 600


def marked(text: str, lexemes: frozenset[str]) -> SafeString:
    """`text` as safe HTML, each word that `lexemes` (words and roots of a question) name in <mark>."""
    parts, done = [], 0
    for token in tokens(text):
        if done <= token.start and _is_one(token, lexemes):
            parts += [escape(text[done : token.start]), f"<mark>{escape(text[token.start : token.end])}</mark>"]
            done = token.end
    return mark_safe("".join([*parts, escape(text[done:])]))  # noqa: S308 - every part is escaped


def excerpt(text: str, lexemes: frozenset[str], known: dict[str, bool] | None = None) -> SafeString:
    """The passage of `text` in which most different words of `lexemes` stand, as `marked`; else its beginning.

    `known` keeps what was found out about a word for the next text, since most words come again.
    """
    known = {} if known is None else known
    places, hits = [], []
    for nth, found in enumerate(islice(_CHUNK.finditer(text), READ)):
        chunk = found[0]
        places.append(found.span())
        if chunk not in known:
            known[chunk] = any(_is_one(token, lexemes) for token in tokens(chunk))
        if known[chunk]:
            hits.append((nth, chunk))
    begin = max(0, _densest(hits[:MOST]) - BEFORE)
    shown = places[begin : begin + LENGTH]
    if not shown:
        return escape(text[:LONGEST])
    cut_short = begin + LENGTH < len(places)
    passage = marked(text[shown[0][0] : min(shown[-1][1], shown[0][0] + LONGEST)], lexemes)
    return mark_safe(f"{'… ' if begin else ''}{passage}{' …' if cut_short else ''}")  # noqa: S308 - escaped there


def _densest(hits: list[tuple[int, str]]) -> int:
    """Where the passage begins that has most different words."""
    best, first = 0, 0
    for nth, (place, _chunk) in enumerate(hits):
        inside = {chunk for at, chunk in hits[nth : nth + LENGTH] if at < place + LENGTH - BEFORE}
        if len(inside) > best:
            best, first = len(inside), place
    return first


def _is_one(token: Token, lexemes: frozenset[str]) -> bool:
    if token.word in lexemes or any(word in lexemes for word in token.also):
        return True
    return any(ROOT + root in lexemes for root in roots(token.word))
