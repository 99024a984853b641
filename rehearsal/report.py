"""What came of it, as a table and two plots."""

from dataclasses import dataclass
from datetime import date

from bench import plot

HEAD = """# What happens when something dies

Written by `make rehearse` on {day}: PostgreSQL 18 {replica}, a PgBouncer in transaction mode for
each node, two web servers for readers, one for the desk, two workers, Varnish, {pictures} and a mail server,
all on loopback of one machine with {cores} cores, behind Caddy with `deploy/caddy/Caddyfile`.
{readers} readers read up to twenty pages a second each through both, {writers} writers save once a second; then
each part is broken in turn. What dies is started again after two seconds, as the units in `deploy/systemd/` do.

| Broken | Pages read | Errors | Slowest, s | Saves | Tries that failed | Words lost | Healed after, s |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""
TAIL = """
*Healed* counts from when the part was put back (or, where nobody puts it back, from when it died) until for two
seconds every page, save and job went well. An error is an answer of 500 or more, or none. A save that fails is sent
again, as a writer's page does by itself; words are lost if a save that was acknowledged is in no revision.

Every reader passes Varnish. While it is started again Caddy keeps whoever asks waiting, which *Slowest* shows; before
nginx a second one answers instead ([running.md](running.md#when-something-dies)).

Jobs given up: {given_up}. Jobs still waiting or running at the end: {waiting}. Letters that came twice: {twice}. A
withdrawn story was seen again {seen} times.

{copied}
"""


@dataclass
class Row:
    """What one break did."""

    name: str
    pages: int
    errors: int
    slowest: float
    saves: int
    refused: int
    lost: int
    healed: float | None
    #: What readers asked for in vain, the first few.
    failed: tuple[str, ...] = ()

    def line(self) -> str:
        healed = "never" if self.healed is None else f"{self.healed:.1f}"
        return (
            f"| {self.name} | {self.pages} | {self.errors} | {self.slowest:.1f} | {self.saves} | {self.refused} "
            f"| {self.lost} | {healed} |\n"
        )


SLOWEST, HEALED = "The longest that a reader waited for a page", "From then on all went well"
#: Pixels for the name of what was broken.
NAMES = 400
#: What differs in what stood there.
WHOLE = {"replica": "with a streaming replica", "pictures": "S3 (moto's server)"}
SHORT = {"replica": "without a replica", "pictures": "pictures on a disk"}


def page(rows: list[Row], short: bool = False, **told) -> str:
    """The whole page, as Markdown."""
    head = HEAD.format(day=date.today().isoformat(), **told, **(SHORT if short else WHOLE))
    failed = [f"- {row.name}: {one}\n" for row in rows for one in row.failed]
    found = "".join(["\nAsked for in vain, the first few of each:\n\n", *failed]) if failed else ""
    return head + "".join(row.line() for row in rows) + found + drawn(rows) + TAIL.format(**told)


def drawn(rows: list[Row]) -> str:
    """How long readers waited at the longest and how soon all was well, as bars. What never healed has none."""
    slowest = {row.name: row.slowest for row in rows}
    healed = {row.name: row.healed for row in rows if row.healed is not None}
    return "".join(
        f"\n{title}:\n\n{plot.bars(values, 's', left=NAMES)}\n"
        for title, values in ((SLOWEST, slowest), (HEALED, healed))
        if values
    )
