"""What was agreed of a picture, or forbidden, and for when: rows that only grow; the newest that holds decides.

Readers' pages and every road to print go by the photo's own columns (`photos.rights`), which time alone turns. They
have the stretch that holds now, or the next; where one follows another the worker sets them anew (`turn`). It can be
late only to the picture's loss: until then it stays withheld.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from audit import actions, log
from people import clock, rowlocks
from people.models import User
from photos import library
from photos.models import Lease, LeaseKind, Photo

LEASED = actions.register("photo.leased", _("allowed or denied the use of a photo"))
#: The columns of a photo that follow from its leases.
FOLLOWING = frozenset({"usable_from", "usable_until", "is_denied"})
#: So many photos at one go of the worker.
AT_ONE_GO = 100


@dataclass(frozen=True)
class Rights:
    """What a photo's columns say from `at` on, until `turns_at` (None: for good)."""

    usable_from: datetime | None
    usable_until: datetime | None
    is_denied: bool
    turns_at: datetime | None


def give(photo: Photo, by: User, kind: str, starts_at: datetime | None, ends_at: datetime | None, note: str) -> Lease:
    """Allow or deny a picture from a moment until another (None: since ever, for good). Raises ValidationError."""
    refuse_unfit(kind, starts_at, ends_at, note)
    with transaction.atomic():
        row = rowlocks.held(Photo.objects).get(pk=photo.pk)
        lease = Lease.objects.create(
            photo=row, kind=kind, starts_at=starts_at, ends_at=ends_at, note=note.strip(), by=by
        )
        follow(row)
        log.record(LEASED, by=by, kind="photo", pk=row.pk, label=str(row), details={"kind": lease.kind})
    return lease


def refuse_unfit(kind: str, starts_at: datetime | None, ends_at: datetime | None, note: str) -> None:
    """Raise ValidationError, beside the field, for a lease that says nothing."""
    if kind not in LeaseKind:
        raise ValidationError({"lease_kind": _("Say whether it is allowed or denied.")})
    if starts_at and ends_at and starts_at >= ends_at:
        raise ValidationError({"lease_ends_at": _("This ends before it begins.")})
    if not note.strip():
        raise ValidationError({"lease_note": _("Say who agreed to it or forbade it, and where that is kept.")})


def rights_of(leases: list[Lease], at: datetime) -> Rights:
    """What the columns have to say at `at`, by leases in the order in which they were given; at least one."""
    edges = sorted({edge for one in leases for edge in (one.starts_at, one.ends_at) if edge and edge > at})
    holds = _holding(leases, at)
    if _allows(leases, holds):
        until = next((edge for edge in edges if not _allows(leases, _holding(leases, edge))), None)
        return Rights(None, until, False, until)
    begins = next((edge for edge in edges if _allows(leases, _holding(leases, edge))), None)
    if holds is not None:
        return Rights(None, None, True, begins)
    if ended := [one.ends_at for one in leases if one.ends_at and one.ends_at <= at]:
        return Rights(None, max(ended), False, begins)
    later = [edge for edge in edges if begins and edge > begins]
    until = next((edge for edge in later if not _allows(leases, _holding(leases, edge))), None)
    return Rights(begins, until, begins is None, begins)


def turn() -> int:
    """Set anew the columns of photos whose next stretch has begun; how many. Several workers may do so at once."""
    with transaction.atomic():
        due = rowlocks.held(Photo.objects.filter(rights_turn_at__lte=clock.now()), waiting=False)
        rows = list(due.order_by("rights_turn_at")[:AT_ONE_GO])
        for row in rows:
            follow(row)
    return len(rows)


def _holding(leases: list[Lease], at: datetime) -> Lease | None:
    """The newest that holds at a moment, or None."""
    return next((one for one in reversed(leases) if one.holds_at(at)), None)


def _allows(leases: list[Lease], holds: Lease | None) -> bool:
    """Where none holds, a picture may be used unless it was ever allowed for a time alone."""
    if holds is None:
        return all(one.kind == LeaseKind.DENY for one in leases)
    return holds.kind == LeaseKind.ALLOW


def follow(row: Photo) -> None:
    """Let the columns of a photo say what its leases say now. The caller holds it, or nobody else knows it yet."""
    told = rights_of(list(row.leases.order_by("pk")), clock.now())
    row.usable_from, row.usable_until, row.is_denied = told.usable_from, told.usable_until, told.is_denied
    row.rights_turn_at = told.turns_at
    library.change(row, set(FOLLOWING) | {"rights_turn_at"})
