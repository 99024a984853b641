"""The start page's list of what waits."""

from django import template

from desk import waiting
from desk.waiting import Waiting

register = template.Library()


@register.simple_tag
def waiting_for(user) -> list[Waiting]:
    """The queues that wait for `user`; see `desk.waiting`."""
    return waiting.for_user(user)
