"""The walk backwards: right for every word, and of a bounded number of stories, however many have it."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.finding import newest, questions
from articles.finding.expressions import APART
from articles.finding.newest import LOOKED_AT, WANTED, Search, Within, covered, walk
from articles.models import Edition
from audit.wordindex import Lexemes
from bench.skew import HALF, HUNDREDTH, LONERS, NONE, RARE, TENTH, WAVE
from public.search import find
from tests.archive import STORIES

pytestmark = pytest.mark.xdist_group("archive")  # loaded by one process alone
COUNT = STORIES
#: Two that stand in every tenth story and never meet, and two that meet in the wave alone.
APART_ALWAYS, IN_THE_WAVE = " ".join(LONERS), f"{WAVE} {TENTH}"
WORDS = [HALF, TENTH, HUNDREDTH, WAVE, RARE, NONE, APART_ALWAYS, IN_THE_WAVE]
#: Stories of one search that may be looked at: twice as many as are wanted are expected, and no window is sure.
FEW_LOOKS = 8 * WANTED


@pytest.fixture
def search(archive, db):
    def search(word: str, within: Within = newest.EVERYWHERE, **reason) -> list[int]:
        question = questions.read(word)
        several = len(question.parts) > 1
        one = Search(question.written(related=True), question.expected(related=True), several=several, **reason)
        walk([one], question.known, within)
        return [row.edition_id for row in one.found]

    return search


def plainly(word: str, **which) -> list[int]:
    """What is right: every match sorted, as slow as that may be."""
    asked = " & ".join(f"'{one}'" for one in word.split())
    found = Edition.objects.live().filter(words=Lexemes(asked), **which)
    return list(found.order_by("-published_at", "-article_id").values_list("pk", flat=True)[:WANTED])


@pytest.mark.parametrize("word", WORDS)
def test_the_newest_are_found_of_any_word(search, word):
    assert search(word) == plainly(word)


@pytest.mark.parametrize("word", WORDS)
def test_a_bounded_number_of_stories_is_looked_at(search, word):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        search(word)
    plans = [explained(one["sql"]) for one in asked if "@@" in one["sql"]]
    assert plans
    nodes = [node for plan in plans for node in below(plan)]
    looks = [node for node in nodes if node.get("Relation Name") == "articles_edition"]
    assert {node["Node Type"] for node in looks} == {"Bitmap Heap Scan"}
    assert all("words" in node.get("Recheck Cond", "") for node in looks)
    touched = sum(
        node["Actual Loops"] * (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) for node in looks
    )
    assert touched <= (8 * LOOKED_AT if WAVE in word else FEW_LOOKS)
    sorted_rows = [node["Plans"][0]["Actual Rows"] for node in nodes if node["Node Type"] == "Sort"]
    assert max(sorted_rows, default=0) <= LOOKED_AT
    blocks = sum(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] for plan in plans)
    assert blocks <= (8 * LOOKED_AT if WAVE in word else 2 * FEW_LOOKS)


@pytest.mark.parametrize("word", [HALF, RARE])
def test_two_statements_suffice_where_words_are_even(search, word):
    search(word)  # the paper's pace is known from here on
    with CaptureQueriesContext(connection) as asked:
        search(word)
    assert len([one for one in asked if "@@" in one["sql"]]) <= 2


def test_words_that_never_meet_cost_two_windows_and_one_where_that_is_known(search):
    search(APART_ALWAYS)
    for few, most in ((False, 2), (True, 1)):
        with CaptureQueriesContext(connection) as asked:
            assert search(APART_ALWAYS, few=few) == []
        assert len([one for one in asked if "@@" in one["sql"]]) <= most


@pytest.mark.parametrize("word", [HALF, WAVE, IN_THE_WAVE])
def test_the_newest_are_found_where_few_were_believed_to_be(search, word):
    assert search(word, few=True) == plainly(word)


def test_a_word_of_one_old_wave_is_come_upon_from_the_near_side(search):
    """From the far side all of the wave would be gone through, time and again."""
    search(WAVE)
    with CaptureQueriesContext(connection) as asked:
        search(WAVE)
    assert len([one for one in asked if "@@" in one["sql"]]) <= 14


@pytest.mark.parametrize("known", ["until", "gap"])
def test_what_is_known_of_the_newest_spares_the_way_there(search, known):
    newest = Edition.objects.get(pk=plainly(WAVE)[0]).published_at
    search(WAVE)
    with CaptureQueriesContext(connection) as asked:
        assert search(WAVE, **{known: newest}) == plainly(WAVE)
    assert len([one for one in asked if "@@" in one["sql"]]) <= 5


def test_a_question_of_words_that_never_meet_goes_through_the_archive_twice(archive, db):
    find(APART_ALWAYS)
    with CaptureQueriesContext(connection) as asked:
        found = find(APART_ALWAYS)
    assert found.partly
    assert len([one for one in asked if "@@" in one["sql"]]) <= 5


def test_a_time_narrows(search):
    day = timezone.now() - timedelta(days=30)
    within = Within(since=day, until=day + timedelta(days=2))
    which = {"published_at__gte": within.since, "published_at__lt": within.until}
    assert search(HALF, within) == plainly(HALF, **which)
    assert search(RARE, within) == plainly(RARE, **which)


def test_a_section_narrows(search):
    section = Edition.objects.order_by("section").values_list("section", flat=True).last()
    found = search(HALF, Within(sections=[section]))
    assert found == plainly(HALF, section=section)
    assert found


def test_pages_follow_each_other_to_the_end(search):
    rows, before = [], None
    question = questions.read(TENTH)
    for _page in range(100):
        one = Search(question.written(related=True), question.expected(related=True))
        walk([one], question.known, Within(before=before))
        if not one.found:
            break
        rows += [row.article_id for row in one.found]
        before = one.found[-1].published_at, one.found[-1].article_id
    assert len(rows) == len(set(rows)) == COUNT // 10


@pytest.mark.parametrize(("first", "last"), [(0, 0), (5, 5), (3, 70), (20_000, 20_783), (64, 127), (511, 1_025)])
def test_blocks_cover_the_days_and_nothing_else(first, last):
    days = []
    for block in covered(first, last):
        size, number = block // APART - 1, block % APART
        days += range(number * 8**size, (number + 1) * 8**size)
    assert days == [*range(first, last + 1)]


def explained(sql: str) -> dict:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}")
        plan = cursor.fetchone()[0]
    return (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]


def below(plan: dict) -> list[dict]:
    return [plan, *(node for part in plan.get("Plans", []) for node in below(part))]
