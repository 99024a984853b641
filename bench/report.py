"""The figures as a page of Markdown: median and spread, and on what they were taken."""

import os
import platform
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from statistics import median

from django.db import connection

from articles.body.weight import MOST_ELEMENTS
from articles.models.article import LONGEST_BODY
from bench import busy, load
from bench.readers import EVERY, READERS, Stretch
from demo.management.commands.demo import WEB_THREADS, WEB_WORKERS

#: Milliseconds of processor that an uncached story may cost.
TARGET = 2.5
#: How much longer the 95th of a hundred readers may wait beside the desk's heaviest work.
MOST_TIMES = 2


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


def beside_the_desk(waits: dict[str, tuple[Stretch, Stretch]], *, rounds: int, stories: int) -> str:
    """The page about readers beside the desk's heaviest work: by set-up, what they waited in calm and beside it."""
    head = (
        "# Readers while the desk works its hardest\n\n"
        "Written by `make bench ARGS='--desk --rounds 2 --write docs/bench-desk.md'`. What readers wait for an "
        f"uncached story ({stories:,} of them; {READERS} readers, each asking {1 / EVERY:.0f} times a second), in "
        f"calm and while ten heavy requests are made at once: {busy.SAVES} stories of the heaviest kind saved "
        f"({LONGEST_BODY:,} letters, nearly {MOST_ELEMENTS:,} elements), {busy.MERGES} stale ones merged, "
        f"{busy.COMPARISONS} pairs of revisions compared. {rounds} rounds, calm and busy by turns.\n\n"
        "*One server*, as `make demo` starts it: everybody's requests in the same processes. *A server for the "
        "desk*, as in production: the same web server once more, for `/admin/` alone, which gets what the readers' "
        f"leaves (`{' '.join(busy.NICE)}`).\n\n"
    )
    rows = ["| Set-up | Desk | Stories read | median ms | 95 % ms | worst ms |", "|---|---|--:|--:|--:|--:|"]
    verdicts = []
    for setup, stretches in waits.items():
        late = []
        for name, stretch in zip(("calm", "ten heavy requests"), stretches, strict=True):
            times = sorted(wait * 1000 for wait in stretch.waits)
            late.append(times[int(len(times) * 0.95)])
            rows.append(
                f"| {setup} | {name} | {len(times):,} in {stretch.seconds:.0f} s "
                f"| {median(times):.1f} | {late[-1]:.1f} | {times[-1]:.0f} |"
            )
        ratio = late[1] / late[0]
        word = "kept" if ratio < MOST_TIMES else "MISSED"
        verdicts.append(f"{setup.capitalize()}: {ratio:.1f} times the calm 95 %: {word}.")
    target = f"Target: below {MOST_TIMES} times. "
    return head + "\n".join(rows) + "\n\n" + target + " ".join(verdicts) + "\n\n" + _machine()


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
