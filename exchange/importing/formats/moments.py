"""Times as exports write them. What says no zone is in the zone that the reader is given; nothing is guessed."""

from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime

#: What systems write for “never”.
_NEVER = ("0000-00-00", "0001-01-01")
#: The same as mail writes it; Python would read the year as 1999.
_YEAR_BEFORE_ONE = " -0001 "
_EARLIEST, _LATEST = 1900, 2999


def read(text: object, zone: tzinfo = UTC) -> datetime | None:
    """A time in ISO 8601, as SQL, RFC 2822 or JavaScript writes it; aware. None for what is none."""
    if isinstance(text, bool) or text is None:
        return None
    if isinstance(text, int | float):
        return _since_1970(text)
    text = str(text).strip()
    if not text or text.startswith(_NEVER) or _YEAR_BEFORE_ONE in text:
        return None
    return _within(_iso(text) or _mail(text), zone)


def _since_1970(number: float) -> datetime | None:
    """Seconds, or milliseconds where seconds would lie beyond every calendar."""
    try:
        return _within(datetime.fromtimestamp(number / 1000 if abs(number) > 1e11 else number, UTC), UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _within(moment: datetime | None, zone: tzinfo) -> datetime | None:
    if moment is None or not _EARLIEST <= moment.year <= _LATEST:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
