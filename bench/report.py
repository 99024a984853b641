"""The figures as pages of Markdown: median and spread, how many times the floor, and on what they were taken."""

import os
import platform
from importlib.metadata import version
from statistics import median

from django.db import connection

from articles.body.weight import MOST_ELEMENTS
from articles.models.article import LONGEST_BODY
from bench import busy, load, plot
from bench.newsroom import CHIEF, EDITOR, QUIET_EDITOR, WRITER
from bench.readers import EVERY, READERS, Stretch
from bench.results import CONNECTIONS
from newsroom.launcher import WEB_THREADS, WEB_WORKERS

#: Milliseconds of processor, database included, that an uncached story may cost, whatever the archive.
TARGET, TARGETED = 2.5, "in turn"
#: Pages whose cost is drawn over the size of the archive.
DRAWN = ("story, 1,000 in turn", "section with half of all", "tag on a tenth of all", "feed", "sitemap index")
#: For whom the desk's screens were asked.
WHO = {
    WRITER: "author of half of all stories",
    EDITOR: "editor of the section with half",
    QUIET_EDITOR: "editor of a quiet section",
    CHIEF: "editor-in-chief",
}
#: How much longer the 95th of a hundred readers may wait beside the desk's heaviest work.
MOST_TIMES = 2


def performance(known: dict) -> str:
    """The whole page, from what `results.keep` gives back: a table for each archive, the largest first, and plots."""
    parts = [
        "# How fast readers are served\n\n"
        "Written by `make bench STORIES=1000000 ARGS='--write docs/performance.md'`, which loads an archive as "
        "skewed as a real one (`bench/skew.py`) into a scratch database, starts the production server with the page "
        "cache off and on, and asks. The numbers are in `var/bench.json` too. Processor time is that of the web "
        "server and of the database, all their processes, user and system, without the program that asks. The floor "
        "is a Django view that answers two letters, asked in the same rounds. Home is a front with three stories "
        "placed by hand and all else by rule.\n\n"
        f"Alternating runs, {load.tool()}; granian, WSGI, {WEB_WORKERS} workers of {WEB_THREADS} threads. Median, "
        "and (least – most).\n"
    ]
    for one in sorted(known.values(), key=lambda taken: -taken["stories"]):
        parts.append(_archive(one))
    if len(known) > 1:
        parts.append(f"## As the archive grows\n\n{_growth(known)}\n")
    return "\n".join(parts)


def _archive(one: dict) -> str:
    rounds, seconds = one["rounds"], one["seconds"]
    head = f"## {one['stories']:,} stories\n\n{rounds} rounds of {seconds} s for each line. {one['machine']}"
    names = "".join(f" | Requests/s, c={c} | CPU ms, c={c} | × floor" for c in CONNECTIONS)
    table = [
        f"| Page | Page cache{names} | of it database |",
        "|---|---" + "|--:|--:|--:" * len(CONNECTIONS) + "|--:|",
    ]
    by_page: dict[tuple, dict] = {}
    for row in one["rows"]:
        by_page.setdefault((row["page"], row["cache"]), {})[row["connections"]] = row
    for (page, cache), found in by_page.items():
        cells = "".join(_cells(found.get(c)) for c in CONNECTIONS)
        share = found[CONNECTIONS[0]]["database"]
        table.append(f"| {page} | {cache}{cells} | {'' if share is None else f'{share:.2f}'} |")
    costs = {page: found[CONNECTIONS[0]]["cost"] for (page, cache), found in by_page.items() if cache == "off"}
    drawn = plot.bars({page: cost[0] for page, cost in costs.items() if cost}, "ms")
    said = [f"{head}\n", "\n".join(table) + "\n", f"{drawn}\n"]
    if found := one.get("desk"):
        said.append(screens(found))
    if found := one.get("publishing"):
        said.append(publishing(found))
    if found := one.get("parts"):
        said.append(parts(found))
    if kept := next((cost for page, cost in costs.items() if page.endswith(TARGETED) and cost), None):
        word = "kept" if kept[0] <= TARGET else "MISSED"
        said.append(f"Target: an uncached story at {TARGET} ms of processor: {word} ({kept[0]:.2f} ms).\n")
    return "\n".join(said)


