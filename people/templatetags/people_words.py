"""People's things in words."""

from django import template

from people import browsers, choosing, clock

register = template.Library()

register.filter("browser", browsers.describe)
register.filter("named", choosing.named)


@register.filter
def exact(value) -> str:
    """`people.clock.exact`; nothing for no time."""
    return clock.exact(value) if value else ""
