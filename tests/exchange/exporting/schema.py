"""As much of JSON Schema as IPTC's schema of ninjs uses: what is wrong with a value, place by place."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool}
_URI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s]+", re.IGNORECASE)


def faults(value: Any, rule: dict[str, Any], whole: dict[str, Any], at: str = "$") -> Iterator[str]:
    """Each place of `value` that the schema `whole` does not allow; `rule` is the part of it that holds here."""
    known = set(rule.get("properties", {}))
    if "$ref" in rule and rule["$ref"].startswith("#/$defs/"):
        other = whole["$defs"][rule["$ref"].rpartition("/")[2]]
        known |= set(other.get("properties", {}))
        yield from faults(value, other, whole, at)
    kind = _TYPES.get(rule.get("type", ""))
    if kind and (not isinstance(value, kind) or (kind is int and isinstance(value, bool))):
        yield f"{at} is no {rule['type']}"
        return
    if "enum" in rule and value not in rule["enum"]:
        yield f"{at} is {value}"
    if isinstance(value, str):
        yield from _of_text(value, rule, at)
    if isinstance(value, list) and "items" in rule:
        for number, one in enumerate(value):
            yield from faults(one, rule["items"], whole, f"{at}[{number}]")
    if isinstance(value, dict):
        yield from _of_object(value, rule, whole, known, at)


def _of_object(value: dict, rule: dict[str, Any], whole: dict[str, Any], known: set[str], at: str) -> Iterator[str]:
    yield from (f"{at} lacks {name}" for name in rule.get("required", ()) if name not in value)
    if False in (rule.get("additionalProperties"), rule.get("unevaluatedProperties")):
        yield from (f"{at}.{name} is unknown" for name in value if name not in known)
    for name, part in rule.get("properties", {}).items():
        if name in value:
            yield from faults(value[name], part, whole, f"{at}.{name}")


def _of_text(value: str, rule: dict[str, Any], at: str) -> Iterator[str]:
    if rule.get("format") == "uri" and not _URI.fullmatch(value):
        yield f"{at} is no address: {value}"
    if rule.get("format") == "date-time":
        try:
            aware = datetime.fromisoformat(value).tzinfo is not None
        except ValueError:
            aware = False
        if not aware:
            yield f"{at} is no moment: {value}"
