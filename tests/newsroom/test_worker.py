"""A worker loses no job: what fails is tried again, given up in the end and told of, and no restart ends it."""

import threading
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.tasks import TaskContext, task
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from desk.alarms import alarms
from newsroom import health, worker
from newsroom.models import Heartbeat
from newsroom.sweep import WORKER
from photos import renditions
from photos.jobs import make_renditions
from public.fast import jobs as purge_jobs

pytestmark = pytest.mark.django_db
done: list[str] = []


@task
def say(word: str) -> str:
    done.append(word)
    return word


@task
def refuse(word: str) -> None:
    done.append(word)
    raise OSError("layanan sedang pergi")


@task(takes_context=True)
def count(context: TaskContext) -> int:
    if context.attempt < 3:
        raise ValueError("belum")
    return context.attempt


@task
def stop_at_once() -> None:
    raise SystemExit(1)


@task
def nothing_storable() -> object:
    return object()


@pytest.fixture(autouse=True)
def _nothing_done(monkeypatch):
    """And the worker leaves the test's connection open, which is in a transaction."""
    monkeypatch.setattr(worker.db_worker, "close_old_connections", lambda: None)
    done.clear()


def at_work(name: str = "a") -> worker.Worker:
    return worker.Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )


def work() -> DBTaskResult:
    """Do what is due, and return the newest job."""
    at_work().run()
    return DBTaskResult.objects.latest("enqueued_at")


def let_time_pass() -> None:
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now() - timedelta(seconds=1))


def test_a_job_is_done_once_and_its_value_kept():
    say.enqueue("sekali")
    row = work()
    assert (row.status, row.return_value, done) == ("SUCCESSFUL", "sekali", ["sekali"])
    at_work().run()
    assert done == ["sekali"]


def test_what_fails_is_tried_again_later_and_remembers_why():
    refuse.enqueue("ya")
    row = work()
    assert row.status == "READY"
    assert timedelta(seconds=3) < row.run_after - timezone.now() < timedelta(seconds=6)
    assert "layanan sedang pergi" in row.traceback
    at_work().run()
    assert done == ["ya"]


def test_what_has_failed_before_stands_behind_what_is_new():
    """A cache that is away for hours keeps no purge of another cache waiting."""
    refuse.enqueue("lama")
    work()
    let_time_pass()
    say.enqueue("baru")
    at_work().run()
    assert done == ["lama", "baru", "lama"]
    refused = DBTaskResult.objects.get(status="READY")
    let_time_pass()
    at_work().run()
    assert DBTaskResult.objects.get(pk=refused.pk).priority == refused.priority, "only once"


def test_a_job_knows_the_how_manieth_try_it_is():
    count.enqueue()
    for _try in range(3):
        row = work()
        let_time_pass()
    assert (row.status, row.return_value, row.exception_class_path) == ("SUCCESSFUL", 3, "")


def test_what_fails_to_the_end_is_given_up_and_raises_an_alarm(monkeypatch):
    Heartbeat.beat(WORKER)
    monkeypatch.setattr(refuse.func, "waits", (1, 1), raising=False)
    refuse.enqueue("ya")
    for _try in range(3):
        assert not alarms.current()
        row = work()
        let_time_pass()
    assert (row.status, len(done)) == ("FAILED", 3)
    [alarm] = alarms.current()
    assert (alarm.name, "refuse" in alarm.remedy) == ("failed", True)
    found = health.queue()
    assert not found.well
    assert "1 given up" in found.said


def test_what_was_given_up_can_be_done_again(monkeypatch):
    monkeypatch.setattr(refuse.func, "waits", (), raising=False)
    refuse.enqueue("ya")
    assert work().status == "FAILED"
    out = StringIO()
    call_command("jobs", stdout=out)
    assert "given up" in out.getvalue()
    assert "OSError: layanan sedang pergi" in out.getvalue()
    assert "ya" not in out.getvalue().split()
    call_command("jobs", "--again", "say", stdout=StringIO())
    assert DBTaskResult.objects.get().status == "FAILED"
    call_command("jobs", "--again", stdout=StringIO())
    work()
    assert done == ["ya", "ya"]
    assert health.long_waiting().count() == 0


def test_a_job_that_this_release_does_not_know_waits_for_one_that_does():
    say.enqueue("ya")
    DBTaskResult.objects.update(task_path="photos.jobs.of_tomorrow")
    row = work()
    assert (row.status, "of_tomorrow" in row.traceback) == ("READY", True)


