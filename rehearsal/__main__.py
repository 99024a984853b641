"""`make rehearse`: opens the house, lets people in, breaks one part after the other, and tells what they noticed."""

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg2

from rehearsal import restoring
from rehearsal.breaks import WELL, Break, breaks, few
from rehearsal.house import House, Missing
from rehearsal.people import Met, Reader, Writer, fetch
from rehearsal.report import Row, page

READERS, ROLES = 3, ("writer", "section_editor")
#: Pages that readers asked for in vain are named, so many of each break.
NAMED = 5
#: A house that is not well by then is called so.
LONGEST = 60.0
#: What a new newsroom has to do before anybody comes is done by then.
FURNISHED = 600.0
#: A job whose time came seconds ago and that nobody takes, or one whose worker gives no sign of life.
STUCK = """
SELECT 1 FROM django_tasks_database_dbtaskresult
WHERE status = 'READY' AND enqueued_at < now() - interval '15 s'
  AND (run_after < now() - interval '3 s' OR run_after > '9000-01-01')
OR status = 'RUNNING' AND NOT EXISTS (
  SELECT 1 FROM newsroom_heartbeat
  WHERE name = 'worker:' || (worker_ids->>-1) AND at > now() - interval '10 s')
LIMIT 1
"""
#: Files that nobody names any more are to go in two days; those jobs are meant to wait.
ENDED = """
SELECT status, count(*) FROM django_tasks_database_dbtaskresult
WHERE NOT (status = 'READY' AND run_after BETWEEN now() + interval '1 day' AND now() + interval '9 days')
GROUP BY status
"""
NO_BACKUP = "The short form makes no backup and brings none back."
KEPT = "SELECT DISTINCT fields->>'headline' FROM articles_revision WHERE fields->>'headline' LIKE 'Latihan%'"


def main() -> None:
    """Ends with exit code 1 if words or jobs were lost, or something did not heal."""
    options = argparse.ArgumentParser(prog="make rehearse", description=__doc__)
    options.add_argument("--short", action="store_true", help="four of the breaks, without S3 and a replica")
    options.add_argument("--database-seconds", type=float, default=60, help="how long the database is stopped")
    options.add_argument("--only", default="", help="those whose name has this in it")
    options.add_argument("--folder", type=Path, default=Path("var/rehearsal").resolve())
    options.add_argument("--write", type=Path, help="write the page to this file too, as docs/rehearsal.md")
    asked = options.parse_args()
    chosen = few() if asked.short else breaks(asked.database_seconds)
    chosen = [one for one in chosen if asked.only in one.name]
    try:
        with House(asked.folder, short=asked.short) as house:
            rows, told = rehearse(house, chosen)
    except Missing as error:
        sys.exit(str(error))
    text = page(rows, short=asked.short, **told)
    print(text)
    if asked.write:
        asked.write.write_text(text)
    sys.exit(0 if well(rows, told) else 1)


def well(rows: list[Row], told: dict) -> bool:
    """Was nothing lost, nothing done twice and nothing withdrawn seen again, and did all heal?"""
    bad = told["given_up"] or told["twice"] or told["seen"]
    return not (bad or any(row.lost or row.healed is None for row in rows))


def rehearse(house: House, chosen: list[Break]) -> tuple[list[Row], dict]:
    """What each break did, and what `page` tells besides."""
    writers = [Writer(house, house.logins[role]) for role in ROLES]
    for writer in writers:
        writer.begin()
    readers = [Reader(house, pages(house), seed) for seed in range(READERS)]
    until_idle(house)
    for person in (*readers, *writers):
        person.start()
    time.sleep(5)
    rows = [one_row(house, one, readers, writers) for one in chosen]
    copied = NO_BACKUP if house.short else restoring.rehearsed(house)
    for person in (*readers, *writers):
        person.end.set()
    for person in (*readers, *writers):
        person.join()
    jobs = dict(house.ask(ENDED))
    seen = sum(getattr(one.act, "seen", 0) for one in chosen)
    given_up, twice = jobs.get("FAILED", 0), house.mail.twice
    waiting = jobs.get("READY", 0) + jobs.get("RUNNING", 0)
    told = {"cores": os.cpu_count(), "readers": READERS, "writers": len(writers)}
    return rows, told | {"given_up": given_up, "waiting": waiting, "twice": twice, "seen": seen, "copied": copied}


