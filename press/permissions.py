"""Who may do what with which case: a rule is a question about one, and where cases are listed a queryset too."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles import permissions as stories
from articles.models import Article, NoteKind, Standing
from articles.permissions import Reason
from articles.workflow.desks import desk_ids, works_at
from people.roles import Right
from press.models import Case, CaseState, CaseStep, Outcome, Unverified

NOT_YOURS = _("This case is about a story that is not yours and not on your desk.")
NOT_THEIRS = _(
    "This person does not see the case: its story is neither theirs nor on their desk. Choose somebody at its desk."
)
NOT_HANDLED_BY_YOU = _("Only whoever decides about cases, on the desk of the story, does this.")
CLOSED = _("This case is closed. What is new makes a new one.")
REPLIED = _("This sender has had a reply to this story: the right of reply holds once for a story.")
OWN_STORY = _("You wrote this story. You may answer the case; another person decides.")


def why_not_see_any(user) -> Reason | None:
    """Why the list of cases is not for `user` at all, or None. The cheap question, for menus."""
    if user.may(Right.CASES) or stories.works_on_stories(user):
        return None
    return _("Your role does not work on stories.")


def why_not_see(user, case: Case) -> Reason | None:
    """Why `user` may not see the case, or None. Whoever sees its story may, and whoever handles cases at its desk."""
    if why_not_handle(user, case) is None:
        return None
    return NOT_YOURS if stories.why_not_view(user, case.article) else None


def seen_by(user) -> QuerySet[Case]:
    """The cases for which `why_not_see` answers None."""
    seen = stories.visible_to(user).order_by()
    if not seen.query.has_filters():
        return Case.objects.all()
    return Case.objects.filter(Q(article__in=seen.values("pk")) | _at_desks_of(user))


def why_not_handle(user, case: Case) -> Reason | None:
    """Why `user` may neither give the case to somebody nor write to its sender, or None.

    The same people read how the sender can be reached.
    """
    if user.may(Right.CASES) and works_at(user, case.article.section_id):
        return None
    return NOT_HANDLED_BY_YOU


def handled_by(user) -> QuerySet[Case]:
    """The cases for which `why_not_handle` answers None."""
    return Case.objects.filter(_at_desks_of(user))


def why_not_open(user, article: Article) -> Reason | None:
    """Why `user` may not record a case about the story that came by letter, by telephone or from the house."""
    return stories.why_not_view(user, article)


def why_not_assign(user, case: Case) -> Reason | None:
    """Why `user` may not say whose case it is, or None."""
    return why_not_handle(user, case) or _why_closed(case)


def why_not_hold(user, case: Case) -> Reason | None:
    """Why the case cannot be given to `user`, or None: whoever is to see it through must be able to."""
    if not user.is_active:
        return _("This account is switched off.")
    return NOT_THEIRS if why_not_see(user, case) else None


def why_not_answer(user, case: Case) -> Reason | None:
    """Why `user` may not say on the case what they know of it, or None. Whoever wrote the story may."""
    return why_not_see(user, case) or _why_closed(case)


def why_not_write(user, case: Case) -> Reason | None:
    """Why `user` may not write to the sender, or None."""
    return why_not_handle(user, case) or _why_closed(case)


def why_not_decide(user, case: Case) -> Reason | None:
    """Why `user` may not decide the case, or None. Nobody decides about a story that they wrote."""
    if why := why_not_handle(user, case) or _why_own(user, case.article):
        return why
    return None if case.state == CaseState.OPEN else _("This case is decided already.")


def decided_by(user) -> QuerySet[Case]:
    """The cases for which `why_not_decide` answers None."""
    cases = handled_by(user).filter(state=CaseState.OPEN)
    if not settings.NEWSROOM_FOUR_EYES:
        return cases
    return cases.exclude(article__in=Article.objects.filter(stories.written_by(user)).order_by().values("pk"))


def why_not_print(user, case: Case) -> Reason | None:
    """Why `user` may not give readers the note of the case, or name the one they have, or None."""
    if why := why_not_handle(user, case) or _why_own(user, case.article) or _why_closed(case):
        return why
    if case.state == CaseState.OPEN:
        return _("Decide the case first: the note follows the decision.")
    if case.rules.note is None:
        return _("A case of this kind changes no story, so there is no note.")
    if case.outcome == Outcome.REFUSED:
        return _("What was asked for was refused, so there is no note.")
    if has_replied(case):
        return REPLIED
    if _has_note(case):
        return _("Readers have the note. What is wrong in it is a new case, whose note mends it.")
    return None


def why_not_tend(user, case: Case) -> Reason | None:
    """Why `user` may not say that a copy is looked after, or None. Whoever wrote it may."""
    return why_not_answer(user, case)


def why_not_close(user, case: Case) -> Reason | None:
    """Why `user` may not close the case, or None: what was promised is done first, in our own copies too."""
    if why := why_not_handle(user, case) or _why_own(user, case.article) or _why_closed(case):
        return why
    if case.state == CaseState.OPEN:
        return _("Decide the case first.")
    owed = case.rules.note and case.outcome != Outcome.REFUSED and not has_replied(case)
    if owed and not _has_note(case):
        return _("Readers have no note yet.")
    if case.copies.untended().exists():
        return _("Other stories of ours still say the same. Look after each of them first.")
    return None


def has_replied(case: Case) -> bool:
    """True if the sender of this reply has had another one printed with the story (guideline 9/2008, 13e: once)."""
    if not case.rules.is_whole:
        return False
    printed = CaseStep.objects.filter(case__article=case.article_id, note__kind=NoteKind.REPLY).exclude(case=case.pk)
    senders = {step.case.sender.casefold() for step in printed.select_related("case")}
    return case.sender.casefold() in senders


def why_not_mark(user, article: Article) -> Reason | None:
    """Why `user` may not tell readers that the story is not verified, or None."""
    if why := stories.why_not_publish(user, article):
        return why
    if stories.is_withdrawn(article):
        return stories.WITHDRAWN
    if Unverified.objects.open().filter(article=article).exists():
        return _("Readers are told already that this story is not verified.")
    return None


def why_not_settle(user, row: Unverified) -> Reason | None:
    """Why `user` may not say how the verification ended, or None."""
    if why := stories.why_not_publish(user, row.article):
        return why
    return None if row.settled_at is None else _("It was said already how this ended.")


def settled_by(user) -> QuerySet[Unverified]:
    """Those for which `why_not_settle` answers None."""
    return Unverified.objects.open().filter(_settled_at_desks_of(user))


def awaited_from(user) -> QuerySet[Unverified]:
    """Those of which nobody has said how they ended, and `user` is to see to it: their own stories, and what they may
    settle."""
    found = _settled_at_desks_of(user)
    if user.may(Right.WRITE):
        found |= Q(Exists(Standing.objects.filter(user=user, article=OuterRef("article"))))
    return Unverified.objects.open().filter(found)


def _has_note(case: Case) -> bool:
    return CaseStep.objects.filter(case=case, note__isnull=False).exists()


def _why_closed(case: Case) -> Reason | None:
    return CLOSED if case.state == CaseState.CLOSED else None


def _why_own(user, article: Article) -> Reason | None:
    return OWN_STORY if settings.NEWSROOM_FOUR_EYES and user.pk in stories.writers(article) else None


def _at_desks_of(user) -> Q:
    """The cases at whose desks `user` handles cases."""
    if not user.may(Right.CASES):
        return Q(pk__in=[])
    return Q(pk__isnull=False) if user.may(Right.ALL_DESKS) else Q(article__section__in=desk_ids(user))


def _settled_at_desks_of(user) -> Q:
    """What is not verified at the desks where `user` publishes."""
    if not (user.may(Right.EDIT) and user.may(Right.PUBLISH)):
        return Q(pk__in=[])
    return Q(pk__isnull=False) if user.may(Right.ALL_DESKS) else Q(article__section__in=desk_ids(user))
