"""The second half of an import: each row becomes what its plan says, in a transaction of its own or with some others.

A row that is done says so in the same transaction, so a run that was cut off goes on where it stood, and no row is
done twice.
"""

from django.db.models import Count
from django.utils.translation import gettext_lazy

from articles.models import Edition
from articles.signals import archive_arrived
from audit import actions, log
from exchange.importing import attached, many
from exchange.importing.items import Kind
from exchange.importing.job import Job
from exchange.importing.pictures import Pictures
from exchange.models import ImportRun, Result, RunState
from people import clock

IMPORTED = actions.register("archive.imported", gettext_lazy("brought in an archive"))


def counts(run: ImportRun) -> dict[str, int]:
    """How many rows came to what. They add up to the number of rows."""
    return dict(run.rows.order_by().values_list("result").annotate(Count("pk")))


def work(run: ImportRun, pictures: Pictures, most: int, backwards: bool = False) -> bool:
    """Do up to `most` rows that wait. Returns whether there are more; if not, the run is done and all are told.

    Of two processes one goes `backwards`: they meet in the middle, where a lock keeps them from doing a row twice.
    """
    if run.state != RunState.RUNNING:
        return False
    if backwards and run.facts.get("own"):
        return False  # stories of ours come in their order: one may follow an earlier one
    job = Job(run, pictures)
    # pictures first: texts show them
    waiting = run.rows.filter(result=Result.WAITING).order_by("-pk" if backwards else "pk")
    numbers = waiting.values_list("pk", flat=True)
    some = list(numbers.filter(kind=Kind.PICTURE)[:most]) if pictures.wait else []
    pictures.wait = bool(some)  # none comes after the last: all rows are there before the first is done
    for rows in many.batches(run, some or list(numbers[:most])):
        many.do(job, rows)
    if waiting.exists():
        return True
    if not run.is_trial:
        attached.lead_on(run)
    ended = {"state": RunState.DONE, "finished_at": clock.now()}
    is_first = ImportRun.objects.filter(pk=run.pk, state=RunState.RUNNING).update(**ended)
    run.refresh_from_db()
    if is_first and not run.is_trial:
        log.record(IMPORTED, by=run.created_by, kind="import", pk=run.pk, label=run.source, details=counts(run))
        archive_arrived.send(Edition)
    return False
