"""Asks a server for one address as fast as it answers: with wrk, or without it by threads of our own."""

import http.client
import re
import shutil
import subprocess
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

#: Connections that ask at the same time.
CONNECTIONS = 4


@dataclass(frozen=True)
class Answers:
    """How many answers came, all of them 200, in how many seconds."""

    count: int
    seconds: float


def ask(url: str, seconds: float, coding: str = "") -> Answers:
    """Ask for `url` for so long. Raises RuntimeError if an answer was not 200."""
    return _wrk(url, seconds, coding) if shutil.which("wrk") else _threads(url, seconds, coding)


def tool() -> str:
    return "wrk" if shutil.which("wrk") else "threads in Python (wrk is not installed)"


def _wrk(url: str, seconds: float, coding: str) -> Answers:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", url]
    command += ["-H", f"Accept-Encoding: {coding}"] if coding else []
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    if "Non-2xx" in said:
        raise RuntimeError(f"{url} did not answer 200:\n{said}")
    count, took = re.search(r"(\d+) requests in ([\d.]+)s", said).groups()
    return Answers(int(count), float(took))


def _threads(url: str, seconds: float, coding: str) -> Answers:
    counts: list[int] = []
    failed: list[int] = []
    began = time.monotonic()

    def reader() -> None:
        parts = urlsplit(url)
        connection = http.client.HTTPConnection(parts.hostname, parts.port)
        count = 0
        while time.monotonic() - began < seconds:
            connection.request("GET", parts.path, headers={"Accept-Encoding": coding or "identity"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                failed.append(answer.status)
                break
            count += 1
        counts.append(count)

    readers = [threading.Thread(target=reader) for _ in range(CONNECTIONS)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    if failed:
        raise RuntimeError(f"{url} answered {failed[0]}")
    return Answers(sum(counts), time.monotonic() - began)
