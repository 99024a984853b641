"""Small files that one process writes and others read at any moment: the old words or the new, never half."""

import os
import tempfile
from pathlib import Path


def write(path: Path, text: str, mode: int = 0o644) -> None:
    """Put `text` in the place of what `path` says, for readers that `mode` allows. Raises OSError; it stays then."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    number, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)  # for the owner's eyes alone
    fresh = Path(name)
    try:
        with open(number, "w", encoding="utf-8") as file:
            file.write(text)
            os.fchmod(number, mode)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
