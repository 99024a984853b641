"""The start page's list of what waits."""

from django import template

from articles.models import WithdrawalRequest
from desk.models import Assignment
from desk.planning.deadlines import Deadline
from desk.waiting import waiting
from desk.waiting.waiting import Waiting, WaitingFixes
from press.models import Unverified

register = template.Library()


@register.simple_tag
def waiting_for(user) -> list[Waiting]:
    """The queues that wait for `user`; see `desk.waiting.waiting`."""
    return waiting.for_user(user)


@register.simple_tag
def fixes_for(user) -> WaitingFixes | None:
    """The fixes that wait for `user`'s yes; see `desk.waiting.waiting`."""
    return waiting.fixes_of(user)


@register.simple_tag
def withdrawals_for(user) -> list[WithdrawalRequest]:
    """What another asks to withdraw and this person may confirm."""
    return waiting.withdrawals_of(user)


@register.simple_tag
def unverified_for(user) -> list[tuple[Unverified, Deadline]]:
    """What is not verified, and this person wrote or may settle."""
    return waiting.unverified_of(user)


@register.simple_tag
def assignments_of(user) -> list[tuple[Assignment, Deadline]]:
    """What `user` is to write; see `desk.waiting.waiting`."""
    return waiting.assignments_of(user)


@register.simple_tag
def waiting_stamp(user) -> str:
    """What `static/desk/fresh.js` compares."""
    return waiting.stamp(user)
