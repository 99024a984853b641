"""Which of the stories that have the words come first.

A story is worth more where the words stand as they were asked than where it has other forms of them, and more in
headline and names than in the standfirst, there more than in the body; and of two alike the newer is worth more. All
that is known of a story here is in which *kinds* of places it has the words, which the index tells without a look
at its text, and when it was published.

The best hundred are the best of all, though few are looked at. The newest hundred with the words anywhere set a
floor: another kind can only matter where its newest stories lie above that, so it is asked for no longer ago.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q

from articles.finding import newest
from articles.finding.newest import FEW, WANTED, Row, Search, Within
from articles.finding.questions import HEAD, LEAD, Question
from articles.models import Edition
from audit.wordindex import Lexemes
from people import clock

#: A story this many seconds older needs a match e times as good to stand beside a newer one (about half a year).
FADE = 180 * 24 * 3600
#: What a match is worth by where all the words stand, or some in the headline; and of that, other forms of them.
IN_HEADLINE, IN_STANDFIRST, PARTLY_IN_HEADLINE, ANYWHERE = 1.0, 0.4, 0.25, 0.1
RELATED = 0.002
#: The same where at least one of several words stands there as it was asked; and where one does in the headline.
MIXED, LED = 0.3, 0.05


@dataclass(frozen=True)
class Kind:
    """A way in which a story may have the words: what it is worth, how the index is asked, how many it may find."""

    worth: float
    written: str
    expected: int
    several: bool = False

    def score(self, published: datetime) -> float:
        return round(math.log(self.worth) + published.timestamp() / FADE, 9)

    def search(self, floor: float, **reason: Any) -> Search | None:
        """The search for stories of the kind that score above `floor`; None if none can. `reason`: as in `Search`."""
        oldest = (floor - math.log(self.worth)) * FADE
        if oldest > clock.now().timestamp():
            return None
        since = datetime.fromtimestamp(oldest, UTC) if oldest > 0 else None
        return Search(self.written, self.expected, since, self.several, **reason)


Scores = dict[int, tuple[float, Row]]


def best(question: Question, within: Within, writer: int | None) -> list[tuple[float, Row]]:
    """The best stories that answer the question, with their scores, the best first."""
    exact, related = (_kinds(question, writer, related=related) for related in (False, True))
    found: Scores = {}
    if related[-1].expected <= FEW and _everything(related[-1], [*exact, *related], question, within, found):
        return _sorted(found)
    for kinds in (exact, related):
        if _everything(kinds[-1], kinds, question, within, found, asked_before=kinds is related):
            continue
        # all kinds are a part of the one that was asked for: none has a newer story
        floor, until = _floor(found), _newest(found)
        searches = [(kind, search) for kind in kinds[:-1] if (search := kind.search(floor, until=until))]
        newest.walk([search for _kind, search in searches], question.known, within)
        for kind, search in searches:
            _score(found, kind, search.found)
    return _sorted(found)


def _kinds(question: Question, writer: int | None, *, related: bool) -> list[Kind]:
    """The kinds, last the one of which all others are a part."""
    share, kinds = RELATED if related else 1.0, []
    several = len(question.parts) > 1
    for sign, worth in ((HEAD, IN_HEADLINE), (LEAD, IN_STANDFIRST), ("", ANYWHERE)):
        written = question.written(related=related, sign=sign, writer=writer)
        expected = question.expected(related=related, sign=sign)
        if several and related and sign:
            kinds.append(Kind(worth * MIXED, f"{written} & {question.one(sign)}", expected))
        if several and not sign:
            led = LED if related else PARTLY_IN_HEADLINE
            kinds.append(Kind(led, f"{written} & {question.one(HEAD)}", expected))
        kinds.append(Kind(worth * share, written, expected, several))
    return kinds


def _everything(
    all_of_it: Kind, kinds: list[Kind], question: Question, within: Within, found: Scores, asked_before: bool = False
) -> bool:
    """Score the newest of the kind that holds all others. True if these were all there are: then each is scored by
    the best of the `kinds` to which it belongs. `asked_before`: for a kind that this one holds."""
    # where several words have met nowhere as they were asked, other forms of them will hardly have met either
    few = all_of_it.several and asked_before and not found
    search = all_of_it.search(_floor(found), few=few, gap=_newest(found))
    if search is None:
        return False
    newest.walk([search], question.known, within)
    _score(found, all_of_it, search.found)
    if len(search.found) >= WANTED or search.since:
        return False
    for kind, rows in _told_apart(kinds, search.found):
        _score(found, kind, rows)
    return True


def _told_apart(kinds: list[Kind], rows: list[Row]) -> Iterable[tuple[Kind, list[Row]]]:
    """Which of the `rows` belong to each kind. One statement, none for no rows."""
    if not rows:
        return []
    holds = [ExpressionWrapper(Q(words=Lexemes(kind.written)), BooleanField()) for kind in kinds]
    editions = Edition.objects.filter(pk__in=[row.edition_id for row in rows])
    by_id = {row.edition_id: row for row in rows}
    told = list(editions.order_by().values_list("pk", *holds))
    return [(kind, [by_id[pk] for pk, *held in told if held[nth]]) for nth, kind in enumerate(kinds)]


def _score(found: Scores, kind: Kind, rows: list[Row]) -> None:
    for row in rows:
        score = kind.score(row.published_at)
        if row.edition_id not in found or found[row.edition_id][0] < score:
            found[row.edition_id] = score, row


def _floor(found: Scores) -> float:
    """What a story must score above to be among the hundred."""
    scores = sorted((score for score, _row in found.values()), reverse=True)
    return scores[WANTED - 1] if len(scores) >= WANTED else -math.inf


def _newest(found: Scores) -> datetime | None:
    """When the newest of them was published."""
    return max((row.published_at for _score, row in found.values()), default=None)


def _sorted(found: Scores) -> list[tuple[float, Row]]:
    return sorted(found.values(), key=lambda one: (one[0], one[1].article_id), reverse=True)
