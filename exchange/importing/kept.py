"""Items as they are kept in a row until their turn comes, and read from it again."""

import hashlib
from dataclasses import asdict
from datetime import datetime
from typing import Any

from audit.storable import storable, storable_data
from exchange.importing.items import Item, Kind, Person, Picture, State, Term
from exchange.models import ImportRow, ImportRun, Result

_LONGEST_KEY = ImportRow._meta.get_field("key").max_length
_MOMENTS = ("published_at", "updated_at")
_PICTURES = ("lead", "picture")


def stored(item: Item) -> dict[str, Any]:
    """The item as plain JSON, without what no column can hold."""
    kept = asdict(item)
    for name in _MOMENTS:
        kept[name] = kept[name].isoformat() if kept[name] else None
    return storable_data(kept)


def read(kept: dict[str, Any]) -> Item:
    """The item that `stored` kept. What a newer release has added is as it is by default."""
    said = {name: value for name, value in kept.items() if name in Item.__dataclass_fields__}
    for name in _MOMENTS:
        said[name] = datetime.fromisoformat(said[name]) if said.get(name) else None
    for name in _PICTURES:
        said[name] = Picture(**said[name]) if said.get(name) else None
    said["kind"], said["state"] = Kind(said["kind"]), State(said["state"])
    said["people"] = tuple(Person(**one) for one in said["people"])
    said["categories"] = tuple(Term(**one) for one in said["categories"])
    said["own_terms"] = tuple((taxonomy, name) for taxonomy, name in said["own_terms"])
    for name in ("tags", "addresses"):
        said[name] = tuple(said[name])
    return Item(**said)


def key_of(key: str) -> str:
    """The key as a column can hold it; of one that is too long its beginning and its fingerprint."""
    key = storable(key)
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[: _LONGEST_KEY - 65]}#{hashlib.sha256(key.encode()).hexdigest()}"


def add(run: ImportRun, key: str, kind: str, title: str, **said: Any) -> None:
    """Add a row of what a text brought along, and no reader gave: an author, a picture. Once for each key."""
    row = ImportRow(run=run, key=key_of(key), kind=kind, title=title[:250], **({"result": Result.MADE} | said))
    ImportRow.objects.bulk_create([row], ignore_conflicts=True)
