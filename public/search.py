"""Finds live stories by their words: the best first, or the newest.

`articles.finding` reads the question and asks the index, `ranking` puts the best first. Neither order depends on the
time of asking, so pages can follow each other by a mark.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice, product

from django.db.models.functions import Left
from django.utils.safestring import SafeString

from articles.finding import marking, newest, questions, vocabulary
from articles.finding.newest import Search, Within
from articles.finding.questions import Question
from articles.models import Edition
from articles.readers.lists import Mark
from people.clock import midnight, newsroom_zone
from public import ranking
from public.cards import COLUMNS, Card, card

#: Longer questions are cut: nobody types them, and each word costs.
LONGEST = 100
#: Questions that are tried with a word less.
TRIES = 3
#: Where fewer stories are found, a word that is so many times as common may have been meant.
FEW, COMMONER = 4, 50
#: Ways to mend several slips in one question that are tried.
MEANINGS = 6
#: Characters of a text that are read for the passage shown.
READ = 12_000


@dataclass(frozen=True)
class After:
    """Where the next page begins: the score and story of the last hit shown."""

    score: float
    article_id: int

    def __str__(self) -> str:
        return f"{self.score!r},{self.article_id}"

    @classmethod
    def read(cls, text: str) -> "After":
        """The mark in an address. Raises ValueError if it is none."""
        score, _, number = text.partition(",")
        if not re.fullmatch(r"-?\d{1,6}(\.\d{1,20})?", score) or not re.fullmatch(r"[0-9]{1,18}", number):
            raise ValueError(f"{text!r} is no place in a list of results")
        return cls(float(score), int(number))


@dataclass(frozen=True)
class Hit:
    """A story that was found. `headline` and `excerpt` are safe HTML with the matches in <mark>."""

    card: Card
    headline: SafeString
    excerpt: SafeString


@dataclass(frozen=True)
class Found:
    """One page of results. `older` is the mark of the next page, or None on the last.

    `meant`: the question as it may have been meant, where a word of it is not known and one that is spelled almost
    alike is; `instead`: nothing was found as it was asked, and these are the stories for what was meant. `partly`: no
    story has all of the words, so these have some.
    """

    hits: list[Hit]
    older: After | Mark | None = None
    meant: str = ""
    instead: bool = False
    partly: bool = False


def find(
    q: str,
    section: Sequence[int] | None = None,
    since: date | None = None,
    until: date | None = None,
    before: After | Mark | None = None,
    limit: int = 20,
    writer: int | None = None,
    newest_first: bool = False,
) -> Found:
    """Live stories that hold the words of `q`, the best first; nothing for a question without words.

    `q` may be anything: "quotes" keep words together, `-` leaves a word out, `or` takes either. `section` are ids of
    sections, `since` and `until` days in the newsroom's zone, both included, `writer` the id of an author. `before`
    is the mark of the page before: a `Mark` where the list is `newest_first`, an `After` where it is not.
    """
    question = questions.read(clean(q))
    if not question:
        return Found([])
    zone = newsroom_zone()
    within = Within(
        sections=section,
        since=midnight(since, zone) if since else None,
        until=midnight(until + timedelta(days=1), zone) if until else None,
    )
    narrowed = _Narrowed(within, writer, newest_first, before)
    ordered = _ordered(question, narrowed)
    meant = _meant(clean(q), question) if len(ordered) < FEW else ""
    instead = partly = False
    if not ordered and meant:
        question, instead = questions.read(meant), True
        ordered = _ordered(question, narrowed)
    elif not ordered:
        question, ordered = _partly(question, narrowed)
        partly = bool(ordered)
    page = ordered[: limit + 1]
    hits = _hits([edition for _place, edition in page[:limit]], question)
    return Found(hits, page[limit - 1][0] if len(page) > limit else None, meant, instead, partly)


def clean(q: str) -> str:
    """A question as it is asked: one line, no control characters, cut at LONGEST; empty if it holds no word."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in q[: LONGEST * 4]).split())[:LONGEST]
    return line.strip() if re.search(r"\w", line) else ""


@dataclass(frozen=True)
class _Narrowed:
    """All that is asked beside the words."""

    within: Within = newest.EVERYWHERE
    writer: int | None = None
    newest_first: bool = True
    before: After | Mark | None = None


def _ordered(question: Question, narrowed: _Narrowed) -> list[tuple[After | Mark, int]]:
    """Editions that answer the question, by id, in their order and behind `before`, each with its mark."""
    before, within = narrowed.before, narrowed.within
    if narrowed.newest_first:
        written = question.written(related=True, writer=narrowed.writer)
        everywhere = Search(written, question.expected(related=True))
        behind = (before.at, before.article_id) if isinstance(before, Mark) else None
        newest.walk([everywhere], question.known, replace(within, before=behind))
        return [(Mark(row.published_at, row.article_id), row.edition_id) for row in everywhere.found]
    ranked = ranking.best(question, within, narrowed.writer)
    marks = [(After(score, row.article_id), row.edition_id) for score, row in ranked]
    if isinstance(before, After):
        marks = [one for one in marks if (one[0].score, one[0].article_id) < (before.score, before.article_id)]
    return marks


def _partly(question: Question, narrowed: _Narrowed) -> tuple[Question, list[tuple[After | Mark, int]]]:
    """The question without what nobody has written, or with a word less, and what that finds."""
    common = {part: replace(question, parts=(part,)).expected(related=True) for part in question.parts}
    known = tuple(part for part in question.parts if common[part])
    fewer = [known] if len(known) < len(question.parts) else []
    for part in sorted(known, key=common.__getitem__, reverse=True):
        fewer.append(tuple(one for one in known if one != part))
    for parts in filter(None, fewer[:TRIES]):
        less = replace(question, parts=parts)
        if found := _ordered(less, narrowed):
            return less, found
    return question, []


def _hits(editions: list[int], question: Question) -> list[Hit]:
    """The stories as the page shows them, in the order of `editions`. One statement."""
    if not editions:
        return []
    rows = (
        Edition.objects.live()
        .filter(pk__in=editions)
        .annotate(beginning=Left("plain_text", READ))
        .values_list(*COLUMNS, "standfirst", "beginning")
    )
    lexemes, shown = question.marks(), {}
    known: dict[str, bool] = {}
    for *columns, standfirst, beginning in rows:
        one = card(columns)
        passage = marking.excerpt(f"{standfirst}\n{beginning}", lexemes, known)
        shown[one.edition_id] = Hit(one, marking.marked(one.headline, lexemes), passage)
    return [shown[pk] for pk in editions if pk in shown]


def _meant(q: str, question: Question) -> str:
    """The question with its unknown words as they may have been meant; empty if that would find nothing either.

    What each word alone is likeliest to mean need not be what the words mean together: a few of these are tried.
    """
    slips: dict[str, list[str]] = {}
    for part in question.parts:
        word = part.word
        if len(word) < 4 or not word.isalpha():
            continue
        stories = max(question.known.of(way) for way in (*part.exact, *part.related) if isinstance(way, str))
        if found := vocabulary.near(word, max(1, stories * COMMONER)):
            slips[word] = found
    if not slips:
        return ""
    for words in islice(product(*slips.values()), MEANINGS):
        meant = q
        for word, found in zip(slips, words, strict=True):
            meant = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", found, meant, flags=re.IGNORECASE)
        if meant != q and _ordered(questions.read(meant), _Narrowed()):
            return meant
    return ""
