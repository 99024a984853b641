"""Rows that stand for what the verbs do: they are the same rows, and they stand for the same beginning alone."""

import json
import pickle

import pytest
from django.db import connection, transaction
from django.test import TestCase
from django.utils import timezone

from articles.models import Article
from tests import replay, stage, tables
from tests.factories import ArticleFactory
from tests.replay import replayed


@pytest.fixture(autouse=True)
def _where_rows_may_be_put(db):
    if not (replay.ON and replay._is_superuser()):
        pytest.skip("the database's user may not put rows past the triggers")


def told(every: dict[str, set[str]]) -> dict[str, list[str]]:
    """The rows without their times."""
    timed = {
        table: {name for name, kind in tables.columns(table).items() if kind in ("timestamptz", "tstzrange")}
        | {"listed_at"}  # made of the others by the database
        for table in every
    }
    return {
        table: sorted(
            json.dumps({name: value for name, value in json.loads(row).items() if name not in timed[table]})
            for row in rows
        )
        for table, rows in every.items()
    }


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_rows_put_again_are_those_the_verbs_left(cast, state):
    number = f"put again: {state}"
    with transaction.atomic():
        replay._write_down(number, stage.IN_EVERY_STATE[state].__wrapped__, (cast,), {})
        left = tables.every_row()
        transaction.set_rollback(True)
    rows = replay._rows.pop(number)
    assert "articles_revision" in rows.added
    story = replay._put(rows)
    assert told(tables.every_row()) == told(left)
    assert story.pk in {json.loads(row)["id"] for row in rows.added["articles_article"]}


def test_no_time_of_theirs_lies_ahead(cast):
    for _ in range(3):
        with transaction.atomic():
            story = stage.published(cast)
            assert story.editions.get().starts_at <= timezone.now()
            transaction.set_rollback(True)


@pytest.fixture
def number(cast):
    """The sum of the beginning that a call without fields would have now."""
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


def test_another_story_may_follow(cast):
    for _ in range(2):
        stage.draft(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_article")
        assert cursor.fetchone() == (2,)


def test_what_the_verbs_did_once_is_rows(cast):
    asked = []

    @replayed
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


def test_what_follows_points_to_the_rows_that_are_there(cast):
    """Also where the verbs do the first beginning anew, which has other numbers then."""
    first, asked = replayed(stage.draft.__wrapped__), []

    @replayed
    def then(cast):
        story = stage.draft.__wrapped__(cast)
        Article.objects.filter(pk=story.pk).update(follows=Article.objects.earliest("pk"))
        asked.append(story)
        return {"story": story}

    beginning = replay._watch.calls, replay._watch.settled
    for settled in (True, False, True):
        replay._watch.calls, replay._watch.settled = beginning[0], settled
        with transaction.atomic():
            before = first(cast)
            told = then(cast)
            assert list(told) == ["story"]
            assert Article.objects.get(pk=told["story"].pk).follows_id == before.pk
            transaction.set_rollback(True)
    assert len(asked) == 2


@pytest.fixture
def shelf(tmp_path, cast):
    """A folder shared with other processes, nothing known in this one, and nothing patched."""
    before = replay._shelf, replay._rows, replay._counted
    replay.share(tmp_path / "shelf")
    replay._rows, replay._counted = {}, {}
    yield replay._shelf
    replay._shelf, replay._rows, replay._counted = before


def test_what_another_process_wrote_down_is_rows_here_and_gives_no_number_twice(cast, shelf):
    beginning = replay._watch.calls, replay._watch.settled
    with transaction.atomic():
        begun = stage.draft(cast)
        transaction.set_rollback(True)
    [there] = shelf.iterdir()
    rows = pickle.loads(there.read_bytes())
    ahead = begun.pk + 50  # as if it had made more stories than we
    for table, added in rows.added.items():
        rows.added[table] = [one.replace(f'": {begun.pk},', f'": {ahead},') for one in added]
    rows.result, rows.process = (rows.result[0], ahead), "another"
    there.write_bytes(pickle.dumps(rows))
    replay._rows.clear()
    replay._watch.calls, replay._watch.settled = beginning
    assert stage.draft(cast).pk == ahead
    assert ArticleFactory().pk > ahead


def test_who_comes_second_keeps_what_the_first_wrote_down(cast, shelf):
    key = "two at once"
    first, kept = replay._write_down(key, stage.draft.__wrapped__, (cast,), {})
    replay._rows.clear()
    second, keeps = replay._write_down(key, stage.draft.__wrapped__, (cast,), {})
    assert (kept, keeps) == (True, False)
    assert replay._known(key).result[1] == first.pk != second.pk
    assert [one.name for one in shelf.iterdir()] == [key]
