"""The first half of an import: every file of its source read into rows, in any order, or the whole refused."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, tzinfo
from itertools import batched
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction

from exchange.importing import files, kept
from exchange.importing.bodies.turning import file_of
from exchange.importing.formats import sniffing
from exchange.importing.formats.sniffing import Asked
from exchange.importing.items import Item, Notes, Unreadable
from exchange.models import ImportRow, ImportRun, RunState
from exchange.models.importing import LONGEST_REASON

BATCH = 500
_LONGEST_KEY = ImportRow._meta.get_field("key").max_length


def zone_of(run: ImportRun) -> tzinfo:
    """The zone of times that name none."""
    name = run.options.get("zone", "")
    return ZoneInfo(name) if name else UTC


def read(run: ImportRun, path: Path) -> bool:
    """Put every item at `path` into a row of the run. Returns False if the source was refused, with the reason kept.

    May be called again after it was cut off: rows that are there stay, by their keys. One file that cannot be read
    refuses the whole, and then no row is left: nothing is half imported.
    """
    if run.state != RunState.READING:
        return run.state != RunState.REFUSED
    notes = Notes()
    try:
        source = files.look(path)
        found = _items(run, source, notes)
        for batch in batched(found, BATCH):
            ImportRow.objects.bulk_create([_row(run, item) for item in batch], ignore_conflicts=True)
        if not run.rows.exists():
            raise Unreadable("nothing in it is a story, a page or a picture", path.name)
    except Unreadable as error:
        return _refuse(run, error)
    run.mended = [asdict(one) for one in notes.mended]
    run.facts = {
        "site": notes.site,
        "more_mended": notes.more_mended,
        "people": {key: asdict(one) for key, one in notes.people.items()},
        "terms": {key: asdict(one) for key, one in notes.terms.items()},
    }
    run.state = RunState.READ
    run.save(update_fields=["mended", "facts", "state"])
    return True


def _items(run: ImportRun, source: files.Source, notes: Notes) -> Iterator[Item]:
    mapping = run.options.get("columns", {})
    for text in source.texts:
        asked = Asked(zone_of(run), mapping, lambda name, text=text: source.beside(text, name))
        before = len(notes.mended)
        yield from sniffing.read(text.opened, asked, notes, text.path)
        for at in range(before, len(notes.mended)):  # of several files each place belongs to one
            one = notes.mended[at]
            notes.mended[at] = type(one)(f"{text.path}: {one.what}", one.line, one.column, one.grew)


def _row(run: ImportRun, item: Item) -> ImportRow:
    picture = item.picture
    return ImportRow(
        run=run,
        key=_key(item.key),
        kind=str(item.kind),
        title=item.title[:250],
        file=item.file[:300],
        line=item.line,
        item=kept.stored(item),
        ref=picture.ref[:40] if picture else "",
        place=file_of(picture.address)[:500] if picture else "",
    )


def _key(key: str) -> str:
    """The key as a column can hold it; of one that is too long its beginning and its fingerprint."""
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[: _LONGEST_KEY - 65]}#{hashlib.sha256(key.encode()).hexdigest()}"


def _refuse(run: ImportRun, error: Unreadable) -> bool:
    with transaction.atomic():
        run.rows.all().delete()
        run.state, run.refused = RunState.REFUSED, str(error)[:LONGEST_REASON]
        run.save(update_fields=["state", "refused"])
    return False
