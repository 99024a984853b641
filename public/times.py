"""How public pages say when: as `time` elements in the newsroom's zone, and in lists as readers speak of it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby

from django.template import defaultfilters
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.html import format_html
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
    local = timezone.localtime(at, clock.newsroom_zone())
    day = formatted(local, _("j F Y"))
    return _time(local, format_html("{}, <span>{}</span>", day, _hour(local)))


def brief(at: datetime) -> SafeString:
    """A `time` element for lists: today's hour, which the page's script turns into how long ago; else the day."""
    zone = clock.newsroom_zone()
    local, today = timezone.localtime(at, zone), timezone.localdate(timezone=zone)
    if local.date() == today:
        return _time(local, _hour(local), "data-ago")
    if local.date() == today - timedelta(days=1):
        return _time(local, _("Yesterday"))
    return _time(local, _short_day(local.date(), local.year == today.year, get_language()))


@lru_cache(maxsize=512)
def _short_day(day: date, this_year: bool, language: str) -> str:
    return formatted(day, _("j M") if this_year else _("j M Y"))


def hour(at: datetime) -> SafeString:
    """A `time` element for the list of one day: hour and minute."""
    local = timezone.localtime(at, clock.newsroom_zone())
    return _time(local, _hour(local))


def _hour(local: datetime) -> str:
    text = formatted(local, _("H:i"))
    return f"{text} {clock.label(local, local.tzinfo)}"


def day_name(day: date | datetime) -> str:
    """A date in full with its weekday, in the newsroom's zone."""
    if isinstance(day, datetime):
        day = timezone.localtime(day, clock.newsroom_zone()).date()
    return _day_name(day, get_language())


@lru_cache(maxsize=64)
def _day_name(day: date, language: str) -> str:
    return defaultfilters.date(day, _("l, j F Y"))


def _time(local: datetime, text: str, more: str = "") -> SafeString:
    """`more` is an attribute of ours."""
    when = local.isoformat(timespec="minutes")
    return format_html('<time datetime="{}"{}>{}</time>', when, mark_safe(f" {more}" if more else ""), text)  # noqa: S308


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
