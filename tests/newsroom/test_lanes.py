"""A lane does its queue's jobs at once, while the worker has something else in hand, and outlives a failure."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import DatabaseError
from django.tasks import task_backends
from django_tasks_db.models import DBTaskResult

from exchange.webhooks import sending
from exchange.wires import picturing
from newsroom import lanes
from newsroom.management.commands import worker as worker_command
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
    assert task_backends["default"].queues == {"default", jobs.PURGES, sending.QUEUE, picturing.QUEUE}


@pytest.mark.django_db(transaction=True)
def test_a_purge_does_not_wait_for_the_job_that_the_worker_has_in_hand():
    """The lane's own thread and connection, while nobody else takes from the queue."""
    heard = threading.Event()

    class Front(BaseHTTPRequestHandler):
        def do_PURGE(self):
            heard.set()
            self.send_response(200)
            self.send_header("X-Purge-Mark", self.headers["X-Purge-Mark"])
            self.end_headers()

        def log_message(self, *args):
            pass

    front = HTTPServer(("127.0.0.1", 0), Front)
    threading.Thread(target=front.serve_forever, daemon=True).start()
    lane = lanes.Lane(jobs.PURGES)
    lane.start()
    try:
        jobs.send_purge.enqueue(f"http://127.0.0.1:{front.server_port}/", ["front"], False, 0, "1")
        assert heard.wait(10)
    finally:
        lane.stop()
        front.shutdown()
        front.server_close()
    assert not lane.is_alive()
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


@pytest.mark.parametrize(("batch", "left"), [(False, (picturing.QUEUE,)), (True, ())])
def test_the_worker_leaves_wires_to_their_two_lanes_unless_it_is_alone(monkeypatch, batch, left):
    made, lanes_of = [], []

    class Nothing:
        worker_id = "x"
        run = start = stop = configure_signals = lambda self: None

    def worker_of(queue, interval, batch=False, without=()):
        made.append((queue, without))
        return Nothing()

    def lane(queue, interval=1):
        lanes_of.append(queue)
        return Nothing()

    monkeypatch.setattr(lanes, "worker", worker_of)
    monkeypatch.setattr(lanes, "Lane", lane)
    monkeypatch.setattr(worker_command, "Pulse", lambda *names: Nothing())
    monkeypatch.setattr(worker_command, "Sweeper", Nothing)
    monkeypatch.setattr(worker_command.statements, "limit", lambda seconds: None)
    worker_command.Command().handle(batch=batch)
    assert made == [("*", left)]
    assert lanes_of.count(picturing.QUEUE) == (0 if batch else 2)