def until_idle(house: House) -> None:
    """The pictures of the newsroom that was just opened are made: else the first break to come waits for them.

    Raises TimeoutError.
    """
    end = time.monotonic() + FURNISHED
    while {status for status, _count in house.ask(ENDED)} & {"READY", "RUNNING"}:
        if time.monotonic() > end:
            raise TimeoutError(f"Jobs still wait after {FURNISHED:.0f} s. See {house.folder}")
        time.sleep(0.5)


def pages(house: House) -> list[str]:
    """Addresses that readers go to: fronts often, stories by turns."""
    found = house.ask(
        "SELECT '/read/' || article_id || '/' || slug FROM articles_edition "
        "WHERE starts_at < now() AND ends_at IS NULL ORDER BY article_id DESC LIMIT 60"
    )
    fronts = ["/", "/indeks/"] + [f"/{slug}/" for (slug,) in house.ask("SELECT slug FROM sections_section LIMIT 5")]
    stories = [address for (address,) in found]
    paths = [*fronts * 4, *stories]
    return [path for path in paths if fetch(house.ports["proxy"], path)[0] == 200]


def one_row(house: House, one: Break, readers: list[Reader], writers: list[Writer]) -> Row:
    """Break it, wait until all is well again, and count what people met meanwhile."""
    print(f"  {one.name} …", flush=True)
    began = time.monotonic()
    known = sum(len(writer.acknowledged) for writer in writers)
    one.act(house)
    mended = time.monotonic()
    everybody = (*readers, *writers)
    goes_on = getattr(one.act, "goes_on", lambda house: False)
    healed = until_well(house, mended, lambda: [met for person in everybody for met in person.met[-200:]], goes_on)
    read, wrote = ([met for one in people for met in one.met if met.ended >= began] for people in (readers, writers))
    failed = [met for met in read if met.failed]
    return Row(
        name=one.name,
        pages=len(read),
        errors=len(failed),
        failed=tuple(f"{met.what}: {met.status or 'no answer'} after {met.seconds:.1f} s" for met in failed[:NAMED]),
        slowest=max((met.seconds for met in read), default=0.0),
        saves=sum(len(writer.acknowledged) for writer in writers) - known,
        refused=sum(met.status != 302 for met in wrote),
        lost=lost(house, writers),
        healed=healed,
    )


def until_well(
    house: House, since: float, met: Callable[[], list[Met]], goes_on: Callable[[House], bool] = lambda house: False
) -> float | None:
    """Seconds from `since` until everything has gone well for WELL seconds, and what broke no longer `goes_on`.

    None: not within LONGEST.
    """
    ended = since
    while time.monotonic() - since < LONGEST:
        time.sleep(0.2)
        if goes_on(house):
            ended = time.monotonic()
        lately = [one for one in met() if one.ended >= since]
        bad = [one.ended for one in lately if one.failed or (one.what == "save" and one.status != 302)]
        last = max([since, ended, *bad, *stuck(house)])
        saved = any(one.what == "save" and one.at > last for one in lately)
        if saved and time.monotonic() - last > WELL:
            return last - since
    return None


def stuck(house: House) -> list[float]:
    """Now, if a job waits whose time has come, or runs at a worker that is dead; else nothing."""
    try:
        rows = house.ask(STUCK)
    except psycopg2.Error:  # the database itself is away
        rows = [()]
    return [time.monotonic()] if rows else []


def lost(house: House, writers: list[Writer]) -> int:
    """How many saves were acknowledged and are in no revision."""
    kept = {headline for (headline,) in house.ask(KEPT)}
    return sum(headline not in kept for writer in writers for headline in writer.acknowledged)


if __name__ == "__main__":
    main()
