"""What time it is for the house, in which zone a person reads it, and what that zone is called: WIB, WITA, WIT."""

from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

#: The zones of Indonesia come first in every list.
HOME_ZONES = {
    "Asia/Jakarta": _("WIB, Western Indonesia (Jakarta)"),
    "Asia/Makassar": _("WITA, Central Indonesia (Makassar)"),
    "Asia/Jayapura": _("WIT, Eastern Indonesia (Jayapura)"),
}
#: The days that anybody may ask for. At the ends of the calendar a midnight, in some zone, is no moment any more.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
#: For a form's field of a day.
WITHIN_REACH = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
_REGIONS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


#: How far this machine's clock is ahead of the database's, as far as it matters.
_ahead = timedelta(0)


def set_ahead(ahead: timedelta) -> None:
    """Note how far this machine's clock is ahead of the database's. Called by whoever compared them."""
    global _ahead
    _ahead = ahead


def ahead() -> timedelta:
    """How far this machine's clock is ahead of the database's; nothing, where they agree within a second."""
    return _ahead


def now() -> datetime:
    """The present by the database's clock, which is the house's: on no machine is anything shown too early."""
    return timezone.now() - _ahead


def newsroom_zone() -> ZoneInfo:
    """The zone of the newsroom itself: what readers see."""
    return ZoneInfo(settings.TIME_ZONE)


def read_day(text: str) -> date:
    """The day that an address names (2026-11-23). Raises ValueError for what is none, or lies out of reach."""
    day = date.fromisoformat(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"{text} is out of reach.")
    return day


def midnight(day: date, zone: ZoneInfo | None = None) -> datetime:
    """The aware moment at which a day begins in `zone` (default: the active one)."""
    return timezone.make_aware(datetime.combine(day, time()), zone)


def zone_of(user) -> ZoneInfo:
    """The zone `user` chose; the newsroom's for anyone who chose none, or whose choice no longer exists."""
    name = getattr(user, "time_zone", "")
    return ZoneInfo(name) if name in available_zones() else newsroom_zone()


def label(moment: datetime, zone: ZoneInfo | None = None) -> str:
    """The short name of `zone` (default: the active one) at `moment`: "WIB", "CET", or "UTC+8" where none exists."""
    name = timezone.localtime(moment, zone).tzname() or "UTC"
    if name[0] not in "+-":
        return name
    hours, minutes = name[1:3].lstrip("0") or "0", name[3:5]
    return f"UTC{name[0]}{hours}" + (f":{minutes}" if minutes not in ("", "00") else "")


def names(zone: ZoneInfo, since: datetime, years: int = 6) -> dict[int, str]:
    """What `zone` is called by its distance from UTC in minutes, over the `years` after `since`: {-300: "EST", …}."""
    found: dict[int, str] = {}
    for month in range(years * 12 + 1):
        local = timezone.localtime(since + timedelta(days=30.5 * month), zone)
        minutes = round(local.utcoffset().total_seconds() / 60)
        found.setdefault(minutes, label(local, zone))
    return found


def moment(value: datetime, zone: ZoneInfo | None = None) -> str:
    """A time in `zone` (default: the active one) with its name: “22 Nov 20.15 WIB”; with any year but this one."""
    local = timezone.localtime(value, zone)
    day = "j M" if local.year == timezone.localtime(timezone=zone).year else "j M Y"
    minute = local.replace(second=0, microsecond=0, tzinfo=None)
    return f"{_written(minute, f'{day} {get_format("TIME_FORMAT")}', get_language())} {label(value, zone)}"


@lru_cache(maxsize=20_000)
def _written(minute: datetime, pattern: str, language: str | None) -> str:
    """A minute in the language that is spoken: a page of the desk has a hundred, and mostly the same as before."""
    return date_format(minute, pattern)


def exact(value: datetime) -> str:
    """A time in the active zone as papers for a lawyer have it, in any language: “2026-11-22 20:15:08 WIB”."""
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M:%S} {label(value)}"


def short(value: datetime) -> str:
    """A time of today without its day: “20.15 WIB”; any other like `moment`."""
    local = timezone.localtime(value)
    if local.date() != timezone.localdate():
        return moment(value)
    return f"{date_format(local, 'TIME_FORMAT')} {label(value)}"


@cache
def available_zones() -> frozenset[str]:
    """Every zone a person can choose: places, not the old names and offsets that tzdata also lists."""
    places = {name for name in available_timezones() if name.split("/")[0] in _REGIONS}
    return frozenset(places | {"UTC", settings.TIME_ZONE})


def choices() -> list[tuple]:
    """For a select: the newsroom's zone as the empty choice, Indonesia, then the rest of the world by region."""
    rest = sorted(available_zones() - HOME_ZONES.keys())
    world = [(name, name.replace("_", " ")) for name in rest]
    return [("", _("the newsroom's own zone")), (_("Indonesia"), list(HOME_ZONES.items())), (_("World"), world)]
