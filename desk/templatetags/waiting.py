"""The start page's list of what waits."""

from django import template

from desk.waiting import waiting
from desk.waiting.waiting import StartList

register = template.Library()


@register.simple_tag
def waiting_for(user) -> StartList:
    """Everything that waits for `user`, read once for the page and its stamp."""
    return waiting.read(user)
