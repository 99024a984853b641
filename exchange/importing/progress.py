"""How far an import is, for its page and for whoever keeps that page open."""

from dataclasses import dataclass

from django.http import HttpRequest

from exchange import permissions
from exchange.importing import job, running
from exchange.models import ImportRun, Result, RunState

#: Rows of the report on one page.
SHOWN = 100
#: In these a worker is at it.
AT_WORK = frozenset([RunState.READING, RunState.RUNNING, RunState.UNDOING])


@dataclass(frozen=True)
class Progress:
    """Rows in all, those that are done, how many came to what, as (result, its name, count), and how many stories
    that readers had came without their text."""

    total: int
    done: int
    results: list[tuple[str, str, int]]
    textless: int
    is_at_work: bool
    stamp: str
    topic: str

    @property
    def percent(self) -> int:
        """How much is done, of a hundred."""
        return self.done * 100 // self.total if self.total else 0


def of(run: ImportRun) -> Progress:
    """How far the run is."""
    counted = running.counts(run)
    total = sum(counted.values())
    left = sum(counted.get(one, 0) for one in (job.HERE if run.state == RunState.UNDOING else (Result.WAITING,)))
    results = [(one.value, str(one.label), counted[one]) for one in Result if counted.get(one)]
    textless = run.rows.filter(is_textless=True).count()
    stamp = f"{run.state} {run.is_trial} {run.released_by_id} {sorted(counted.items())}"
    return Progress(total, total - left, results, textless, run.state in AT_WORK, stamp, f"import:{run.pk}")


def tell(request: HttpRequest, argument: str) -> dict[str, str] | None:
    """The topic `import:<number>` of open pages; None for what this person may not know."""
    if permissions.why_not_look(request.user) or not argument.isdecimal() or len(argument) > 9:
        return None
    run = ImportRun.objects.filter(pk=int(argument)).first()
    return {"stamp": of(run).stamp} if run else None
