"""Who may do what to sections and to the people on their desks."""

from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from people import references
from people.permissions import Reason
from people.roles import Right
from sections.models import DeskMembership, Section


def why_not_see(user, section: Section | None = None) -> Reason | None:
    """Why `user` may not see sections on the desk, or None. All colleagues may."""
    return None if user.is_staff else _("Your account has no role yet. Ask an administrator for one.")


def seen_by(user) -> QuerySet[Section]:
    """The sections `user` may see on the desk."""
    return Section.objects.none() if why_not_see(user) else Section.objects.all()


def why_not_manage(user, section: Section | None = None) -> Reason | None:
    """Why `user` may not make, change and order sections, or None."""
    return None if user.may(Right.SECTIONS) else _("Your role does not manage sections.")


def managed_by(user) -> QuerySet[Section]:
    """The sections `user` may change."""
    return Section.objects.none() if why_not_manage(user) else Section.objects.all()


def why_not_delete(user, section: Section) -> Reason | None:
    """Why `user` may not delete the section, or None. What was printed in it keeps its place."""
    if reason := why_not_manage(user):
        return reason
    if used := references.to(section):
        return format_lazy(
            "{sentence} {used}.",
            sentence=_("This section cannot be deleted, only switched off. Still used by:"),
            used=", ".join(used),
        )
    return None


def deletable_by(user) -> QuerySet[Section]:
    """The sections for which `why_not_delete` answers None."""
    return Section.objects.none() if why_not_manage(user) else references.unused(Section)


def why_not_add_member(user, membership: DeskMembership | None = None) -> Reason | None:
    """Why `user` may not say who works on a desk, or None."""
    return why_not_manage(user)


def members_managed_by(user) -> QuerySet[DeskMembership]:
    """The memberships `user` may give and take."""
    return DeskMembership.objects.none() if why_not_add_member(user) else DeskMembership.objects.all()
