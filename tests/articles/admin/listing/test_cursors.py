"""A page of a list begins behind the last row of the one before, whatever the rows' times."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing
from django.db.models import Q

from articles.admin.listing import cursors
from articles.models import Article
from tests.factories import ArticleFactory

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_cursor_comes_back_as_it_went():
    assert cursors.read(cursors.cursor(NOON, 17)) == (NOON, 17, False)
    assert cursors.read(cursors.cursor(NOON, 17, first=True)) == (NOON, 17, True)


def test_a_cursor_from_before_lists_had_first_rows_still_leads_on():
    assert cursors.read(signing.dumps([NOON.isoformat(), 17], salt="list")) == (NOON, 17, False)


@pytest.mark.parametrize(
    "word",
    ["", "nonsense", "a:b:c", signing.dumps(["2026-11-23T12:00:00+00:00", 17])],
    ids=["empty", "nonsense", "unsigned", "signed for something else"],
)
def test_what_is_no_cursor_of_ours_begins_at_the_beginning(word):
    assert cursors.read(word) is None
    assert cursors.behind(word, "updated_at") == Q()


@pytest.fixture
def five(db) -> list[int]:
    """Ids of five stories, the three in the middle saved at the same moment, the first saved first."""
    pks = [ArticleFactory().pk for _ in range(5)]
    for pk, minutes in zip(pks, (0, 1, 1, 1, 2), strict=True):
        Article.objects.filter(pk=pk).update(updated_at=NOON + timedelta(minutes=minutes))
    return pks


def behind(pk: int, **how) -> set[int]:
    word = cursors.cursor(Article.objects.get(pk=pk).updated_at, pk + how.get("offset", 0))
    return set(Article.objects.filter(cursors.behind(word, "updated_at", **how)).values_list("pk", flat=True))


@pytest.mark.parametrize("place", range(5))
def test_latest_first_goes_on_with_what_is_older(five, place):
    assert behind(five[place]) == set(five[:place])


@pytest.mark.parametrize("place", range(5))
def test_soonest_first_goes_on_with_what_is_newer(five, place):
    assert behind(five[place], latest_first=False) == set(five[place + 1 :])


def test_rows_of_several_tables_keep_their_places_in_one_list(five):
    assert behind(five[2], offset=1_000) == set(five[:2])
