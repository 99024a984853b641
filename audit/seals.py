"""Seals over the log, so that a change made behind the database's back is seen."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.utils import timezone

from audit import log
from audit.actions import Action
from audit.models import Entry, Seal

#: Transactions that wrote an earlier entry have ended by then, so no entry appears before a seal any more.
SETTLED = timedelta(minutes=10)
#: At most so many entries for one seal.
MOST = 5000
#: Where a seal does not fit the one before it, so many further back are tried. Two workers of an older release could
#: seal at once: both seals were made from the same one, and are as true as any.
BESIDE = 8
#: Whoever holds it seals; an empty table has no row to lock. The digits are this lock's name, no more.
_LOCK = 7_325_001
_FIELDS = ("id", "at", "actor_id", "actor_name", "action", "kind", "object_id", "label", "note", "details")
_FIELDS += ("address", "device", "session")


@dataclass(frozen=True)
class Chain:
    """What became of the seals when they were looked at: `broken` is the first that its entries no longer fit.

    `after` is the last entry before those that it covers; `anew` the seal with which the chain last began anew, and
    `beside` the seals that were made from another than the one before them.
    """

    seals: int
    after: int
    broken: Seal | None
    anew: Seal | None
    beside: list[Seal]

    @property
    def found(self) -> int:
        """How many entries stand now where the broken seal counted `broken.entries`."""
        return Entry.objects.filter(pk__gt=self.after, pk__lte=self.broken.last_entry).count() if self.broken else 0


def seal() -> Seal | None:
    """Seal the settled entries that no seal covers yet; None if there are none. Several workers may try at once."""
    with transaction.atomic():
        _one_at_a_time()
        last = Seal.objects.last()
        after = last.last_entry if last else 0
        settled = Entry.objects.filter(pk__gt=after, at__lt=timezone.now() - SETTLED)
        rows = list(settled.order_by("pk").values(*_FIELDS)[:MOST])
        if not rows:
            return None
        digest = _digest(last.digest if last else "", rows)
        return Seal.objects.create(last_entry=rows[-1]["id"], entries=len(rows), digest=digest)


def broken() -> Seal | None:
    """The first seal that its entries no longer fit, or None if the log is what it was."""
    return examine().broken


def examine() -> Chain:
    """Go through the seals. What stands before one that began anew is somebody's to answer for, and not judged."""
    anew = Seal.objects.exclude(note="").last()
    if anew is not None and _digest("", _rows(0, anew.last_entry)) != anew.digest:
        return Chain(1, 0, anew, anew, [])
    fitting = [(anew.last_entry, anew.digest)] if anew else [(0, "")]
    count, beside = int(anew is not None), []
    for made in Seal.objects.filter(last_entry__gt=fitting[0][0]).iterator():
        fits = (
            end for end, digest in reversed(fitting) if _digest(digest, _rows(end, made.last_entry)) == made.digest
        )
        end = next(fits, None)  # the one before it, nearly always: then no other is read
        if end is None:
            return Chain(count, fitting[-1][0], made, anew, beside)
        if end != fitting[-1][0]:
            beside.append(made)
        fitting = [*fitting, (made.last_entry, made.digest)][-BESIDE:]
        count += 1
    return Chain(count, fitting[-1][0], None, anew, beside)


def begin_anew(note: str, action: Action) -> Seal:
    """Take the log as it stands: one seal over all of it that says why in `note`, and an entry of this `action`.

    For when somebody has found out why a seal no longer fits. The seals before it stay, as evidence. Raises
    ValueError without a note, and LookupError where nothing was ever sealed.
    """
    if not note.strip():
        raise ValueError("Say in a note why the log is taken as it stands.")
    with transaction.atomic():
        _one_at_a_time()
        last = Seal.objects.last()
        if last is None:
            raise LookupError("The log has no seal yet, so none can be broken.")
        log.record(action, note=note.strip(), details={"until": last.last_entry})
        covered = Entry.objects.filter(pk__lte=last.last_entry).count()
        digest = _digest("", _rows(0, last.last_entry))
        return Seal.objects.create(last_entry=last.last_entry, entries=covered, digest=digest, note=note.strip())


def _one_at_a_time() -> None:
    """Wait for whoever is sealing, until this transaction ends. Statements after it see what they wrote."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _rows(after: int, last: int) -> Iterable[dict]:
    return Entry.objects.filter(pk__gt=after, pk__lte=last).order_by("pk").values(*_FIELDS).iterator()


def _digest(before: str, rows: Iterable[dict]) -> str:
    digest = hashlib.sha256(before.encode())
    for row in rows:
        digest.update(json.dumps(row, sort_keys=True, cls=DjangoJSONEncoder).encode())
    return digest.hexdigest()
