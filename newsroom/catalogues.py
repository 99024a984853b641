"""Compiles the translations under locale/ into the form that is read at run time.

`python -m newsroom.catalogues` compiles what is not compiled yet or has changed since; installing and the tests do
it too. It needs neither gettext nor settings, so it works on a machine that has nothing but Python. polib is one
module that reads and writes both forms; Babel does too, and brings ten megabytes of other things along.
"""

import os
from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def waiting(folder: Path = LOCALE) -> list[Path]:
    """The sources (.po) below `folder` whose compiled file (.mo) is missing or older than they are."""
    found = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        made = source.with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            found.append(source)
    return found


def compile_waiting(folder: Path = LOCALE) -> list[Path]:
    """Compile what waits, each put in its place whole. Returns the sources; raises OSError if one cannot be read or
    is no catalogue, or its folder cannot be written to.
    """
    sources = waiting(folder)
    for source in sources:
        made = source.with_suffix(".mo")
        fresh = made.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(polib.pofile(str(source)).to_binary())
        fresh.replace(made)  # several processes may be at it, and others read it meanwhile
    return sources


if __name__ == "__main__":
    compile_waiting()
