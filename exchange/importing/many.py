"""Many stories of an import at once, each row as a `Job` would do it alone, in one transaction and few statements.

Nothing depends on it: rows that are no plain stories, and all rows of a batch that is refused, go one by one.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import DatabaseError, connection, transaction

from articles.archive import arriving
from articles.archive.arriving import Arrival
from articles.refusals import Refused
from exchange.importing import kept
from exchange.importing.items import Item, Kind
from exchange.importing.job import Job
from exchange.importing.planning import Plan
from exchange.models import ImportRow, ImportRun, Result
from exchange.models.importing import LONGEST_REASON
from people import rowlocks

#: Stories that are written at once, and letters of their texts; rows that are fetched at once: a text may be large.
MOST, MOST_LETTERS, FETCHED = 25, 1_000_000, 5
_DONE = """
    UPDATE exchange_importrow AS here
    SET result = told.result, reason = told.reason, article_id = told.article, version = told.version,
        is_textless = told.is_textless{item}
    FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::bigint[], %s::int[], %s::bool[])
        AS told(id, result, reason, article, version, is_textless)
    WHERE here.id = told.id
"""
logger = logging.getLogger(__name__)


@dataclass
class _Planned:
    """A row, what was read of it, and what it is to become."""

    row: ImportRow
    item: Item
    plan: Plan


def batches(run: ImportRun, numbers: Sequence[int]) -> Iterator[list[ImportRow]]:
    """The rows of these numbers in their order, in batches of as many stories and letters as are written at once."""
    batch: list[ImportRow] = []
    letters = 0
    for at in range(0, len(numbers), FETCHED):
        found = run.rows.in_bulk(numbers[at : at + FETCHED])
        for number in numbers[at : at + FETCHED]:
            if number not in found:
                continue
            batch.append(found[number])
            letters += len((found[number].item or {}).get("html", ""))
            if len(batch) >= MOST or letters >= MOST_LETTERS:
                yield batch
                batch, letters = [], 0
    if batch:
        yield batch


def do(job: Job, rows: Sequence[ImportRow]) -> None:
    """Make of each row what it is to be, in their order as far as they are stories alone."""
    known = job.known(rows)
    planned = [one for row in rows if (one := _planned(job, row, known))]
    if not planned:
        return
    try:
        with transaction.atomic():
            left = _write(job, planned)
    except (Refused, DatabaseError, ValueError) as error:
        # the one that cannot be kept is found by itself, and says why; the others are kept
        logger.info("A batch of import %s goes row by row: %s", job.run.pk, error)
        job.forget()
        left = [one.row for one in planned]
    for row in left:
        job.do(row)


def _planned(job: Job, row: ImportRow, known: set[str]) -> _Planned | None:
    """The row with its plan; None for one that is done now, because it goes alone or nothing is made of it."""
    item = kept.read(row.item) if row.item and row.result == Result.WAITING else None
    if item is None or item.kind != Kind.STORY or item.own or row.key in known:
        job.do(row)
        return None
    try:
        plan = job.planned(item)
    except (Refused, DatabaseError, ValueError):
        job.do(row)  # it says why
        return None
    if plan.skipped:
        job.finish(row, Result.SKIPPED, plan.skipped)
        return None
    return _Planned(row, item, plan)


def _write(job: Job, planned: list[_Planned]) -> list[ImportRow]:
    """Write what nobody else has, with what becomes of each row. Returns those that somebody else has by now."""
    numbers = [one.row.pk for one in planned]
    waiting = rowlocks.held(ImportRow.objects).filter(pk__in=numbers, result=Result.WAITING)
    mine = set(waiting.order_by("pk").values_list("pk", flat=True))
    job.hold([one.row.key for one in planned])
    known = job.known([one.row for one in planned])
    taken = [one for one in planned if one.row.pk in mine and one.row.key not in known]
    authors = [job.authors(one.plan) for one in taken]
    if not job.run.is_trial:
        arrivals = [
            Arrival(job.with_bylines(one.plan, names), _said(one), one.plan.live_since, one.item.addresses)
            for one, names in zip(taken, authors, strict=True)
        ]
        stories = arriving.arrive(arrivals, job.run.created_by, job.run.released_by)
        for one, story in zip(taken, stories, strict=True):
            one.row.article, one.row.version = story, story.version
    for one in taken:
        said = _said(one)[:LONGEST_REASON]
        one.row.result, one.row.reason = (Result.MENDED if said else Result.MADE), said
        one.row.is_textless = one.plan.is_textless
    columns = ("pk", "result", "reason", "article_id", "version", "is_textless")
    with connection.cursor() as cursor:  # the text is not needed any more once it was written
        told = [[getattr(one.row, name) for one in taken] for name in columns]
        cursor.execute(_DONE.format(item="" if job.run.is_trial else ", item = NULL"), told)
    done = {one.row.pk for one in taken}
    return [one.row for one in planned if one.row.pk not in done]


def _said(one: _Planned) -> str:
    return "\n".join(dict.fromkeys(one.plan.notes))
