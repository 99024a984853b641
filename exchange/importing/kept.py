"""Items as they are kept in a row until their turn comes, and read from it again."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from exchange.importing.items import Item, Kind, Person, Picture, State, Term

_MOMENTS = ("published_at", "updated_at")
_PICTURES = ("lead", "picture")


def stored(item: Item) -> dict[str, Any]:
    """The item as plain JSON."""
    kept = asdict(item)
    for name in _MOMENTS:
        kept[name] = kept[name].isoformat() if kept[name] else None
    return kept


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
