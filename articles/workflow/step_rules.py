"""Who sets up review steps, what makes sense there, and what it means, in words."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from articles.models import Agreement, ReviewStep
from articles.workflow import reviewers, reviews
from people import references
from people.models import Role, User
from people.permissions import Reason
from people.roles import Right
from sections.models import Section


def why_not_manage(user, step: ReviewStep | None = None) -> Reason | None:
    """Why `user` may not see and set up review steps, or None."""
    return None if user.may(Right.SECTIONS) else _("Your role does not set up desks.")


def managed_by(user) -> QuerySet[ReviewStep]:
    """The steps `user` may change."""
    return ReviewStep.objects.none() if why_not_manage(user) else ReviewStep.objects.all()


def why_not_delete(user, step: ReviewStep) -> Reason | None:
    """Why `user` may not delete the step, or None. One that a story has passed stays, switched off."""
    if reason := why_not_manage(user):
        return reason
    return _("Stories have passed this step. Switch it off instead.") if references.to(step) else None


def deletable_by(user) -> QuerySet[ReviewStep]:
    """The steps for which `why_not_delete` answers None."""
    return ReviewStep.objects.none() if why_not_manage(user) else references.unused(ReviewStep)


def why_not_set_up(user, step: ReviewStep, roles: list[Role], people: list[User]) -> Reason | None:
    """Why `user` may not give `step` (not saved yet) these roles and people, or None.

    Reviewing is a power over stories: nobody gives it to themselves.
    """
    old = ReviewStep.objects.filter(pk=step.pk).first()
    was = old is not None and user.pk in reviewers.of(old, step.section_id).values_list("pk", flat=True)
    named = user in people
    in_role = user.roles.filter(pk__in=[role.pk for role in roles]).exists()
    wider = old is not None and old.desk_only and not step.desk_only
    if (named and not was) or (
        in_role and (old is None or wider or not user.roles.filter(review_steps=old).exists())
    ):
        return _("You cannot make yourself a reviewer. Ask another administrator.")
    return None


def nonsense(step: ReviewStep, roles: list[Role], people: list[User]) -> dict[str, list[str]]:
    """What is wrong with a step as it would be, by the field that mends it; empty for a step that makes sense."""
    found: dict[str, list] = {"name": [], "agreement": [], "people": [], "roles": []}
    if not roles and not people:
        found["roles"].append(_("Choose a role or name people; otherwise nobody could approve here."))
    if step.agreement == Agreement.ALL and not people:
        found["people"].append(_("Name the people who must all approve."))
    if step.agreement == Agreement.ALL and roles:
        found["roles"].append(_("Where all named people must approve, a role has no say. Take the roles out."))
    for person in people:
        if not person.is_active:
            sentence = _("%(name)s is switched off and can approve nothing. Take the name out.")
            found["people"].append(sentence % {"name": person})
        elif not person.holds_a_role:
            sentence = _("%(name)s has no role and so cannot open the desk. Give them a role first.")
            found["people"].append(sentence % {"name": person})
    alike = ReviewStep.objects.active().filter(section=step.section_id, name__iexact=step.name)
    if step.is_active and alike.exclude(pk=step.pk).exists():
        found["name"].append(_("This section has a step of that name already."))
    return {field: sentences for field, sentences in found.items() if sentences}


@dataclass(frozen=True)
class Way:
    """What happens to a story of a section, in words; `own` is False for the newsroom's default way.

    `alone` are the names of active steps at which nobody could approve one now.
    """

    section: Section | None
    own: bool
    steps: list[tuple[str, str]]
    alone: list[str]


def ways() -> list[Way]:
    """The way of a story of each section in use, in the paper's order."""
    found = []
    for section in Section.objects.active():
        steps = reviews.plan(section.pk)
        alone = [step.name for step in steps if not reviewers.of(step, section.pk).exists()]
        own = any(step.section_id for step in steps)
        found.append(Way(section, own, [(step.name, in_words(step)) for step in steps], alone))
    return found


def _either(names: list[str]) -> str:
    """“A”, “A or B”, “A, B or C”."""
    *most, last = names or [""]
    return str(_("%(most)s or %(last)s") % {"most": ", ".join(most), "last": last}) if most else last


def in_words(step: ReviewStep) -> str:
    """Who approves at a step, as a phrase."""
    people = [str(person) for person in step.people.all()]
    if step.agreement == Agreement.ALL:
        phrase = ngettext_lazy("%(names)s", "all of %(names)s", len(people)) % {"names": ", ".join(people)}
    else:
        desk = _("%(roles)s of the desk") if step.desk_only else _("%(roles)s of any desk")
        roles = [role.name for role in step.roles.all()]
        held = [str(desk % {"roles": _either(roles)})] if roles else []
        phrase = _either([*held, *people])
    return str(format_lazy("{} ({})", phrase, _("may be skipped")) if step.is_skippable else phrase)
