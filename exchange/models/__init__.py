"""What the door for machines keeps: imports with what became of each row, and tokens of people's programs."""

from exchange.models.importing import ImportRow, ImportRun, Result, RunState
from exchange.models.tokens import ApiToken, Scope

__all__ = ["ApiToken", "ImportRow", "ImportRun", "Result", "RunState", "Scope"]
