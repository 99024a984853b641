"""Small files that one process writes and others read at any moment: the old words or the new, never half."""

import os
from contextlib import contextmanager, suppress
from pathlib import Path


def write(path: Path, text: str, mode: int = 0o644) -> None:
    """Put `text` in the place of what `path` says, for readers that `mode` allows. Raises OSError; it stays then."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    with _beside(path, text, mode) as fresh:
        fresh.replace(path)


def write_once(path: Path, text: str, mode: int = 0o644) -> None:
    """Write `text` unless there is such a file: of several processes at once, the first is right. Raises OSError."""
    if path.exists():
        return
    with _beside(path, text, mode) as fresh, suppress(FileExistsError):
        os.link(fresh, path)


@contextmanager
def _beside(path: Path, text: str, mode: int):
    """A file of this process's own beside `path`, with `text` in it; gone afterwards."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        fresh.unlink(missing_ok=True)  # of a process before, which had the same number
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
        fresh.write_text(text, encoding="utf-8")
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)
