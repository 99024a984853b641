"""What a dead worker had is done by another one; what a living one has is not."""

import time
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.workflow.workflow import announce_due
from newsroom import leases
from newsroom.models import Heartbeat

pytestmark = pytest.mark.django_db


def running(worker_id: str, seconds_ago: int = 0) -> DBTaskResult:
    """A job that the worker of this name has taken."""
    announce_due.enqueue()
    row = DBTaskResult.objects.latest("enqueued_at")
    row.claim(worker_id)
    DBTaskResult.objects.filter(pk=row.pk).update(started_at=timezone.now() - timedelta(seconds=seconds_ago))
    return row


def beaten(worker_id: str, seconds_ago: float) -> None:
    at = timezone.now() - timedelta(seconds=seconds_ago)
    Heartbeat.objects.update_or_create(name=leases.PREFIX + worker_id, defaults={"at": at})


def status(row: DBTaskResult) -> str:
    row.refresh_from_db()
    return row.status


def test_a_dead_workers_job_goes_back_and_a_living_ones_stays():
    dead, alive = running("dead"), running("alive", seconds_ago=3600)
    beaten("dead", 11)
    beaten("alive", 3)
    assert leases.take_back() == 1
    assert (status(dead), status(alive)) == ("READY", "RUNNING")
    assert DBTaskResult.objects.ready().get() == dead


def test_a_worker_of_a_release_without_signs_of_life_is_given_time():
    row = running("old", seconds_ago=60)
    assert leases.take_back() == 0
    DBTaskResult.objects.update(started_at=timezone.now() - timedelta(minutes=16))
    assert leases.take_back() == 1
    assert status(row) == "READY"


def test_a_job_that_kills_its_workers_is_given_up():
    row = running("a")
    for name in ("a", "b", "c"):
        beaten(name, 60)
        assert leases.take_back() == 1
        row.refresh_from_db()
        if row.status == "READY":
            row.claim(name)
    assert row.status == "FAILED"
    assert "workers died" in row.traceback


def test_who_could_not_reach_the_database_judges_nobody_until_others_had_time(monkeypatch):
    """After an outage every worker seems silent; the first to come back must not take what the others still do."""
    running("other")
    beaten("other", 60)
    pulse, beat = leases.Pulse("me"), Heartbeat.beat
    now = [100.0]
    monkeypatch.setattr(leases.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(leases.connection, "close", lambda: None)
    taken = []
    monkeypatch.setattr(leases, "take_back", lambda: taken.append(now[0]))
    for second, reaches in [
        (100, True),
        (107, True),
        (109, True),
        (111, False),
        (113, True),
        (120, True),
        (122, True),
    ]:
        now[0] = float(second)

        def answer(name, reaches=reaches):
            if not reaches:
                raise OperationalError("the database system is shutting down")
            beat(name)

        monkeypatch.setattr(Heartbeat, "beat", answer)
        pulse.beat()
    assert taken == [109.0, 122.0]


def test_a_worker_waits_for_a_database_that_is_not_there_yet(monkeypatch):
    answers, beat = [OperationalError("starting up"), None], Heartbeat.beat
    pulse = leases.Pulse("me", seconds=0.01)
    monkeypatch.setattr(leases.connection, "close", lambda: None)
    monkeypatch.setattr(leases.threading.Thread, "start", lambda thread: None)

    def sometimes(name):
        if error := answers.pop(0):
            raise error
        beat(name)

    monkeypatch.setattr(Heartbeat, "beat", sometimes)
    pulse.start()
    assert Heartbeat.objects.filter(name="worker:me").exists()


@pytest.mark.parametrize(("up_for", "taken"), [(3600.0, 1), (3.0, 0)], ids=["workers died", "database came back"])
def test_a_worker_that_starts_has_the_dead_ones_jobs_at_once_unless_the_database_was_away(monkeypatch, up_for, taken):
    row = running("dead")
    beaten("dead", 11)
    monkeypatch.setattr(leases, "_database_up_for", lambda: up_for)
    monkeypatch.setattr(leases.threading.Thread, "start", lambda thread: None)
    pulse = leases.Pulse("me")
    pulse.start()
    pulse.beat()
    assert status(row) == ("READY" if taken else "RUNNING")


def test_the_database_says_since_when_it_is_up():
    assert 0 < leases._database_up_for() < 10 * 365 * 24 * 3600


def test_signs_of_life_are_told_by_the_databases_clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: pytest.fail("this machine's clock was asked"))
    Heartbeat.beat("worker:me")
    with connection.cursor() as cursor:
        cursor.execute("SELECT abs(extract(epoch from clock_timestamp() - at)) < 5 FROM newsroom_heartbeat")
        assert cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_a_pulse_beats_and_leaves_no_name_behind():
    pulse = leases.Pulse("me", seconds=0.02)
    pulse.start()
    first = Heartbeat.objects.get(name="worker:me").at
    for _try in range(200):
        if Heartbeat.objects.get(name="worker:me").at > first:
            break
        time.sleep(0.02)
    else:
        pytest.fail("no second beat")
    pulse.stop()
    assert not pulse.is_alive()
    assert not Heartbeat.objects.filter(name="worker:me").exists()
