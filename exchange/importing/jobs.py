"""What the worker does for imports: a stretch at a time, so that others come between and a restart costs little."""

from pathlib import Path

from django.tasks import task

from exchange.importing import reading, runs, undoing
from exchange.models import ImportRun, RunState
from people.models import User

#: Rows of one stretch.
STRETCH = 200


@task
def read_source(run_id: int, path: str) -> str:
    """Read the source of a run into rows. Returns where the run stands then."""
    run = ImportRun.objects.get(pk=run_id)
    reading.read(run, Path(path))
    return run.state


@task
def go_on(run_id: int) -> bool:
    """Do a stretch of a run, and ask for the next. Asked for twice, it does nothing twice: a row says it is done."""
    run = ImportRun.objects.get(pk=run_id)
    more = runs.step(run, STRETCH)
    if more:
        go_on.enqueue(run_id)
    return more


@task
def undo(run_id: int, user_id: int) -> bool:
    """Take back a stretch of a run, and ask for the next."""
    run = ImportRun.objects.get(pk=run_id)
    if run.state == RunState.DONE:
        undoing.begin(run)
    more = undoing.work(run, User.objects.get(pk=user_id), STRETCH)
    if more:
        undo.enqueue(run_id, user_id)
    return more
