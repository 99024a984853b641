"""Readers who ask for one story after another, in a process of their own: nobody else's work makes them late."""

import http.client
import multiprocessing
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event

HOST = "127.0.0.1"
#: Readers who ask, and how often each of them does, whether or not an answer has come (s).
READERS, EVERY = 2, 0.05
#: What a request may take before the measurement is given up (s).
PATIENCE = 300


@dataclass
class Stretch:
    """What readers waited for each story (s) in one stretch, and how long the stretch was."""

    waits: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: "Stretch") -> None:
        self.waits += other.waits
        self.seconds += other.seconds


@contextmanager
def reading(port: int, addresses: list[str]) -> Iterator[Stretch]:
    """Readers read as long as the block lasts; afterwards the stretch tells of it. Raises RuntimeError if one failed.

    Each asks at set times and waits from then on: while one answer is late, those who would have come meanwhile wait
    too, and are counted.
    """
    context, stretch = multiprocessing.get_context("spawn"), Stretch()
    here, there = context.Pipe()
    begins, ends = context.Event(), context.Event()
    process = context.Process(target=_readers, args=(port, addresses, begins, ends, there), daemon=True)
    process.start()
    begins.wait(PATIENCE)
    began = time.monotonic()
    try:
        yield stretch
    finally:
        ends.set()
        told = here.recv() if here.poll(PATIENCE) else "The readers did not come back."
        process.join()
    if isinstance(told, str):
        raise RuntimeError(told)
    stretch.waits, stretch.seconds = told, time.monotonic() - began


def _readers(port: int, addresses: list[str], begins: Event, ends: Event, there: Connection) -> None:
    waits: list[float] = []
    failed: list[str] = []
    begins.set()
    readers = [
        threading.Thread(target=_read, args=(port, addresses[nth::READERS], ends, waits, failed))
        for nth in range(READERS)
    ]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    there.send(failed[0] if failed else waits)


def _read(port: int, addresses: list[str], ends: Event, waits: list[float], failed: list[str]) -> None:
    try:
        line = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        due, nth = time.monotonic(), 0
        while not ends.is_set():
            time.sleep(max(0.0, due - time.monotonic()))
            address = addresses[nth % len(addresses)]
            line.request("GET", address)
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                raise http.client.HTTPException(f"{address} answered {answer.status}")
            waits.append(time.monotonic() - due)
            due, nth = due + EVERY, nth + 1
    except (OSError, http.client.HTTPException) as trouble:
        failed.append(str(trouble))
