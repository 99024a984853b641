"""How public pages say when: as `time` elements in the newsroom's zone, and in lists as readers speak of it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby

from django.template import defaultfilters
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from people import clock
from public.cards import Card


def moment(at: datetime) -> SafeString:
    """A `time` element: day, hour and minute in the newsroom's zone, with the zone's name."""
    return _moment(at, get_language())


@lru_cache(maxsize=1024)
def _moment(at: datetime, language: str) -> SafeString:
    local = at.astimezone(clock.newsroom_zone())
    return _time(local, f"{_long_day(local.date(), language)}, <span>{_hour(local)}</span>")


def brief(at: datetime) -> SafeString:
    """A `time` element for lists: today's hour, which the page's script turns into how long ago; else the day."""
    zone = clock.newsroom_zone()
    local, today = at.astimezone(zone), timezone.now().astimezone(zone).date()
    day = local.date()
    if day == today:
        return _time(local, _hour(local), " data-ago")
    return _time(local, _short_day(day, today, get_language()))


#: Days of an archive that are spelled out once; a list leads a thousand stories back.
_DAYS = 4096


@lru_cache(maxsize=_DAYS)
def _short_day(day: date, today: date, language: str) -> str:
    if day == today - timedelta(days=1):
        return escape(_("Yesterday"))
    return escape(formatted(day, _("j M") if day.year == today.year else _("j M Y")))


@lru_cache(maxsize=_DAYS)
def _long_day(day: date, language: str) -> str:
    return escape(formatted(day, _("j F Y")))


def hour(at: datetime) -> SafeString:
    """A `time` element for the list of one day: hour and minute."""
    local = timezone.localtime(at, clock.newsroom_zone())
    return _time(local, _hour(local))


def _hour(local: datetime) -> str:
    return escape(f"{formatted(local, _('H:i'))} {clock.label(local, local.tzinfo)}")


def day_name(day: date | datetime) -> str:
    """A date in full with its weekday, in the newsroom's zone."""
    if isinstance(day, datetime):
        day = timezone.localtime(day, clock.newsroom_zone()).date()
    return _day_name(day, get_language())


@lru_cache(maxsize=64)
def _day_name(day: date, language: str) -> str:
    return defaultfilters.date(day, _("l, j F Y"))


def _time(local: datetime, html: str, more: str = "") -> SafeString:
    """`html` is escaped already, `more` an attribute of ours."""
    return mark_safe(f'<time datetime="{local.isoformat(timespec="minutes")}"{more}>{html}</time>')  # noqa: S308


def by_day(many: Iterable[Card]) -> list[tuple[str, list[Card]]]:
    """Stories of a list as (when, stories): today's, yesterday's, and those before, which say their dates."""
    zone = clock.newsroom_zone()
    today = timezone.localdate(timezone=zone)
    days = groupby(many, key=lambda one: _spoken_day(timezone.localtime(one.listed_at, zone).date(), today))
    return [(day, list(some)) for day, some in days]


def _spoken_day(day: date, today: date) -> str:
    if day == today:
        return _("Today")
    return _("Yesterday") if day == today - timedelta(days=1) else _("Earlier")
