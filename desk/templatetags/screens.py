"""How the desk's screens print ages, times, deadlines and where an assignment stands."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from desk.models import AssignmentState
from desk.planning.deadlines import Deadline

register = template.Library()

_TONES = {
    AssignmentState.OPEN: "waiting",
    AssignmentState.CLAIMED: "quiet",
    AssignmentState.LATE: "late",
    AssignmentState.FILED: "ready",
    AssignmentState.DONE: "live",
    AssignmentState.CANCELLED: "quiet",
}


@register.filter
def age(moment: datetime) -> str:
    """How long ago, in the largest unit: “just now”, “12 min”, “3 h”, “2 days”."""
    minutes = max(0, int((timezone.now() - moment).total_seconds() // 60))
    if not minutes:
        return _("just now")
    if minutes < 60:
        return _("%(n)s min") % {"n": minutes}
    if minutes < 24 * 60:
        return _("%(n)s h") % {"n": minutes // 60}
    days = minutes // (24 * 60)
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


@register.filter
def soon(moment: datetime) -> str:
    """A time for a narrow place: “14.00” today, “Tue 14.00” within the week, “3 Dec 14.00” beyond."""
    local = timezone.localtime(moment)
    away = (local.date() - timezone.localdate()).days
    clock = date_format(local, "TIME_FORMAT")
    if away == 0:
        return clock
    return f"{date_format(local, 'D' if 0 < away < 7 else 'j M')} {clock}"


@register.filter
def deadline_chip(deadline: Deadline | None) -> str:
    """By when, as a chip that says in words whether it is late; nothing without a deadline."""
    if deadline is None:
        return ""
    words = {"at": soon(deadline.at)}
    if deadline.live:
        return format_html('<span class="chip chip-ready">{}</span>', _("Live %(at)s") % words)
    if deadline.late:
        return format_html('<span class="chip chip-late">{}</span>', _("Late since %(at)s") % words)
    return format_html('<span class="chip chip-quiet">{}</span>', _("Due %(at)s") % words)


@register.filter
def assignment_tone(state: AssignmentState) -> str:
    """The tone of an assignment's chip; its word says the state, the colour only helps."""
    return _TONES[state]
