"""Shows where in a text stands what was asked for: the words in <mark>, and the passage that has most of them."""

from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.finding.roots import roots
from articles.finding.vectors import ROOT
from audit.wordfolding import Token, tokens

#: Words of a passage, and how many of them stand before the first match.
LENGTH, BEFORE = 32, 6
#: Words of a text that are read for a passage: who finds nothing in these is shown its beginning.
READ = 1_500


def marked(text: str, lexemes: frozenset[str]) -> SafeString:
    """`text` as safe HTML, each word that `lexemes` (words and roots of a question) name in <mark>."""
    return _with_marks(text, [token for token in tokens(text) if _is_one(token, lexemes)])


def excerpt(text: str, lexemes: frozenset[str]) -> SafeString:
    """The passage of `text` in which most different words of `lexemes` stand, as `marked`; else its beginning."""
    words = list(islice(tokens(text), READ))
    hits = [(nth, token) for nth, token in enumerate(words) if _is_one(token, lexemes)]
    first = _densest(hits)
    begin = max(0, first - BEFORE)
    shown = words[begin : begin + LENGTH]
    if not shown:
        return escape(text[:200])
    cut_short = begin + LENGTH < len(words)
    start = shown[0].start if begin else 0
    end = shown[-1].end if cut_short else len(text)
    inside = [
        Token(token.word, token.start - start, token.end - start)
        for nth, token in hits
        if begin <= nth < begin + LENGTH
    ]
    passage = _with_marks(text[start : min(end, start + 600)], inside)
    return mark_safe(f"{'… ' if begin else ''}{passage}{' …' if cut_short else ''}")  # noqa: S308 - escaped there


def _densest(hits: list[tuple[int, Token]]) -> int:
    """Where the passage begins that has most different words."""
    best, first = 0, 0
    for nth, (place, _token) in enumerate(hits):
        inside = {token.word for at, token in hits[nth : nth + LENGTH] if at < place + LENGTH - BEFORE}
        if len(inside) > best:
            best, first = len(inside), place
    return first


def _is_one(token: Token, lexemes: frozenset[str]) -> bool:
    if token.word in lexemes or any(word in lexemes for word in token.also):
        return True
    return any(ROOT + root in lexemes for root in roots(token.word))


def _with_marks(text: str, hits: list[Token]) -> SafeString:
    """`text` escaped, with <mark> around each hit that lies wholly in it."""
    parts, done = [], 0
    for token in hits:
        if done <= token.start and token.end <= len(text):
            parts += [escape(text[done : token.start]), f"<mark>{escape(text[token.start : token.end])}</mark>"]
            done = token.end
    return mark_safe("".join([*parts, escape(text[done:])]))  # noqa: S308 - every part is escaped
