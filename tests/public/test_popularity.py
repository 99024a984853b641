"""Counting reads: in memory, in batches, within bounds, of live stories alone."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from articles.readers import keys
from articles.workflow.order import Order
from public import popularity
from public.fast import changes
from public.models import ReadCount
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(cast):
    return stage.published(cast)


def read(story, times=1):
    for _ in range(times):
        popularity.count(story.pk)
    popularity.write()
    popularity._ranking.clear()


def test_a_read_is_noted_without_a_statement(client, story, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.post(f"/baca/{story.pk}/")
    assert response.status_code == 204
    assert not response.cookies
    assert popularity.write() == 1
    assert ReadCount.objects.get().count == 1


def test_reads_add_up_within_the_hour(story):
    read(story, 3)
    read(story, 2)
    assert ReadCount.objects.get().count == 5


def test_a_batch_is_written_when_its_time_has_come(client, story, monkeypatch):
    monkeypatch.setattr(popularity, "EVERY", 0.0)
    client.post(f"/baca/{story.pk}/")
    assert ReadCount.objects.get().count == 1


@pytest.mark.parametrize("state", sorted(set(stage.IN_EVERY_STATE) - {"published"}))
def test_what_is_not_live_is_not_counted(cast, state):
    read(stage.IN_EVERY_STATE[state](cast))
    assert not ReadCount.objects.exists()


@pytest.mark.parametrize("number", ["0", "999999999", "9223372036854775808", "99999999999999999999999"])
def test_made_up_numbers_count_nothing(client, story, number):
    assert client.post(f"/baca/{number}/").status_code == 204
    popularity.write()
    assert not ReadCount.objects.exists()


def test_a_script_that_shouts_is_not_believed(story, monkeypatch):
    monkeypatch.setattr(popularity, "A_MINUTE", 10)
    read(story, 500)
    assert ReadCount.objects.get().count == 10


def test_made_up_numbers_do_not_fill_the_memory(story, monkeypatch):
    monkeypatch.setattr(popularity, "STORIES", 5)
    for number in range(100):
        popularity.count(10_000 + number)
    assert len(popularity._counts) == 5


def test_other_sites_cannot_count_for_us(client, story):
    client.post(f"/baca/{story.pk}/", headers={"Sec-Fetch-Site": "cross-site"})
    popularity.write()
    assert not ReadCount.objects.exists()


def test_looking_is_not_reading(client, story):
    assert client.get(f"/baca/{story.pk}/").status_code == 405


def test_a_batch_that_could_not_be_written_is_kept(story, monkeypatch):
    def fail(*args):
        raise DatabaseError("away")

    popularity.count(story.pk)
    with monkeypatch.context() as patched:
        patched.setattr(popularity, "_add", fail)
        assert popularity.write() == 0
    popularity.write()
    assert ReadCount.objects.get().count == 1


def test_the_most_read_comes_first(cast):
    little, much, none = (stage.published(cast) for _ in range(3))
    read(little, 1)
    read(much, 3)
    assert popularity.most_read() == [much.pk, little.pk]
    assert none.pk not in popularity.most_read()


def test_the_list_is_as_long_as_asked(cast):
    for story in [stage.published(cast) for _ in range(3)]:
        read(story)
    assert len(popularity.most_read(limit=2)) == 2


def test_reads_of_yesterday_are_over(story):
    read(story)
    ReadCount.objects.update(hour=timezone.now() - timedelta(hours=30))
    assert popularity.most_read() == []
    popularity._ranking.clear()
    assert popularity.most_read(hours=48) == [story.pk]


def test_the_list_costs_a_statement_once_a_minute(story, django_assert_num_queries):
    read(story)
    with django_assert_num_queries(1):
        popularity.most_read()
        popularity.most_read()


def test_a_withdrawn_story_leaves_the_list_at_once(cast, story, django_capture_on_commit_callbacks):
    read(story)
    assert popularity.most_read() == [story.pk]
    with django_capture_on_commit_callbacks(execute=True):
        stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    assert popularity.most_read() == []


def test_a_story_that_ends_by_the_clock_leaves_with_the_next_look(story, monkeypatch):
    read(story)
    popularity.most_read()
    story.editions.update(ends_at=timezone.now())
    changes.store().purge([keys.FRONT])
    assert popularity.most_read() == []


def test_old_hours_are_swept_away(story):
    old = timezone.now() - timedelta(days=90)
    ReadCount.objects.create(article=story, hour=old, count=1)
    read(story)
    assert ReadCount.objects.count() == 1
