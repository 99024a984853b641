"""One thing becomes another on so many stories that no request has time for it: the worker does it, in stretches.

A story is whole after each: it names the one or the other wherever it names it. So a restart costs one stretch, and
nobody who saves a story waits longer than for one. Meanwhile nobody begins a second change of either. What the
stretches and the end of it are is for the rooms to say (`register`); they stand above this one.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.tasks import task
from django.utils.translation import gettext_lazy as _

from people import clock, rowlocks
from people.models import MergeRun, User

log = logging.getLogger(__name__)
#: So many stories are done at once, while the person waits.
AT_ONCE = 200
#: Stories of one stretch, and seconds after which a job lets others come between.
STRETCH, SECONDS = 100, 20.0
#: Seconds before each new try of a stretch that failed. After the last the run stands still, and the desk is told.
WAITS = (5, 15, 60, 240)

Reason = str  # translated lazily; None stands for "yes"


@dataclass(frozen=True)
class Way:
    """How rows of a model become others of it.

    `step(gone, heir, most)` lets at most so many stories that name the one name the other, and returns how many it
    found; `finish(gone, heir, run)` does what is left and takes the one away. Both run inside a transaction.
    """

    model: type[models.Model]
    step: Callable[[models.Model, models.Model, int], int]
    finish: Callable[[models.Model, models.Model, MergeRun], None]


_ways: dict[str, Way] = {}


def register(way: Way) -> None:
    """Say how rows of a model become others. A room calls it once, as it is loaded."""
    _ways[way.model._meta.label_lower] = way


def under_way(model: type[models.Model], *numbers: int) -> MergeRun | None:
    """What makes one of these rows another's, or another its, and is not done yet; None if nothing does."""
    either = Q(gone__in=numbers) | Q(heir__in=numbers)
    return MergeRun.objects.filter(either, kind=model._meta.label_lower, ended_at=None).order_by("pk").first()


def became(model: type[models.Model], number: int) -> int | None:
    """The number of the row that this one became in such a run, or None."""
    ended = MergeRun.objects.filter(kind=model._meta.label_lower, gone=number, ended_at__isnull=False, why="")
    return ended.order_by("-pk").values_list("heir", flat=True).first()


def why_not_now(model: type[models.Model], *numbers: int) -> Reason | None:
    """Why none of these rows may be renamed or merged now, or None."""
    if run := under_way(model, *numbers):
        return _("“%(was)s” is being changed on many stories. Wait until that is done.") % {"was": run.was}
    return None


def begin(gone: models.Model, heir: models.Model, by: User, total: int, *, is_rename: bool = False) -> MergeRun:
    """Let the worker make `gone` `heir` on some `total` stories. Who calls holds both and has asked `why_not_now`."""
    kind = type(gone)._meta.label_lower
    run = MergeRun.objects.create(
        kind=kind, gone=gone.pk, heir=heir.pk, was=str(gone), by=by, total=total, is_rename=is_rename
    )
    go_on.enqueue(run.pk)  # a row too: there if the run is
    return run


@task
def go_on(run_id: int) -> bool:
    """Do stretches of a run for a while, then ask for the next. Returns whether there is more. Asked for twice it
    does nothing twice: a stretch takes what is still named."""
    ends = time.monotonic() + SECONDS
    try:
        while more := _step(run_id):
            if time.monotonic() >= ends:
                go_on.enqueue(run_id)
                break
    except Exception as error:
        log.error("Run %s, by which one becomes another, failed: %r", run_id, error)
        MergeRun.objects.filter(pk=run_id).update(failures=F("failures") + 1, why="")
        raise
    return more


go_on.func.waits = WAITS  # for the worker


def still() -> list[MergeRun]:
    """The runs that come on no more by themselves, the oldest first."""
    return [run for run in MergeRun.objects.filter(ended_at=None).order_by("pk")[:100] if run.stands_still]


def try_again(run: MergeRun) -> None:
    """Let the worker go on with a run that failed or stands still."""
    MergeRun.objects.filter(pk=run.pk).update(moved_at=clock.now(), failures=0, why="")
    go_on.enqueue(run.pk)


def _step(run_id: int) -> bool:
    """One stretch, or the end. Whether there is more to do."""
    with transaction.atomic():
        run = rowlocks.held(MergeRun.objects).filter(pk=run_id, ended_at=None).first()
        if run is None:
            return False
        way = _ways[run.kind]
        rows = way.model._base_manager.in_bulk([run.gone, run.heir])
        if len(rows) < 2:
            why = str(_("One of the two is there no more."))
            MergeRun.objects.filter(pk=run.pk).update(ended_at=clock.now(), why=why)
            return False
        gone, heir = rows[run.gone], rows[run.heir]
        if did := way.step(gone, heir, STRETCH):
            came = {"moved_at": clock.now(), "failures": 0, "why": ""}
            done = F("done") + did  # of about so many
            MergeRun.objects.filter(pk=run.pk).update(done=done, total=Greatest(F("total"), done), **came)
            return True
        way.finish(gone, heir, run)
        MergeRun.objects.filter(pk=run.pk).update(ended_at=clock.now(), failures=0, why="")
        return False