def test_a_value_that_cannot_be_kept_fails_its_job_alone():
    nothing_storable.enqueue()
    say.enqueue("ya")
    at_work().run()
    assert done == ["ya"]
    assert DBTaskResult.objects.filter(status="READY").count() == 1


def test_a_worker_that_is_told_to_stop_at_once_leaves_its_job_to_others():
    stop_at_once.enqueue()
    with pytest.raises(SystemExit):
        at_work().run()
    assert DBTaskResult.objects.get().status == "READY"


def test_a_worker_that_seemed_dead_does_not_speak_for_the_one_after_it(caplog):
    say.enqueue("ya")
    row = DBTaskResult.objects.get()
    row.claim("a")
    DBTaskResult.objects.update(worker_ids=["a", "b"])
    at_work("a").run_task(row)
    row.refresh_from_db()
    assert row.status == "RUNNING"
    assert "taken from this worker" in caplog.text


def test_a_database_that_restarts_while_a_job_is_taken_ends_no_worker(monkeypatch):
    monkeypatch.setattr(worker, "AWAY", 0)
    monkeypatch.setattr(worker.connection, "close", lambda: None)  # the test's own
    say.enqueue("ya")
    away, get_locked = [1, 1], DBTaskResult.objects.all().__class__.get_locked

    def sometimes(rows):
        if away:
            away.pop()
            raise OperationalError("server closed the connection unexpectedly")
        return get_locked(rows)

    monkeypatch.setattr(DBTaskResult.objects.all().__class__, "get_locked", sometimes)
    at_work().run()
    assert done == ["ya"]


def test_what_was_done_while_the_database_went_away_is_noted_and_not_done_again(monkeypatch):
    monkeypatch.setattr(worker, "AWAY", 0)
    monkeypatch.setattr(worker.connection, "close", lambda: None)
    rows, away = DBTaskResult.objects.all().__class__, [1, 1, 1]
    update = rows.update

    def sometimes(self, **values):
        if "return_value" in values and away:
            away.pop()
            raise OperationalError("the database system is starting up")
        return update(self, **values)

    monkeypatch.setattr(rows, "update", sometimes)
    say.enqueue("ya")
    row = work()
    assert (row.status, done, away) == ("SUCCESSFUL", ["ya"], [])


def test_pictures_that_failed_because_the_store_was_away_are_made_when_it_is_back(monkeypatch):
    away = [1, 1]

    def make(photo_id, anew):
        if away:
            away.pop()
            raise OSError("Could not connect to the endpoint URL")
        done.append(photo_id)
        return []

    monkeypatch.setattr(renditions, "make", make)
    make_renditions.enqueue(photo_id=7)
    for _try in range(3):
        row = work()
        let_time_pass()
    assert (row.status, done) == ("SUCCESSFUL", [7])


def test_a_purge_that_is_given_up_is_no_success(monkeypatch):
    monkeypatch.setattr(purge_jobs.send_purge.func, "waits", ())
    purge_jobs.send_purge.enqueue("http://127.0.0.1:9/", ["front"])
    row = work()
    assert (row.status, "refused" in row.traceback) == ("FAILED", True)


def test_a_purge_is_tried_for_as_long_as_a_cache_may_show_what_was_withdrawn():
    assert sum(purge_jobs.WAITS) >= 24 * 3600
    assert max(purge_jobs.WAITS[:200]) <= 15


def test_a_job_that_is_to_be_tried_again_is_not_late_until_its_time_has_long_come():
    refuse.enqueue("ya")
    work()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(hours=1))
    assert not health.long_waiting().exists()
    let_time_pass()
    assert not health.long_waiting().exists()
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(minutes=11))
    assert health.long_waiting().count() == 1


def test_a_worker_started_by_its_command_takes_its_name_away_when_it_ends(monkeypatch):
    beats, threads = [], threading.enumerate()
    monkeypatch.setattr("newsroom.leases.Pulse.start", lambda pulse: beats.extend(pulse.names))
    monkeypatch.setattr("newsroom.leases.Pulse.stop", lambda pulse: beats.append("stopped"))
    monkeypatch.setattr("newsroom.sweep.Sweeper.start", lambda sweeper: None)
    monkeypatch.setattr("newsroom.sweep.Sweeper.stop", lambda sweeper: None)
    monkeypatch.setattr(worker.Worker, "configure_signals", lambda one: None)
    say.enqueue("ya")
    call_command("worker", "--batch")
    assert beats.pop() == "stopped"
    [name] = DBTaskResult.objects.get().worker_ids
    assert f"worker:{name}" in beats
    assert threading.enumerate() == threads
