"""What was measured, as numbers that a file keeps: one archive after the other, each size's last figures."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

#: Connections that ask at the same time: what one request costs, and how many fit.
CONNECTIONS = (1, 8)
FLOOR = "bare Django view"


@dataclass(frozen=True)
class Run:
    """One stretch: requests a second, and milliseconds of processor a request, of web server and database.

    None where there is no way to know.
    """

    page: str
    cache: str
    connections: int
    rate: float
    web: float | None
    database: float | None

    @property
    def cost(self) -> float | None:
        return None if self.web is None else self.web + (self.database or 0)


@dataclass(frozen=True)
class Row:
    """A page at so many connections: medians, least and most, and how many times the floor of the same rounds."""

    page: str
    cache: str
    connections: int
    rate: tuple[float, float, float]
    cost: tuple[float, float, float] | None
    database: float | None
    times: float | None


def rows(runs: Iterable[Run]) -> list[Row]:
    """The runs of each page brought together, in the order in which they were first made."""
    by_page: dict[tuple, list[Run]] = defaultdict(list)
    for run in runs:
        by_page[run.page, run.cache, run.connections].append(run)
    floors = {key[2]: _middle(taken) for key, taken in by_page.items() if key[0] == FLOOR}
    return [_row(key, taken, floors.get(key[2])) for key, taken in by_page.items()]


def _row(key: tuple, taken: list[Run], floor: float | None) -> Row:
    costs = [run.cost for run in taken if run.cost is not None]
    shares = [run.database for run in taken if run.database is not None]
    middle = _middle(taken)
    return Row(
        *key,
        rate=_spread([run.rate for run in taken]),
        cost=_spread(costs) if costs else None,
        database=median(shares) if shares else None,
        times=middle / floor if middle and floor else None,
    )


def _middle(taken: list[Run]) -> float | None:
    costs = [run.cost for run in taken if run.cost is not None]
    return median(costs) if costs else None


def _spread(values: list[float]) -> tuple[float, float, float]:
    return median(values), min(values), max(values)


def keep(file: Path, stories: int, found: list[Row], **about) -> dict:
    """Put the figures of an archive of so many stories into `file` beside those of other sizes, and return all."""
    known = json.loads(file.read_text()) if file.exists() else {}
    known[str(stories)] = {"stories": stories, **about, "rows": [asdict(row) for row in found]}
    known = dict(sorted(known.items(), key=lambda pair: int(pair[0])))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(known, indent=1) + "\n")
    return known
