"""What rises at the top of the desk when the clock's work was not done, and that readers do not wait for it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Edition
from articles.workflow.workflow import announce_due
from desk.alarms import alarms
from newsroom.models import Heartbeat
from newsroom.sweep import WORKER
from photos.models import Photo
from tests import stage
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/desk/live/?topics=alarms"


@pytest.fixture(autouse=True)
def _worker():
    Heartbeat.beat(WORKER)


def names() -> list[str]:
    return [alarm.name for alarm in alarms.current()]


def begun(cast, ago: timedelta):
    """A scheduled story whose time came while no worker ran."""
    article = stage.scheduled(cast)
    begins = timezone.now() - ago
    article.editions.update(starts_at=begins, published_at=begins, updated_at=begins)
    return article


def test_nothing_is_wrong_where_all_is_well(cast):
    stage.published(cast)
    stage.scheduled(cast)
    assert names() == []


def test_a_stopped_worker_delays_no_reader_and_raises_an_alarm(cast, client):
    article = begun(cast, timedelta(minutes=3))
    Heartbeat.objects.update(at=timezone.now() - timedelta(minutes=3))
    assert client.get(Edition.objects.get(article=article).get_absolute_url()).status_code == 200
    assert names() == ["late", "worker"]
    assert article.headline in alarms.current()[0].said


def test_the_alarm_is_gone_when_the_worker_has_caught_up(cast):
    begun(cast, timedelta(minutes=3))
    assert names() == ["late"]
    announce_due.call()
    assert names() == []


def test_a_story_of_a_minute_ago_is_not_late(cast):
    begun(cast, timedelta(minutes=1))
    assert names() == []


def test_a_worker_that_never_ran_is_missed(cast):
    Heartbeat.objects.all().delete()
    assert names() == ["worker"]


def job(**fields) -> DBTaskResult:
    usual = {
        "args_kwargs": {"args": [], "kwargs": {}},
        "task_path": "photos.jobs.make_renditions",
        "queue_name": "default",
    }
    return DBTaskResult.objects.create(**{**usual, "backend_name": "default", **fields})


def test_a_job_that_failed_today_is_named_and_one_of_last_week_is_not(cast):
    job(status="FAILED", finished_at=timezone.now() - timedelta(days=7))
    assert names() == []
    job(status="FAILED", finished_at=timezone.now() - timedelta(hours=2))
    assert names() == ["failed"]
    assert "make_renditions" in alarms.current()[0].remedy


def test_a_job_that_nobody_takes_is_told(cast):
    waiting = job(status="READY")
    assert names() == []
    DBTaskResult.objects.filter(pk=waiting.pk).update(enqueued_at=timezone.now() - timedelta(minutes=11))
    assert names() == ["queue"]


def test_a_photo_without_pictures_is_told_after_ten_minutes(cast):
    photo = PhotoFactory()
    Photo.objects.update(renditions={})
    assert names() == []
    Photo.objects.filter(pk=photo.pk).update(created_at=timezone.now() - timedelta(minutes=11))
    assert names() == ["photos"]


def test_editors_and_administrators_are_told_and_nobody_else(cast):
    Heartbeat.objects.all().delete()
    told = set()
    for name, person in cast.people.items():
        client = Client()
        client.force_login(person)
        answer = client.get(ADDRESS).json()
        page = client.get("/admin/desk/alarms/")
        assert (page.status_code == 200) == ("alarms" in answer), name
        if "alarms" in answer:
            told.add(name)
            assert [alarm["name"] for alarm in answer["alarms"]["alarms"]] == ["worker"]
            assert "manage.py worker" in page.content.decode()
    editors = {"section_editor", "other_section_editor", "managing_editor", "editor_in_chief", "administrator"}
    assert told >= editors
    assert not told & {"writer", "other_writer", "photo_editor"}


def test_the_question_is_quick(cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        alarms.current()
