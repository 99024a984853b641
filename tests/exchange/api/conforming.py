"""As much of JSON Schema as the API's document uses: what is wrong with a value, place by place."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

_TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def faults(value: Any, rule: dict[str, Any], document: dict[str, Any], at: str = "$") -> Iterator[str]:
    """Each place of `value` that `rule`, a schema of the document, does not allow. An unknown member is one, too."""
    if "$ref" in rule:
        yield from faults(value, resolved(rule["$ref"], document), document, at)
        return
    if "anyOf" in rule:
        found = [list(faults(value, one, document, at)) for one in rule["anyOf"]]
        if all(found):
            yield from min(found, key=len)
        return
    kind = _TYPES[rule["type"]] if "type" in rule else object
    if not isinstance(value, kind) or (isinstance(value, bool) and rule["type"] != "boolean"):
        yield f"{at} is no {rule['type']}: {value!r}"
    elif isinstance(value, dict):
        yield from _of_object(value, rule, document, at)
    elif isinstance(value, list):
        parts = rule.get("prefixItems") or [rule["items"]] * len(value)
        if len(parts) != len(value):
            yield f"{at} has {len(value)} items"
        for number, (one, part) in enumerate(zip(value, parts, strict=False)):
            yield from faults(one, part, document, f"{at}[{number}]")
    elif isinstance(value, str):
        yield from _of_text(value, rule, at)


def resolved(reference: str, document: dict[str, Any]) -> dict[str, Any]:
    """What a `$ref` names. Raises KeyError if it names nothing."""
    found = document
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    return found


def _of_object(value: dict, rule: dict[str, Any], document: dict[str, Any], at: str) -> Iterator[str]:
    known = rule.get("properties", {})
    yield from (f"{at} lacks {name}" for name in rule.get("required", ()) if name not in value)
    for name, one in value.items():
        part = known.get(name) or rule.get("additionalProperties")
        if isinstance(part, dict):
            yield from faults(one, part, document, f"{at}.{name}")
        else:
            yield f"{at}.{name} is unknown"


def _of_text(value: str, rule: dict[str, Any], at: str) -> Iterator[str]:
    if "enum" in rule and value not in rule["enum"]:
        yield f"{at} is {value}"
    if rule.get("format") == "date-time" and (not value.endswith("Z") or not datetime.fromisoformat(value)):
        yield f"{at} is no moment in UTC: {value}"
