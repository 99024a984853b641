"""Days, weeks and months of the calendar."""

from datetime import date, timedelta


def day_asked_for(word: str) -> date | None:
    """The day that an address names (2026-11-23); None for anything else."""
    try:
        day = date.fromisoformat(word)
    except ValueError:
        return None
    return day if 2000 <= day.year < 2100 else None


def month_asked_for(word: str) -> date | None:
    """The first day of the month that an address names (2026-11); None for anything else."""
    return day_asked_for(f"{word}-01") if len(word) == 7 else None


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def next_month(day: date, by: int = 1) -> date:
    """The first day of the month `by` months later (or earlier)."""
    months = day.year * 12 + day.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)
