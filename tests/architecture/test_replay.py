"""Rows that stand for what the verbs do: they are the same rows, and they stand for the same beginning alone."""

import json

import pytest
from django.db import connection, transaction
from django.test import TestCase
from django.utils import timezone

from articles.models import Article
from tests import replay, stage
from tests.replay import replayed


@pytest.fixture(autouse=True)
def _where_rows_may_be_put(db):
    if not (replay.ON and replay._is_superuser()):
        pytest.skip("the database's user may not put rows past the triggers")


def told(tables: dict[str, set[str]]) -> dict[str, list[str]]:
    """The rows without their times."""
    timed = {
        table: {name for name, kind in replay._columns(table).items() if kind in ("timestamptz", "tstzrange")}
        | {"listed_at"}  # made of the others by the database
        for table in tables
    }
    return {
        table: sorted(
            json.dumps({name: value for name, value in json.loads(row).items() if name not in timed[table]})
            for row in rows
        )
        for table, rows in tables.items()
    }


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_rows_put_again_are_those_the_verbs_left(cast, state):
    number = -1
    with transaction.atomic():
        replay._write_down(number, stage.IN_EVERY_STATE[state].__wrapped__, (cast,), {})
        left = replay._tables()
        transaction.set_rollback(True)
    rows = replay._rows.pop(number)
    assert "articles_revision" in rows.added
    story = replay._put(rows)
    assert told(replay._tables()) == told(left)
    assert story.pk in {json.loads(row)["id"] for row in rows.added["articles_article"]}


def test_no_time_of_theirs_lies_ahead(cast):
    for _ in range(3):
        with transaction.atomic():
            story = stage.published(cast)
            assert story.editions.get().starts_at <= timezone.now()
            transaction.set_rollback(True)


@pytest.fixture
def number(cast):
    """The number of the beginning that a call without fields would have now."""
    return lambda: replay._key("draft", (cast,), {})


def test_the_same_beginning_has_one_number(cast, number):
    first = number()
    assert first is not None
    assert first == number()
    assert first != replay._key("draft", (cast,), {"headline": "Lain"})
    assert first != replay._key("approved", (cast,), {})


def test_a_beginning_under_other_settings_is_another(number, settings):
    first = number()
    settings.NEWSROOM_FOUR_EYES = not settings.NEWSROOM_FOUR_EYES
    assert first != number()


def test_after_a_word_written_the_verbs_do_it(cast, number):
    cast.writer.save()
    assert number() is None


def test_after_reading_it_is_the_same(cast, number):
    first = number()
    Article.objects.count()
    assert first == number()


def test_where_statements_are_counted_the_verbs_do_it(number, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert number() is None


def test_where_something_is_patched_the_verbs_do_it(number, monkeypatch):
    monkeypatch.setattr(Article, "__str__", lambda self: "")
    assert number() is None


def test_where_the_commit_is_looked_at_the_verbs_do_it(number):
    with TestCase.captureOnCommitCallbacks():
        assert number() is None


def test_what_is_no_plain_word_is_left_to_the_verbs(cast):
    assert replay._key("draft", (cast,), {"section": cast.section}) is None


def test_from_its_third_time_it_is_rows(cast):
    asked = []

    @replayed
    def begin(cast):
        asked.append(stage.draft.__wrapped__(cast))
        return asked[-1]

    beginning = replay._watch.calls, replay._watch.settled
    for _ in range(4):
        with transaction.atomic():
            story = begin(cast)
            assert Article.objects.get(pk=story.pk).headline == story.headline
            transaction.set_rollback(True)
        replay._watch.calls, replay._watch.settled = beginning
    assert len(asked) == 2


def test_another_story_may_follow(cast):
    for _ in range(2):
        stage.draft(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_article")
        assert cursor.fetchone() == (2,)


def test_what_follows_points_to_the_rows_that_are_there(cast):
    """The first beginning has other numbers when it is rows than when the verbs did it."""

    @replayed
    def first(cast):
        return stage.draft.__wrapped__(cast)

    @replayed(after=1)
    def then(cast):
        story = stage.draft.__wrapped__(cast)
        Article.objects.filter(pk=story.pk).update(follows=Article.objects.earliest("pk"))
        return {"story": story}

    beginning = replay._watch.calls, replay._watch.settled
    for _ in range(4):
        with transaction.atomic():
            before = first(cast)
            told = then(cast)
            assert list(told) == ["story"]
            assert Article.objects.get(pk=told["story"].pk).follows_id == before.pk
            transaction.set_rollback(True)
        replay._watch.calls, replay._watch.settled = beginning


def test_what_is_written_down_at_once_is_done_once(cast):
    asked = []

    @replayed(after=1)
    def begin(cast):
        asked.append(stage.draft.__wrapped__(cast))
        return asked[-1]

    beginning = replay._watch.calls, replay._watch.settled
    for _ in range(3):
        with transaction.atomic():
            assert begin(cast).pk == asked[0].pk
            transaction.set_rollback(True)
        replay._watch.calls, replay._watch.settled = beginning
    assert len(asked) == 1