def publishing(found: dict) -> str:
    """Until when readers got the page of before a change."""
    rows = ["| From a change to every reader | median s | worst s | old after 1 s |", "|---|--:|--:|--:|"]
    for name, told in found.items():
        late = f"{told['late']} of {told['changes']}"
        rows.append(f"| {name} | {told['median']:.2f} | {told['worst']:.2f} | {late} |")
    return "\n".join(rows) + "\n"


def parts(found: list[tuple[str, float]]) -> str:
    """Where the time of a story's page goes, as `bench.parts` measured it."""
    rows = ["| A story's page, in turn, in one process | CPU ms |", "|---|--:|"]
    rows += [f"| {part} | {spent:.2f} |" for part, spent in found]
    return "\n".join(rows) + "\n"


def screens(found: list[dict]) -> str:
    """The desk's screens, as `bench.desk` measured them."""
    rows = [
        "| The desk | Who | CPU ms | at most | | statements | waited, ms | least – most |",
        "|---|---|--:|--:|---|--:|--:|--:|",
    ]
    for row in found:
        middle, least, most = row["ms"]
        word = "kept" if row["cost"] <= row["most"] else "MISSED"
        rows.append(
            f"| {row['name']} | {WHO[row['who']]} | {row['cost']:.0f} | {row['most']} | {word} "
            f"| {row['statements']} | {middle:.0f} | {least:.0f} – {most:.0f} |"
        )
    return "\n".join(rows) + "\n"


def moving(found: dict) -> str:
    """What an import took: rows, seconds of both its steps, processor a story, and the most memory of a process."""
    both, stories = found["reading"] + found["bringing_in"], found["stories"]
    rows = ", ".join(f"{count:,} {result}" for result, count in sorted(found["rows"].items()))
    begun = f", begun {found['began']} times" if found["began"] > 1 else ""
    return (
        f"{stories:,} stories brought in: {stories / both:.1f} a second ({both:.0f} s in all: reading "
        f"{found['reading']:.1f} s, bringing in {found['bringing_in']:.1f} s), by {found['processes']} "
        f"process{'es' if found['processes'] > 1 else ''}{begun}; rows: {rows}; of processor "
        f"{found['processor'] * 1000 / stories:.1f} ms a story and "
        f"{found['database'] * 1000 / stories:.1f} ms of the database; "
        f"{found['megabytes']:.0f} MB at most. {machine()}\n"
    )


def purges(rows: list[tuple[str, str, bool]]) -> str:
    """The table of what a purge costs and spares."""
    lines = ["| A purge | | |", "|---|---|---|"]
    lines += [f"| {name} | {told} | {'kept' if is_kept else 'MISSED'} |" for name, told, is_kept in rows]
    return "\n".join(lines) + "\n"


def _cells(row: dict | None) -> str:
    if row is None:
        return " | | |"
    if not row["rate"][0]:
        return " | failed | | "
    rate = "{:,.0f} ({:,.0f} – {:,.0f})".format(*row["rate"])
    cost = "{:.2f} ({:.2f} – {:.2f})".format(*row["cost"]) if row["cost"] else "not measured"
    return f" | {rate} | {cost} | {'' if row['times'] is None else format(row['times'], '.1f')}"


def _growth(known: dict) -> str:
    series: dict[str, list] = {}
    for one in sorted(known.values(), key=lambda taken: taken["stories"]):
        for row in one["rows"]:
            if (
                row["page"] in DRAWN
                and row["cache"] == "off"
                and row["connections"] == CONNECTIONS[0]
                and row["cost"]
            ):
                series.setdefault(row["page"], []).append((one["stories"], row["cost"][0]))
    return plot.lines(series, "ms") if series else ""


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
    return head + "\n".join(rows) + "\n\n" + target + " ".join(verdicts) + "\n\n" + machine()


def machine() -> str:
    """On what the figures were taken, in a line."""
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
