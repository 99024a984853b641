"""Finds live stories by their words: PostgreSQL's full-text search in its `indonesian` configuration.

Words are compared by stem ("pertumbuhan" finds "tumbuh"), and the last word, which a reader may still be typing, also
by its beginning. A match in the headline counts more than one in the standfirst, that more than one in the body, and
a new story more than an old one. The order does not depend on the time of asking, so pages can follow each other by
a mark.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import F, FloatField, Func, Q, QuerySet, Value
from django.db.models.functions import Cast, Extract, Ln
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.models import Edition
from people.clock import midnight, newsroom_zone
from public.cards import COLUMNS, Card, card

CONFIG = "indonesian"
#: Longer questions are cut: nobody types them, and each word costs.
LONGEST = 100
#: The newest matches are ranked, the others are not: a question for a common word stays cheap at any size.
CANDIDATES = 1_000
#: Weights of body (C), standfirst (B) and headline (A) in PostgreSQL's order D, C, B, A.
WEIGHTS = [0.05, 0.1, 0.4, 1.0]
#: A story this many seconds older needs a match e times as good to stand beside a newer one (about half a year).
FADE = 180 * 24 * 3600
#: Characters that stand around a match in PostgreSQL's answer; they occur in no text and are taken out of questions.
_BEGIN, _END = "\x02", "\x03"
_MATCH = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]*){_END}")
_LAST_WORD = re.compile(r"(?:^|(?P<before>.*)\s)(?P<last>\w{3,})$", re.DOTALL)


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
    """One page of results. `older` is the mark of the next page, or None on the last."""

    hits: list[Hit]
    older: After | None = None


def find(
    q: str,
    section: Sequence[int] | None = None,
    since: date | None = None,
    until: date | None = None,
    before: After | None = None,
    limit: int = 20,
) -> Found:
    """Live stories that hold the words of `q`, the best first; nothing for a question without words.

    `q` may be anything: "quotes" keep words together, `-` leaves a word out, `or` takes either. `section` are ids of
    sections, `since` and `until` days in the newsroom's zone, both included. Two statements.
    """
    words = clean(q)
    if not words:
        return Found([])
    query = _query(words)
    page = _page(_candidates(query, section, since, until), query, before)[: limit + 1]
    rows = [(card(row), score) for score, *row in page]
    shown = rows[:limit]
    marked = _marked([one.edition_id for one, _score in shown], query)
    hits = [Hit(one, *marked[one.edition_id]) for one, _score in shown if one.edition_id in marked]
    if len(rows) <= limit:
        return Found(hits)
    last, score = shown[-1]
    return Found(hits, After(score, last.article_id))


def clean(q: str) -> str:
    """A question as it is asked: one line, no control characters, cut at LONGEST; empty if it holds no word."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in q[: LONGEST * 4]).split())[:LONGEST]
    return line.strip() if re.search(r"\w", line) else ""


def _query(words: str) -> SearchQuery:
    """The whole question, or all of it with the last word taken as a beginning."""
    whole = SearchQuery(words, config=CONFIG, search_type="websearch")
    found = _LAST_WORD.match(words)
    if not found or words.count('"') % 2:
        return whole
    beginning = SearchQuery(f"'{found['last']}':*", config=CONFIG, search_type="raw")
    plain = SearchQuery(f"'{found['last'].lower()}':*", config="simple", search_type="raw")
    last = beginning | plain
    if not found["before"]:
        return whole | last
    return whole | (SearchQuery(found["before"], config=CONFIG, search_type="websearch") & last)


def _candidates(query: SearchQuery, section, since, until) -> QuerySet:
    editions = Edition.objects.live().filter(search=query)
    if section is not None:
        editions = editions.filter(section_id__in=section)
    if since:
        editions = editions.filter(published_at__gte=midnight(since, newsroom_zone()))
    if until:
        editions = editions.filter(published_at__lt=midnight(until + timedelta(days=1), newsroom_zone()))
    return editions.order_by("-published_at").values("pk")[:CANDIDATES]


def _page(candidates: QuerySet, query: SearchQuery, before: After | None) -> QuerySet:
    rank = Ln(Cast(SearchRank(F("search"), query, weights=WEIGHTS), FloatField()) + Value(0.0001))
    age = Cast(Extract("published_at", "epoch"), FloatField()) / Value(float(FADE))
    score = Func(
        Cast(rank + age, FloatField()),
        function="round",
        template="round((%(expressions)s)::numeric, 9)::float8",
        output_field=FloatField(),
    )
    ranked = Edition.objects.live().filter(pk__in=candidates).annotate(score=score)
    if before:
        ranked = ranked.filter(Q(score__lt=before.score) | Q(score=before.score, article_id__lt=before.article_id))
    return ranked.order_by("-score", "-article_id").values_list("score", *COLUMNS)


def _marked(editions: list[int], query: SearchQuery) -> dict[int, tuple[SafeString, SafeString]]:
    """Headline and excerpt of each edition with the matches marked."""
    if not editions:
        return {}
    look = {"config": CONFIG, "start_sel": _BEGIN, "stop_sel": _END}
    rows = (
        Edition.objects.live()
        .filter(pk__in=editions)
        .values_list(
            "pk",
            SearchHeadline("headline", query, highlight_all=True, **look),
            SearchHeadline(
                Func(F("standfirst"), Value(" "), F("plain_text"), function="concat"),
                query,
                max_words=32,
                min_words=18,
                max_fragments=1,
                **look,
            ),
        )
    )
    return {pk: (_highlight(headline), _highlight(excerpt)) for pk, headline, excerpt in rows}


def _highlight(text: str) -> SafeString:
    """`text` escaped, with <mark> around each match and the signs that stood there gone."""
    marked = _MATCH.sub(r"<mark>\1</mark>", escape(text))
    return mark_safe(marked.replace(_BEGIN, "").replace(_END, ""))  # noqa: S308 - escaped in the line above
