"""Writing the log: inside the transaction of what is done, so that neither stands without the other."""

from collections.abc import Iterable
from typing import Any

from audit import finding, sources
from audit.actions import Action
from audit.models import Entry


def record(
    action: Action,
    *,
    by=None,
    kind: str = "",
    pk: int | None = None,
    label: str = "",
    note: str = "",
    details: dict[str, Any] | None = None,
) -> Entry:
    """Write that `by` (None: nobody, the house itself) did `action` to the `kind` of thing with the id `pk`.

    `label` is the thing's name now, `note` words a person gave, `details` whatever else should be known later, as
    plain JSON. Never passwords, secrets or a story's text. Address and device come from the request under way.
    """
    entry = unwritten(action, by=by, kind=kind, pk=pk, label=label, note=note, details=details)
    entry.save()
    return entry


def record_all(entries: Iterable[Entry]) -> None:
    """Write entries that are `unwritten`, in their order and in one statement."""
    Entry.objects.bulk_create(entries)


def unwritten(
    action: Action,
    *,
    by=None,
    kind: str = "",
    pk: int | None = None,
    label: str = "",
    note: str = "",
    details: dict[str, Any] | None = None,
) -> Entry:
    """The entry that `record` writes, for whoever writes many at once (`record_all`)."""
    source = sources.current()
    entry = Entry(
        actor=by,
        actor_name=_storable(f"{by} ({by.get_username()})")[:200] if by else "",
        action=action.name,
        kind=kind,
        object_id=pk,
        label=_storable(label)[:250],
        note=_storable(note),
        details=(details or {}) | sources.told(),
        address=source.address,
        device=_storable(source.device),
        session=source.session,
    )
    entry.words = finding.words_of(entry)
    return entry


def _storable(text) -> str:
    """A text as PostgreSQL can hold it."""
    return str(text).replace("\x00", "")
