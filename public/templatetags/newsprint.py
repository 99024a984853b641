"""How public pages print a time, a date and a date line."""

from datetime import date, datetime

from django import template
from django.template import defaultfilters
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from people import clock

register = template.Library()


@register.filter
def moment(at: datetime) -> SafeString:
    """A `time` element: day, hour and minute in the newsroom's zone, with the zone's name."""
    local = timezone.localtime(at, clock.newsroom_zone())
    text = f"{formatted(local, _('j F Y, H:i'))} {clock.label(local, local.tzinfo)}"
    return _time(local, text)


@register.filter
def brief(at: datetime) -> SafeString:
    """A `time` element for lists: the hour if it is today's in the newsroom, else the day."""
    zone = clock.newsroom_zone()
    local = timezone.localtime(at, zone)
    if local.date() == timezone.localdate(timezone=zone):
        return hour(at)
    return _time(local, formatted(local, _("j M Y")))


@register.filter
def hour(at: datetime) -> SafeString:
    """A `time` element for the list of one day: hour and minute."""
    local = timezone.localtime(at, clock.newsroom_zone())
    return _time(local, f"{formatted(local, _('H:i'))} {clock.label(local, local.tzinfo)}")


@register.filter
def day_name(day: date | datetime) -> str:
    """A date in full with its weekday, in the newsroom's zone."""
    if isinstance(day, datetime):
        day = timezone.localtime(day, clock.newsroom_zone()).date()
    return defaultfilters.date(day, _("l, j F Y"))


def _time(local: datetime, text: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), text)
