"""What the door for machines keeps: imports and what became of each of their rows."""

from exchange.models.importing import ImportRow, ImportRun, Result, RunState

__all__ = ["ImportRow", "ImportRun", "Result", "RunState"]
