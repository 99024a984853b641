"""People's things in words."""

from django import template

from people import browsers

register = template.Library()

register.filter("browser", browsers.describe)
