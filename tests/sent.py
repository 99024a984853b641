"""A story's form as a browser sends it."""

from typing import Any

from articles.text.storyfields import FIELDS, FieldType


def as_sent(fields: dict[str, Any]) -> dict[str, Any]:
    """A snapshot's `fields` as the form's values: name -> text, or a list of them."""
    sent: dict[str, Any] = {}
    for field in FIELDS:
        value = fields[field.name]
        if field.type is FieldType.LINES:
            sent |= {f"{field.name}_{part}": [line[part] for line in value] for part in ("author", "role")}
        elif field.type is FieldType.NAMES:
            sent[field.name] = ", ".join(value)
        else:
            sent[field.name] = "" if value is None else value
    return sent
