"""What somebody asks for, read as words: “quotes” keep words together, a minus leaves one out, `or` takes either.

A question is a list of parts, and a story must have each. A part is found *exactly*, as it was asked, or by what is
*related*: other forms of the word, words that mean the same, what it may be the beginning of, and the word written
apart or together.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from articles.finding import synonyms, vocabulary
from articles.finding.roots import roots
from articles.finding.rootwords import FILLING
from articles.finding.vectors import HEAD, LEAD, ROOT, WRITER
from articles.finding.vocabulary import Known
from audit.wordfolding import AMOUNT, Token, tokens

#: Words read of a question: nobody types more, and each costs.
MOST = 12
#: Letters of a beginning at least.
SHORTEST_BEGINNING = 3
_EITHER = frozenset({"or", "atau", "|"})
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("–—−", "-"))
_ITEM = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')

#: A word or a root; or words one after the other.
Way = str | tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A thing that a story must have. `word` is what was typed, folded; empty for a phrase and for a choice.

    `choices`: the part is had by a story that has all parts of one of them.
    """

    word: str
    exact: tuple[Way, ...] = ()
    related: tuple[Way, ...] = ()
    choices: tuple[tuple["Part", ...], ...] = ()

    def words(self) -> Iterator[str]:
        """All lexemes that it names."""
        for way in (*self.exact, *self.related):
            yield from (way,) if isinstance(way, str) else way
        for choice in self.choices:
            for part in choice:
                yield from part.words()


@dataclass(frozen=True)
class Question:
    """What is asked. `known` says how common its words are; `without` is what a story may not have."""

    parts: tuple[Part, ...]
    without: tuple[tuple[str, ...], ...] = ()
    known: Known = field(default_factory=lambda: Known({}, 0, False))

    def __bool__(self) -> bool:
        return bool(self.parts)

    def marks(self) -> frozenset[str]:
        """The lexemes by which a story is found, to be marked in its text."""
        return frozenset(word for part in self.parts for word in part.words())

    def written(self, *, related: bool, sign: str = "", writer: int | None = None) -> str:
        """As PostgreSQL reads a tsquery: of exact words alone or of `related` ones too.

        `sign` (HEAD, LEAD) asks for words of the headline, or of the standfirst too.
        """
        parts = [_part(part, related, sign) for part in self.parts]
        parts += [f"!({_way(words, '')})" for words in self.without]
        parts += [f"'{WRITER}{writer}'"] if writer else []
        return " & ".join(parts)

    def one(self, sign: str) -> str:
        """As `written` of exact words, of stories that have at least one of the parts."""
        return _any(_part(part, False, sign) for part in self.parts)

    def expected(self, *, related: bool, sign: str = "") -> int:
        """About how many stories have that: no more than have its rarest part."""
        return min(_expected(part, related, sign, self.known) for part in self.parts)


def read(asked: str, *, desk: bool = False) -> Question:
    """The question in what somebody typed, the last word of which may be unfinished. Falsy if it holds no word.

    For the `desk` beginnings are completed by the words of drafts too. Two or three short statements.
    """
    groups, without = _grouped(asked)
    groups = _without_filling(groups)
    if not groups:
        return Question(())
    meanings = synonyms.meanings()
    last = groups[-1][-1][-1] if '"' not in asked.translate(_QUOTES)[-1:] else None
    written = [[_written(words, meanings, last, desk) for words in group] for group in groups]
    parts = [choices[0] if len(choices) == 1 else (Part("", choices=tuple(choices)),) for choices in written]
    found = tuple(part for some in parts for part in some)
    question = Question(_with_neighbours(found, meanings), without)
    return _counted(question)


def phrase(text: str) -> str:
    """The tsquery that finds the words of `text` one after the other, however they are spelled."""
    return _way(tuple(token.word for token in tokens(text)), "")


def _grouped(asked: str) -> tuple[list[list[list]], tuple[tuple[str, ...], ...]]:
    """Items that must all be there, each a list of items of which one is enough; and what may not be there.

    An item is a list of tokens; of a phrase, one tuple of words.
    """
    groups: list[list[list]] = []
    without: list[tuple[str, ...]] = []
    either, count = False, 0
    line = asked.translate(_QUOTES)
    for found in _ITEM.finditer(line if line.count('"') % 2 == 0 else line.replace('"', " ")):
        phrase, word = found["phrase"], found["word"]
        if word and word.lower() in _EITHER:
            either = bool(groups)
            continue
        item = list(tokens(phrase if phrase is not None else word))
        count += len(item)
        if not item or count > MOST:
            continue
        if found["minus"] and (phrase or not re.match(r"\d+[.,%]", word)):
            without.append(tuple(token.word for token in item))
            continue
        if phrase:
            item = [tuple(token.word for token in item)]
        if either:
            groups[-1].append(item)
        else:
            groups.append([item])
        either = False
    return groups, tuple(without)


