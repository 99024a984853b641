"""The first half of an import: every file of its source read into rows, in any order, or the whole refused."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from audit.storable import storable_data
from exchange.importing import files, kept, limits
from exchange.importing.bodies.turning import file_of
from exchange.importing.formats import sniffing
from exchange.importing.formats.sniffing import Asked
from exchange.importing.items import Item, Kind, Notes, State, Unreadable
from exchange.models import ImportRow, ImportRun, RunState
from exchange.models.importing import LONGEST_REASON

log = logging.getLogger(__name__)
BATCH = 500


def zone_of(run: ImportRun) -> tzinfo:
    """The zone of times that name none."""
    name = run.options.get("zone", "")
    return ZoneInfo(name) if name else UTC


def read(run: ImportRun, path: Path | None, uploads: Path | None = None) -> bool:
    """Put every item at `path` into a row of the run. Returns False if the source was refused, with the reason kept;
    None is a source that is gone. Pictures that cannot be looked at where they are said to lie (`uploads`) refuse it.

    What is said of files and items is in the words of whoever began it. May be called again after it was cut off:
    rows that are there stay, by their keys. One file that cannot be read refuses the whole, and then no row is left:
    nothing is half imported.
    """
    if run.state != RunState.READING:
        return run.state != RunState.REFUSED
    with translation.override(run.created_by.language):
        return _read(run, path, uploads)


def _read(run: ImportRun, path: Path | None, uploads: Path | None) -> bool:
    notes, live, used = Notes(), 0, Counter()
    try:
        if path is None:
            raise Unreadable(_("there is no such file or folder"), run.source)
        if uploads is not None:
            files.look(uploads)
        source = files.look(path)
        found = _items(run, source, notes)
        for batch in _batches(found):
            ImportRow.objects.bulk_create([_row(run, item) for item in batch], ignore_conflicts=True)
            stories = [item for item in batch if item.kind == Kind.STORY]
            live += sum(item.state == State.LIVE and not item.lacks_text for item in stories)
            _note_terms(notes, used, stories)
        if not run.rows.exists():
            raise Unreadable(_("nothing in it is a story, a page or a picture"), path.name)
    except Unreadable as error:
        return _refuse(run, error)
    run.mended = storable_data([asdict(one) for one in notes.mended])
    facts = {
        "site": notes.site,
        "live": live,
        "used": dict(used),
        "more_mended": notes.more_mended,
        "people": {key: asdict(one) for key, one in notes.people.items()},
        "terms": {key: asdict(one) for key, one in notes.terms.items()},
        "own": notes.own,
        "highest": notes.highest,
    }
    run.facts = storable_data(facts)
    run.state = RunState.READ
    run.save(update_fields=["mended", "facts", "state"])
    return True


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items, so many at once, or so many characters of text."""
    batch: list[Item] = []
    letters = 0
    for item in items:
        batch.append(item)
        letters += item.size
        if len(batch) >= BATCH or letters >= limits.LONGEST_RECORD:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _note_terms(notes: Notes, used: Counter[str], stories: Iterable[Item]) -> None:
    """Note what stories are filed under, which feeds and tables say nowhere else, and count it."""
    for item in stories:
        for term in item.filed_under:
            key = term.slug or term.name
            if f"category:{key}" in notes.terms or len(notes.terms) < limits.MOST_TERMS:
                notes.terms.setdefault(f"category:{key}", term)
                used[key] += 1


def _items(run: ImportRun, source: files.Source, notes: Notes) -> Iterator[Item]:
    mapping = run.options.get("columns", {})
    for text in source.texts:
        asked = Asked(zone_of(run), mapping, lambda name, text=text: source.beside(text, name))
        before = len(notes.mended)
        try:
            yield from sniffing.read(text.opened, asked, notes, text.path)
        except files.BROKEN as error:
            log.warning("%s of import %s cannot be read to its end: %r", text.path, run.pk, error)
            raise Unreadable(_("it cannot be read to its end: it is cut off or damaged"), text.path) from None
        for at in range(before, len(notes.mended)):  # of several files each place belongs to one
            one = notes.mended[at]
            notes.mended[at] = type(one)(f"{text.path}: {one.what}", one.line, one.column, one.grew)
    for archive in source.unopened:
        kind = _("an archive that was not opened, for it lies within another or is broken. Send it by itself")
        if not source.texts:
            raise Unreadable(kind, archive.path)
        yield Item(
            f"archive:{archive.path}", Kind.OTHER, title=archive.path, own_type=kind, file=archive.path, line=1
        )


def _row(run: ImportRun, item: Item) -> ImportRow:
    picture = item.picture
    return ImportRow(
        run=run,
        key=kept.key_of(item.key),
        kind=str(item.kind),
        title=item.title[:250],
        file=item.file[:300],
        line=item.line,
        item=kept.stored(item),
        ref=picture.ref[:40] if picture else "",
        place=file_of(picture.address)[:500] if picture else "",
    )


def _refuse(run: ImportRun, error: Unreadable) -> bool:
    with transaction.atomic():
        run.rows.all().delete()
        run.state, run.refused = RunState.REFUSED, str(error)[:LONGEST_REASON]
        run.save(update_fields=["state", "refused"])
    return False
