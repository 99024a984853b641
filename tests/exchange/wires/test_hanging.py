"""Machines that take a call and say nothing, or a byte a second: real ones on this machine, asked by real lanes.

The good sources are read all the same, the worker's other work goes on, and whoever hangs is let go of in time.
"""

import socket
import threading
import time

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from articles.workflow.workflow import announce_due
from exchange import fetching
from exchange.fetching import Limits
from exchange.models import PictureState, WireItem, WirePicture, WireSource
from exchange.wires import collecting, picturing
from newsroom import lanes
from tests import stage
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import entry, rss
from tests.factories import jpeg

#: Seconds after which one is let go of here; in the house it is twenty.
LIMIT = 2.0


class Machine(threading.Thread):
    """Listens on a port of this machine. `says`: all of its answer; `slowly`: a byte a second, without an end."""

    def __init__(self, says: bytes = b"", slowly: bool = False):
        super().__init__(daemon=True)
        self.says, self.slowly, self.calls = says, slowly, 0
        self.line = socket.create_server(("127.0.0.1", 0))
        self.port = self.line.getsockname()[1]
        self.over = threading.Event()

    def run(self):
        while not self.over.is_set():
            try:
                call, _address = self.line.accept()
            except OSError:
                return
            self.calls += 1
            threading.Thread(target=self._answer, args=[call], daemon=True).start()

    def _answer(self, call):
        with call:
            call.recv(65_536)
            try:
                call.sendall(self.says)
                while self.slowly and not self.over.wait(1):
                    call.sendall(b"x")
            except OSError:
                return
            if not self.says:
                self.over.wait()

    def stop(self):
        self.over.set()
        self.line.close()


def answer(body: bytes, kind: str = "text/xml") -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s" % (kind.encode(), len(body), body)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"


@pytest.fixture
def internet(monkeypatch):
    """Names of the open internet, each of which is a machine here: `internet[host] = Machine(…)`."""
    machines: dict[str, Machine] = {}
    numbers = {}

    def look_up(host, port):
        return [numbers.setdefault(host, f"93.184.215.{len(numbers) + 1}")]

    def connect(number, port, seconds):
        host = next(host for host, known in numbers.items() if known == number)
        return socket.create_connection(("127.0.0.1", machines[host].port), timeout=seconds)

    for name in ("fetch", "fetch_if_changed"):
        real = getattr(fetching, name)
        count = 3 if name == "fetch" else 4

        def ask(*given, real=real, count=count):
            return real(*given[:count], look_up, connect)

        monkeypatch.setattr(fetching, name, ask)
    monkeypatch.setattr(collecting, "LIMITS", Limits(bytes=collecting.LIMITS.bytes, seconds=LIMIT, redirects=3))
    yield machines
    for machine in machines.values():
        machine.stop()


@pytest.fixture
def worker():
    """A worker as the house runs it: two lanes for wires, and beside them one for all else."""
    beside = [lanes.Lane(picturing.QUEUE, interval=0.05) for _lane in range(2)]
    rest = lanes.worker("*", interval=0.05, without=(picturing.QUEUE,))

    def run():
        rest.run()
        connection.close()

    thread = threading.Thread(target=run, daemon=True)

    def start():
        for one in [*beside, thread]:
            one.start()

    yield start
    rest.running = False
    for lane in beside:
        lane.stop()
    thread.join(timeout=10)


def until(done, seconds: float = 60.0) -> None:
    ends = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < ends
        time.sleep(0.05)


def jobs(task) -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(task_path=task.module_path, finished_at__isnull=False))


@pytest.mark.django_db(transaction=True)
def test_good_sources_are_read_and_other_work_goes_on_while_others_hang(roles_again, internet, worker):
    cast = stage.make_cast()
    hanging = {"diam-satu": Machine(), "diam-dua": Machine(), "menetes": Machine(HEAD, slowly=True)}
    good = {name: Machine(answer(rss(entry(name)).encode())) for name in ("baik-satu", "baik-dua", "baik-tiga")}
    for name, machine in (hanging | good).items():  # those that hang are asked first
        host = f"{name}.example"
        internet[host] = machine
        machine.start()
        wires.source(cast, name=name, address=f"http://{host}/kawat", hosts=[host])
    assert collecting.ask_due() == 6
    announce_due.enqueue()
    worker()
    until(lambda: len(jobs(collecting.collect)) == 6)
    assert set(WireItem.objects.values_list("source__name", flat=True)) == set(good)
    for source in WireSource.objects.all():
        assert (source.failures, bool(source.last_error)) == ((1, True) if source.name in hanging else (0, False))
        assert source.claimed_until is None
    assert all(machine.calls == 1 for machine in hanging.values())
    (other,) = jobs(announce_due)
    let_go = {row.args_kwargs["args"][0]: row.finished_at for row in jobs(collecting.collect)}
    slow = WireSource.objects.filter(name__in=hanging).values_list("pk", flat=True)
    assert other.finished_at < min(let_go[pk] for pk in slow)  # it waited for none of them
    assert other.worker_ids[0] not in {row.worker_ids[0] for row in jobs(collecting.collect)}


@pytest.mark.django_db(transaction=True)
def test_pictures_that_hang_are_given_up_together_and_the_next_items_are_fetched(
    roles_again, internet, worker, monkeypatch
):
    cast = stage.make_cast()
    monkeypatch.setattr(picturing, "SECONDS", LIMIT)
    monkeypatch.setattr(picturing, "ALL_SECONDS", 2 * LIMIT)
    internet["diam.example"], internet["baik.example"] = Machine(), Machine(answer(jpeg(), "image/jpeg"))
    for machine in internet.values():
        machine.start()
    source = wires.source(cast, hosts=["diam.example", "baik.example"])
    slow, quick = wires.keep(source), wires.keep(source, wires.version(1).replace(wires.GUID, "urn:2"))
    for (item,), host, count in ((slow, "diam", 5), (quick, "baik", 1)):
        for place in range(count):
            WirePicture.objects.create(item=item, place=place, address=f"http://{host}.example/{place}.jpg")
        picturing.fetch_pictures.enqueue(item.pk)
    worker()
    until(lambda: len(jobs(picturing.fetch_pictures)) == 2)
    assert WirePicture.objects.get(item=quick[0]).state == PictureState.HERE
    refused = WirePicture.objects.filter(item=slow[0]).order_by("place")
    assert {one.state for one in refused} == {PictureState.REFUSED}
    assert internet["diam.example"].calls <= 3  # not each of the five for as long as one may take
    assert "The pictures of this item took longer" in refused[4].reason


def test_the_limits_of_the_house_are_those_that_are_written_down():
    assert (collecting.LIMITS.seconds, picturing.ALL_SECONDS) == (20.0, 60.0)
