"""What the worker does for imports: a stretch at a time, so that others come between and a restart costs little."""

import time

from django.tasks import task

from exchange.importing import reading, runs, sending, undoing
from exchange.models import ImportRun, RunState
from people.models import User

#: Rows that are done between two looks at the clock, and seconds of one stretch: its files are looked through once.
STRETCH, SECONDS = 200, 20.0


@task
def read_source(run_id: int) -> str:
    """Read what was sent with a run into rows. Returns where the run stands then."""
    run = ImportRun.objects.select_related("created_by").get(pk=run_id)
    with sending.at_hand(run, sending.TEXTS) as path, sending.at_hand(run, sending.PICTURES) as pictures:
        reading.read(run, path, pictures)
    if run.state == RunState.REFUSED:
        sending.remove(run)
    return run.state


def begin(run: ImportRun) -> None:
    """Ask the worker to do a run. Two go at it from both ends, if there are two."""
    go_on.enqueue(run.pk, False)
    go_on.enqueue(run.pk, True)


@task
def go_on(run_id: int, backwards: bool = False) -> bool:
    """Do a stretch of a run, and ask for the next. Asked for twice, it does nothing twice: a row says it is done."""
    run = ImportRun.objects.select_related("created_by", "released_by").get(pk=run_id)
    ends = time.monotonic() + SECONDS
    with sending.at_hand(run, sending.PICTURES) as path:
        pictures = runs.pictures_of(run, path)
        while (more := runs.step(run, STRETCH, pictures, backwards)) and time.monotonic() < ends:
            continue
    if more:
        go_on.enqueue(run_id, backwards)
    elif run.state == RunState.DONE and not run.is_trial:
        sending.remove(run)
    return more


@task
def undo(run_id: int, user_id: int) -> bool:
    """Take back a stretch of a run whose undoing has begun, and ask for the next."""
    run = ImportRun.objects.get(pk=run_id)
    user, ends = User.objects.get(pk=user_id), time.monotonic() + SECONDS
    while (more := undoing.work(run, user, STRETCH)) and time.monotonic() < ends:
        continue
    if more:
        undo.enqueue(run_id, user_id)
    return more