def _without_filling(groups: list[list[list]]) -> list[list[list]]:
    """The groups without those that are a word of no meaning (in quotes it has one); all if there is nothing else."""
    telling = [
        group
        for group in groups
        if not (len(group) == 1 and all(isinstance(one, Token) and one.word in FILLING for one in group[0]))
    ]
    return telling or groups


def _written(item: list, meanings: synonyms.Meanings, last: object, desk: bool) -> tuple[Part, ...]:
    """The parts of one item. Words that were written as one can also be found as one."""
    whole = next(
        (word for token in item if isinstance(token, Token) for word in token.also if word[0] != AMOUNT), None
    )
    parts = []
    for one in item:
        if isinstance(one, tuple):
            parts.append(Part("", exact=(one,), related=()))
            continue
        exact = (one.word, whole) if whole else (one.word,)
        begun = vocabulary.completions(one.word, desk) if one is last and _may_begin(one.word) else []
        parts.append(Part(one.word, exact, tuple(dict.fromkeys([*_related(one.word, meanings), *begun]))))
    return tuple(parts)


def _may_begin(word: str) -> bool:
    return len(word) >= SHORTEST_BEGINNING and not word[0].isdigit()


def _related(word: str, meanings: synonyms.Meanings) -> Iterator[Way]:
    """Other forms of a word, words that mean the same in their forms, and its halves as two words."""
    yield from _forms(word)
    for term in sorted(meanings.get((word,), ())):
        if len(term) == 1:
            yield term[0]
            yield from _forms(term[0])
        else:
            yield term
    for at in range(3, len(word) - 2):
        yield word[:at], word[at:]


def _forms(word: str) -> Iterator[str]:
    yield ROOT + word
    for root in roots(word):
        yield root
        yield ROOT + root


def _with_neighbours(parts: tuple[Part, ...], meanings: synonyms.Meanings) -> tuple[Part, ...]:
    """The parts, each with what stands for it and its neighbours together: a short form, a sum, one long word.

    A way that stands for several parts is put into each of them, so a story that has it has them all.
    """
    words = [part.word for part in parts]
    more: list[list[Way]] = [[] for _ in parts]
    for start in range(len(words)):
        for end in range(start + 2, min(start + 6, len(words)) + 1):
            for term in sorted(meanings.get(tuple(words[start:end]), ())):
                for place in more[start:end]:
                    place.append(term[0] if len(term) == 1 else term)
    for at, (one, other) in enumerate(pairwise(words)):
        if one.isalpha() and other.isalnum():
            more[at].append(one + other)
            more[at + 1].append(one + other)
        for total in next(tokens(f"{one} {other}"), Token("", 0, 0)).also if one[:1].isdigit() else ():
            more[at] += [total, total.removeprefix(AMOUNT)]
            more[at + 1] += [total, total.removeprefix(AMOUNT)]
    for at, word in enumerate(words):
        if word.isdigit() and len(word) > 3:
            more[at].append(AMOUNT + word)
    return tuple(
        replace(part, related=(*part.related, *ways)) if ways else part
        for part, ways in zip(parts, more, strict=True)
    )


def _counted(question: Question) -> Question:
    """The question with what is known of its words, and of a word's halves only the likeliest, if both are words."""
    words = question.marks()
    known = vocabulary.known({sign + word for word in words for sign in ("", HEAD, LEAD)})
    return Question(tuple(_likely(part, known) for part in question.parts), question.without, known)


def _likely(part: Part, known: Known) -> Part:
    choices = tuple(tuple(_likely(one, known) for one in choice) for choice in part.choices)
    halves = {
        way: min(map(known.of, way)) for way in part.related if isinstance(way, tuple) and "".join(way) == part.word
    }
    best = max(halves, key=halves.__getitem__, default=())
    if best and halves[best] >= max(1, known.of(part.word)):  # commoner than the word that they make
        del halves[best]
    return replace(part, related=tuple(way for way in part.related if way not in halves), choices=choices)


def _part(part: Part, related: bool, sign: str) -> str:
    ways = dict.fromkeys((*part.exact, *part.related) if related else part.exact)
    choices = (" & ".join(_part(one, related, sign) for one in choice) for choice in part.choices)
    return _any([*(_way(way, sign) for way in ways), *choices])


def _way(way: Way, sign: str) -> str:
    if isinstance(way, str):
        return f"'{sign}{way}'"
    together = " <-> ".join(f"'{word}'" for word in way)
    return " & ".join([*(f"'{sign}{word}'" for word in way if sign), f"({together})"])


def _any(ways: Iterable[str]) -> str:
    return "(" + " | ".join(f"({way})" if " & " in way else way for way in ways) + ")"


def _expected(part: Part, related: bool, sign: str, known: Known) -> int:
    count = 0
    for way in (*part.exact, *part.related) if related else part.exact:
        count += known.of(sign + way) if isinstance(way, str) else min(known.of(sign + word) for word in way)
    for choice in part.choices:
        count += min(_expected(one, related, sign, known) for one in choice)
    return count


__all__ = ["HEAD", "LEAD", "Part", "Question", "read"]
