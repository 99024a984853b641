"""People's things in words."""

from django import template

from people import browsers, choosing

register = template.Library()

register.filter("browser", browsers.describe)
register.filter("named", choosing.named)
