"""A lane does its queue's jobs at once, while the worker has something else in hand, and outlives a failure."""

import threading

import pytest
from django.db import DatabaseError
from django.tasks import task_backends

from newsroom import lanes
from public.fast import jobs


class Fake:
    """Stands for django_tasks_db's worker: does what it is told in each of its runs."""

    def __init__(self, *runs):
        self.runs, self.running, self.done = list(runs), True, threading.Event()

    def run(self):
        what = self.runs.pop(0) if self.runs else None
        if isinstance(what, Exception):
            raise what
        self.done.set()
        while self.running:
            threading.Event().wait(0.01)


@pytest.fixture
def lane(monkeypatch):
    def lane(*runs):
        fake = Fake(*runs)
        monkeypatch.setattr(lanes, "worker", lambda queue, interval: fake)
        monkeypatch.setattr(lanes, "REST", 0.01)
        return lanes.Lane(jobs.PURGES), fake

    return lane


def test_a_lane_works_until_it_is_told_to_stop(lane):
    one, fake = lane()
    one.start()
    assert fake.done.wait(5)
    one.stop()
    assert not one.is_alive()


def test_a_failure_is_logged_and_the_lane_goes_on(lane, caplog):
    one, fake = lane(DatabaseError("gone"), ValueError("odd"))
    one.start()
    assert fake.done.wait(5)
    one.stop()
    assert caplog.text.count("The lane failed") == 2


def test_a_lane_takes_from_its_own_queue_alone_and_looks_often():
    made = lanes.worker(jobs.PURGES, interval=lanes.INTERVAL)
    assert made.queue_names == [jobs.PURGES]
    assert not made.process_all_queues
    assert made.interval <= 0.2


def test_the_worker_itself_takes_from_every_queue():
    assert lanes.worker("*", interval=1).process_all_queues


def test_every_queue_is_known_to_the_backend():
    assert task_backends["default"].queues == {"default", jobs.PURGES}
