"""Asks a server for addresses in turn as fast as it answers: with wrk, or without it by threads of our own."""

import http.client
import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlsplit

#: What wrk is told: to ask for the lines of a file, one after the other.
_IN_TURN = """
local paths, nth = {}, 0
for line in io.lines(os.getenv("BENCH_PATHS")) do paths[#paths + 1] = line end
request = function()
    nth = nth + 1
    return wrk.format("GET", paths[(nth - 1) % #paths + 1])
end
"""

_NONE: Mapping[str, str] = {}


@dataclass(frozen=True)
class Answers:
    """How many answers came, all of them as they should be, in how many seconds."""

    count: int
    seconds: float


def ask(
    root: str, paths: Sequence[str], seconds: float, connections: int, headers: Mapping[str, str] = _NONE
) -> Answers:
    """Ask `root` for `paths` in turn, by so many at once. Raises RuntimeError for another than 200 and 304."""
    by = _wrk if shutil.which("wrk") else _threads
    return by(root, paths, seconds, connections, headers)


def tool() -> str:
    return "wrk" if shutil.which("wrk") else "threads in Python (wrk is not installed)"


def _wrk(root: str, paths: Sequence[str], seconds: float, connections: int, headers: Mapping[str, str]) -> Answers:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script, tempfile.NamedTemporaryFile("w") as lines:
        script.write(_IN_TURN)
        lines.write("\n".join(paths) + "\n")
        script.flush()
        lines.flush()
        command = ["wrk", "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "-s", script.name, root]
        command += [word for name, value in headers.items() for word in ("-H", f"{name}: {value}")]
        env = os.environ | {"BENCH_PATHS": lines.name}
        said = subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout  # noqa: S603
    if "Non-2xx" in said:
        raise RuntimeError(f"{root}{paths[0]} did not answer 200:\n{said}")
    answers, took = re.search(r"(\d+) requests in ([\d.]+)s", said).groups()
    return Answers(int(answers), float(took))


def _threads(
    root: str, paths: Sequence[str], seconds: float, connections: int, headers: Mapping[str, str]
) -> Answers:
    done: list[int] = []
    failed: list[str] = []
    turn = count()
    parts = urlsplit(root)
    began = time.monotonic()

    def reader() -> None:
        line = http.client.HTTPConnection(parts.hostname, parts.port)
        answers = 0
        while time.monotonic() - began < seconds and not failed:
            path = paths[next(turn) % len(paths)]
            line.request("GET", path, headers={"Accept-Encoding": "identity"} | dict(headers))
            answer = line.getresponse()
            answer.read()
            if answer.status not in (200, 304):
                failed.append(f"{root}{path} answered {answer.status}")
                break
            answers += 1
        done.append(answers)

    readers = [threading.Thread(target=reader) for _ in range(connections)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    if failed:
        raise RuntimeError(failed[0])
    return Answers(sum(done), time.monotonic() - began)
