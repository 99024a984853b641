"""A moment as a person gives it: on the clock of their own zone, to the minute.

The field takes what `<input type="datetime-local">` sends, in the active zone, and gives an aware time. What the
clock skips or shows twice, where summer time comes and goes, is refused: nobody can know which was meant.
`static/desk/moments.js` repeats the typed time as a sentence.
"""

import json
from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people import clock

#: Nobody plans further ahead; a year beyond this is a slip of the finger.
FURTHEST = timedelta(days=5 * 366)
FORMAT = "%Y-%m-%dT%H:%M"


class MomentInput(forms.DateTimeInput):
    """A date and a time of the active zone; tells the page's script which zone that is."""

    def __init__(self, attrs=None):
        super().__init__({"type": "datetime-local", "data-moment": "", **(attrs or {})}, format=FORMAT)

    def get_context(self, name, value, attrs):
        zone = {
            "data-zone": timezone.get_current_timezone_name(),
            "data-zone-name": clock.label(chosen(value) or timezone.now()),
            "data-zone-names": json.dumps(clock.names(timezone.get_current_timezone(), timezone.now())),
        }
        return super().get_context(name, value, {**zone, **(attrs or {})})


def chosen(value) -> datetime | None:
    """The moment that stands in a field (`value` as the form has it, typed or stored); None if there is none."""
    try:
        return MomentField().to_python(value) if value else None
    except ValidationError:
        return None


class MomentField(forms.DateTimeField):
    """An aware time to the minute, or None."""

    widget = MomentInput
    default_error_messages = {
        "invalid": _("This is not a date and time. Give both, like 24 Nov 2026, 06.00."),
        "ambiguous": _("In %(zone)s the clocks change then: this time comes twice or not at all. Choose another."),
        "too_far": _("This is more than five years ahead. Is the year right?"),
    }

    def to_python(self, value):
        try:
            moment = super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            zone = {"zone": timezone.get_current_timezone_name()}
            raise ValidationError(self.error_messages["ambiguous"], code="ambiguous", params=zone) from error
        if moment and moment.replace(tzinfo=None) > timezone.now().replace(tzinfo=None) + FURTHEST:
            raise ValidationError(self.error_messages["too_far"], code="too_far")
        return moment


def same_minute(one, other) -> bool:
    """True if two moments (or None) look the same in the field."""
    if one is None or other is None:
        return one is other
    return one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0)
