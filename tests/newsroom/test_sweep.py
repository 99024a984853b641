"""The worker announces what has begun, gives a sign of life, and survives a failed sweep."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.workflow.status import Status
from desk.models import Mail, Notice
from newsroom import sweep
from newsroom.models import Heartbeat
from tests import stage


@pytest.mark.django_db
def test_a_sweep_leaves_a_sign_of_life():
    assert Heartbeat.age(sweep.WORKER) is None
    sweep.sweep()
    assert Heartbeat.age(sweep.WORKER) < timedelta(seconds=5)


@pytest.mark.django_db
def test_a_second_sweep_moves_the_same_sign():
    sweep.sweep()
    Heartbeat.objects.update(at=timezone.now() - timedelta(hours=1))
    sweep.sweep()
    assert Heartbeat.objects.count() == 1
    assert Heartbeat.age(sweep.WORKER) < timedelta(seconds=5)


@pytest.mark.django_db
def test_a_sweep_settles_a_story_whose_time_has_come(cast):
    article = stage.scheduled(cast)
    article.editions.update(starts_at=timezone.now() - timedelta(seconds=1))
    sweep.sweep()
    article.refresh_from_db()
    assert article.status == Status.PUBLISHED
    assert article.editions.get().announced_at


@pytest.mark.django_db
def test_old_results_are_dropped_and_new_ones_kept():
    def result(days):
        made = DBTaskResult.objects.create(
            task_path="articles.workflow.workflow.announce_due",
            args_kwargs={},
            backend_name="default",
            status="SUCCESSFUL",
        )
        DBTaskResult.objects.filter(pk=made.pk).update(finished_at=timezone.now() - timedelta(days=days))
        return made

    old, new = result(30), result(1)
    sweep.clean_up()
    assert list(DBTaskResult.objects.all()) == [new]
    assert old.pk != new.pk


@pytest.mark.django_db
def test_a_sweep_has_due_notices_mailed(cast):
    Notice.objects.create(
        user=cast.writer, kind="note", url="/", mail=Mail.NOW, mail_after=timezone.now() - timedelta(seconds=1)
    )
    sweep.sweep()
    assert DBTaskResult.objects.get().task_path == "desk.notices.jobs.mail_notices"


@pytest.mark.django_db
def test_housekeeping_drops_notices_read_long_ago(cast):
    long_ago = timezone.now() - timedelta(days=91)
    Notice.objects.create(user=cast.writer, kind="note", url="/", seen_at=long_ago)
    sweep.clean_up()
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_delays_are_looked_for(cast):
    story = stage.published(cast)
    story.editions.update(announced_at=None, starts_at=timezone.now() - timedelta(hours=1))
    sweep.look_for_delays()
    assert Notice.objects.filter(kind="schedule_failed", user=cast.section_editor).exists()


def test_a_failed_sweep_is_tried_again(monkeypatch, caplog):
    twice = threading.Event()
    rounds = []

    def fail():
        rounds.append(1)
        if len(rounds) == 2:
            twice.set()
        raise RuntimeError("basis data sedang dimulai ulang")

    monkeypatch.setattr(sweep, "sweep", fail)
    monkeypatch.setattr(sweep, "clean_up", lambda: None)
    monkeypatch.setattr(sweep, "look_for_delays", lambda: None)
    sweeper = sweep.Sweeper(seconds=0.01)
    sweeper.start()
    assert twice.wait(10)
    sweeper.stop()
    assert not sweeper.is_alive()
    assert "it is tried again" in caplog.text
