"""Who may do what to people, roles and bylines.

A rule has faces that a test holds equal: a question about one thing, answered None for yes or the reason why not,
and a queryset of the things for which the answer is yes; beside them stands the question whether anything at all
can be done here. Every room's admin asks its own rules through `people.admin.RuledModelAdmin`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people import references
from people.models import Author, Role, User
from people.roles import Right

Reason = str  # translated lazily; None stands for "yes"

NOT_YOUR_PART = _("Your role does not manage people.")


@dataclass(frozen=True)
class Rule:
    """One verb on one kind of thing. All three faces agree; `anywhere` is the cheap one, for menus."""

    anywhere: Callable[[User], Reason | None]
    here: Callable[[User, Model], Reason | None]
    those: Callable[[User], QuerySet]


def why_not_manage_people(user: User, thing: Model | None = None) -> Reason | None:
    """Why `user` may not see and change accounts and roles, or None."""
    return None if user.may(Right.PEOPLE) else NOT_YOUR_PART


def manageable_users(user: User) -> QuerySet[User]:
    """The accounts `user` may change."""
    return User.objects.all() if user.may(Right.PEOPLE) else User.objects.none()


def manageable_roles(user: User) -> QuerySet[Role]:
    """The roles `user` may change."""
    return Role.objects.all() if user.may(Right.PEOPLE) else Role.objects.none()


def why_not_see_users(user: User, person: User | None = None) -> Reason | None:
    """Why `user` may not see accounts, or None. Whoever fills desks must see who could sit there."""
    return None if user.may(Right.PEOPLE) or user.may(Right.SECTIONS) else NOT_YOUR_PART


def users_seen_by(user: User) -> QuerySet[User]:
    """The accounts `user` may see."""
    return User.objects.none() if why_not_see_users(user) else User.objects.all()


def why_not_delete_user(user: User, person: User | None = None) -> Reason | None:
    """Always a reason: what a person wrote and decided stays theirs."""
    return _("Accounts are not deleted: their stories and decisions keep a name. Switch the account off instead.")


def why_not_delete_role(user: User, role: Role) -> Reason | None:
    """Why `user` may not delete the role, or None."""
    if reason := why_not_manage_people(user):
        return reason
    if role.users.exists():
        return _("People hold this role. Give them another one first.")
    if named := references.naming(role):
        return format_lazy("{sentence} {named}.", sentence=_("This role is named by:"), named=", ".join(named))
    return None


def deletable_roles(user: User) -> QuerySet[Role]:
    """The roles for which `why_not_delete_role` answers None."""
    return references.unnamed(manageable_roles(user))


def why_not_take_roles(user: User, person: User, roles: list[Role]) -> Reason | None:
    """Why `user` may not leave `person` with exactly `roles`, or None.

    Nobody gives themselves a right: another administrator must. Nor may they lay down their care for people,
    so that somebody always has it.
    """
    if user.pk != person.pk:
        return None
    if why := _why_not_hold(user, frozenset(right for role in roles for right in role.rights)):
        return why
    if set(roles) - set(user.roles.all()):
        return _("You cannot give yourself a role: it may do more than its rights say. Ask another administrator.")
    return None


def why_not_fill_role(user: User, role: Role, rights: list[str]) -> Reason | None:
    """Why `user` may not make `rights` the rights of `role`, or None. A role of one's own counts as oneself."""
    if role.pk is None or not user.roles.filter(pk=role.pk).exists():
        return None
    others = user.roles.exclude(pk=role.pk).values_list("rights", flat=True)
    return _why_not_hold(user, frozenset(rights).union(*others))


def _why_not_hold(user: User, rights: frozenset[str]) -> Reason | None:
    if gained := [right.label for right in Right if right in rights - user.rights]:
        return format_lazy(
            "{sentence} {rights}.",
            sentence=_("You cannot give yourself rights that you do not hold. Ask another administrator for:"),
            rights="; ".join(map(str, gained)),
        )
    if Right.PEOPLE in user.rights - rights:
        return _("You cannot give up the management of people yourself. Ask another administrator.")
    return None


def why_not_switch_off(user: User, person: User) -> Reason | None:
    """Why `user` may not switch the account of `person` off, or None."""
    if reason := why_not_manage_people(user):
        return reason
    return _("You cannot switch off your own account.") if user.pk == person.pk else None


def why_not_see_authors(user: User, author: Author | None = None) -> Reason | None:
    """Why `user` may not see bylines on the desk, or None. All colleagues may: they put them on stories."""
    return None if user.is_staff else _("Your account has no role yet. Ask an administrator for one.")


def authors_seen_by(user: User) -> QuerySet[Author]:
    """The authors `user` may see on the desk."""
    return Author.objects.none() if why_not_see_authors(user) else Author.objects.all()


def keeps_all_authors(user: User) -> bool:
    """True for those who keep the whole list of bylines: managers of people, and leading editors."""
    return user.may(Right.PEOPLE) or (user.may(Right.EDIT) and user.may(Right.ALL_DESKS))


def why_not_add_author(user: User) -> Reason | None:
    """Why `user` may not make a new byline, or None."""
    return None if keeps_all_authors(user) else _("Ask a leading editor or an administrator for a new byline.")


def why_not_edit_some_author(user: User) -> Reason | None:
    """Why `user` may change no author at all, or None."""
    if keeps_all_authors(user) or authors_edited_by(user).exists():
        return None
    return why_not_see_authors(user) or _("This profile is not yours.")


def why_not_edit_author(user: User, author: Author) -> Reason | None:
    """Why `user` may not change the profile readers see, or None."""
    if keeps_all_authors(user) or (user.is_staff and author.user_id == user.pk):
        return None
    return _("This profile is not yours.")


def authors_edited_by(user: User) -> QuerySet[Author]:
    """The authors for which `why_not_edit_author` answers None."""
    if keeps_all_authors(user):
        return Author.objects.all()
    return Author.objects.filter(user=user) if user.is_staff else Author.objects.none()


def why_not_delete_author(user: User, author: Author) -> Reason | None:
    """Why `user` may not delete the author, or None. A printed name is only ever switched off."""
    if reason := why_not_add_author(user):
        return reason
    if used := references.to(author):
        return format_lazy(
            "{sentence} {used}.",
            sentence=_("This author cannot be deleted, only switched off. Still used by:"),
            used=", ".join(used),
        )
    return None


def deletable_authors(user: User) -> QuerySet[Author]:
    """The authors for which `why_not_delete_author` answers None."""
    return references.unused(Author) if keeps_all_authors(user) else Author.objects.none()


def why_not_read_log(user: User) -> Reason | None:
    """Why `user` may not read the log of everything that was done, or None."""
    return None if user.may(Right.AUDIT) else _("Your role does not read the newsroom's log.")


def refusal(reason: Reason | None) -> str:
    """The sentence for a person; a plain one where no rule gave any."""
    return str(reason) if reason else gettext("You may not do this.")
