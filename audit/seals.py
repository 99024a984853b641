"""Seals over the log, so that a change made behind the database's back is seen."""

import hashlib
import json
from collections.abc import Iterable
from datetime import timedelta

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from audit.models import Entry, Seal

#: Transactions that wrote an earlier entry have ended by then, so no entry appears before a seal any more.
SETTLED = timedelta(minutes=10)
#: At most so many entries for one seal.
MOST = 5000
_FIELDS = ("id", "at", "actor_id", "actor_name", "action", "kind", "object_id", "label", "note", "details")
_FIELDS += ("address", "device", "session")


def seal() -> Seal | None:
    """Seal the settled entries that no seal covers yet; None if there are none. Several workers may try at once."""
    with transaction.atomic():
        last = Seal.objects.select_for_update(of=("self",)).order_by("-last_entry").first()
        after = last.last_entry if last else 0
        settled = Entry.objects.filter(pk__gt=after, at__lt=timezone.now() - SETTLED)
        rows = list(settled.order_by("pk").values(*_FIELDS)[:MOST])
        if not rows:
            return None
        made, _new = Seal.objects.get_or_create(
            last_entry=rows[-1]["id"],
            defaults={"entries": len(rows), "digest": _digest(last.digest if last else "", rows)},
        )
        return made


def broken() -> Seal | None:
    """The first seal that its entries no longer fit, or None if the log is what it was."""
    digest, after = "", 0
    for made in Seal.objects.order_by("last_entry").iterator():
        rows = Entry.objects.filter(pk__gt=after, pk__lte=made.last_entry).order_by("pk").values(*_FIELDS)
        digest = _digest(digest, rows.iterator())
        if digest != made.digest:
            return made
        after = made.last_entry
    return None


def _digest(before: str, rows: Iterable[dict]) -> str:
    digest = hashlib.sha256(before.encode())
    for row in rows:
        digest.update(json.dumps(row, sort_keys=True, cls=DjangoJSONEncoder).encode())
    return digest.hexdigest()
