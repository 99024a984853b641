"""The figures as a page of Markdown: median and spread, and on what they were taken."""

import os
import platform
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from statistics import median

from django.db import connection

from bench import load
from demo.management.commands.demo import WEB_THREADS, WEB_WORKERS

#: Milliseconds of processor that an uncached story may cost.
TARGET = 2.5


@dataclass(frozen=True)
class Case:
    """A page, with the page cache off or on."""

    page: str
    cache: str


@dataclass(frozen=True)
class Run:
    """What one run gave: requests a second, and milliseconds of the server's processor time a request."""

    case: Case
    rate: float
    cpu: float | None


def text(runs: list[Run], *, stories: int, seconds: int) -> str:
    """The whole page."""
    by_case: dict[Case, list[Run]] = defaultdict(list)
    for run in runs:
        by_case[run.case].append(run)
    rounds = len(next(iter(by_case.values())))
    head = (
        "# How fast readers are served\n\n"
        "Written by `make bench ARGS='--write docs/bench.md'`. Processor time is the web server's own (all its "
        "processes, user and system), without the database and without the program that asks.\n\n"
        f"{rounds} alternating runs of {seconds} s, {load.CONNECTIONS} connections, {load.tool()}; {stories} "
        f"stories; granian, WSGI, {WEB_WORKERS} workers of {WEB_THREADS} threads. Median, and (least – most).\n\n"
    )
    rows = ["| Page | Page cache | Requests a second | CPU ms a request |", "|---|---|--:|--:|"]
    verdict = ""
    for case, taken in by_case.items():
        rates = [run.rate for run in taken]
        used = [run.cpu for run in taken if run.cpu is not None]
        cpu = f"{median(used):.2f} ({min(used):.2f} – {max(used):.2f})" if used else "not measured"
        rate = f"{median(rates):,.0f} ({min(rates):,.0f} – {max(rates):,.0f})"
        rows.append(f"| {case.page} | {case.cache} | {rate} | {cpu} |")
        if used and case == Case("story", "off"):
            word = "kept" if median(used) < TARGET else "MISSED"
            verdict = f"Target: an uncached story below {TARGET} ms of processor: {word} ({median(used):.2f} ms).\n\n"
    return head + "\n".join(rows) + "\n\n" + verdict + _machine()


def _machine() -> str:
    with connection.cursor() as cursor:
        cursor.execute("show server_version")
        (database,) = cursor.fetchone()
    facts = [
        f"{os.cpu_count()} cores ({platform.machine()}), shared with the database and the asking program",
        f"Python {platform.python_version()}",
        f"Django {version('django')}",
        f"granian {version('granian')}",
        f"PostgreSQL {database.split()[0]}",
        platform.system(),
    ]
    return "Taken on: " + "; ".join(facts) + ".\n"
