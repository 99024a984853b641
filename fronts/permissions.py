"""Who may arrange which front: each rule as a question about one, and as a queryset of those with the answer yes."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.workflow.desks import desk_ids
from fronts.models import Front
from people.permissions import Reason
from people.roles import Right
from sections.models import Section

NOT_HOME = _("Your role does not arrange the home page.")
NOT_THIS_SECTION = _("Only this section's editors arrange its front page.")


def why_not_arrange(user, section: int | None) -> Reason | None:
    """Why `user` may not arrange the front of the section with this id (None: the home page), or None."""
    if section is None:
        return None if user.may(Right.HOME) else NOT_HOME
    if user.may(Right.FRONTS) or (user.may(Right.EDIT) and (user.may(Right.ALL_DESKS) or section in desk_ids(user))):
        return None
    return NOT_THIS_SECTION


def sections_arranged_by(user) -> QuerySet[Section]:
    """The open sections whose fronts `user` may arrange: those for which `why_not_arrange` answers None."""
    if user.may(Right.FRONTS) or (user.may(Right.EDIT) and user.may(Right.ALL_DESKS)):
        return Section.objects.active()
    return Section.objects.active().of_desk_member(user) if user.may(Right.EDIT) else Section.objects.none()


def arranged_by(user) -> QuerySet[Front]:
    """The fronts that `user` may arrange."""
    which = Q(section__in=sections_arranged_by(user).order_by().values("pk"))
    if user.may(Right.HOME):
        which |= Q(section=None)
    return Front.objects.filter(which)


def why_not_arrange_any(user) -> Reason | None:
    """Why `user` may arrange no front at all, or None. The cheap question, for menus."""
    may = user.may(Right.HOME) or user.may(Right.FRONTS)
    may = may or (user.may(Right.EDIT) and (user.may(Right.ALL_DESKS) or bool(desk_ids(user))))
    return None if may else _("Your role does not arrange the front pages.")


def why_not_set_bar(user) -> Reason | None:
    """Why `user` may neither set nor lift the bar above every page, or None."""
    return None if user.may(Right.HOME) else NOT_HOME
