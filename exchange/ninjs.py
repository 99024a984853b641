"""The form in which an archive lies in a folder: what the room that writes it and the one that reads it agree on.

Every line is an item of ninjs 3.1 (IPTC), so any program that knows ninjs reads texts and pictures. What ninjs has no
place for stands in one of the line's `descriptions`, with the role `RECORD`: the row as plain JSON.
"""

import json
import math
from typing import Any

#: Counts up when a reader of the form before could not read it any more.
FORMAT = 1
STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
#: Of a description: what this newsroom knows of the thing, whole.
RECORD, RECORD_TYPE = "newsroom-record", "application/json"
#: What a line is, by its `profile`. A story's revisions and editions follow it.
STORY, REVISION, EDITION = "newsroom-story", "newsroom-revision", "newsroom-edition"
PHOTO, PAGE = "newsroom-photo", "newsroom-page"
ACCOUNT, AUTHOR, SECTION, TAG = "newsroom-account", "newsroom-author", "newsroom-section", "newsroom-tag"
#: Within a story's row: why it went out unverified, and how that ended.
UNVERIFIED = "unverified"
#: Within a story's row: whose copy it is made of, on what terms, and whether that may go on to partners.
ORIGINS = "origins"
#: Within a photo's row: what was agreed of it or forbidden, and for when.
LEASES = "leases"
#: Of the file that says what the folder holds; it is written last.
ARCHIVE, MANIFEST = "newsroom-archive", "newsroom.json"
CHECKSUMS, ORIGINALS = "SHA256SUMS", "originals"
#: How the names of files with lines end.
ENDING = ".jsonl"


def name_of(house: str, profile: str, number: int | str) -> str:
    """The name of a thing for ever: `urn:newsroom:<host>:<kind>:<number>`."""
    return f"urn:newsroom:{house}:{profile.removeprefix('newsroom-')}:{number}"


def record(kept: dict[str, Any]) -> dict[str, str]:
    """The description that holds a row."""
    return {"role": RECORD, "contentType": RECORD_TYPE, "value": json.dumps(kept, ensure_ascii=False)}


def record_in(line: dict[str, Any]) -> dict[str, Any]:
    """The row that a line holds. Raises ValueError if it has none, or one that is no row with a number of its own."""
    for one in line.get("descriptions") or ():
        if isinstance(one, dict) and one.get("role") == RECORD:
            kept = loaded(one["value"])
            if isinstance(kept, dict) and isinstance(kept.get("id"), int) and 0 < kept["id"] < 2**62:
                return kept
    raise ValueError("no record")


def loaded(text: str | bytes) -> Any:
    """What a line says. Raises ValueError for what is no JSON, and for a number that no database keeps in one."""
    return json.loads(text, parse_float=_number, parse_constant=_number)


def _number(text: str) -> float:
    if not math.isfinite(number := float(text)):
        raise ValueError(text)
    return number


def line(item: dict[str, Any]) -> bytes:
    """One line of a file."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
