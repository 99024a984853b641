"""What happens to an assignment: made, taken, given back, begun, filed, cancelled. Each in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.moments import same_minute
from articles.refusals import Refused, Stale
from articles.text import assigning, drafts, revisions, storyfields
from articles.workflow.moves import MOVES
from articles.workflow.status import EDITORS, STATES, Holder
from audit import actions, log
from audit.actions import Action
from desk import permissions
from desk.models import Assignment
from desk.notices import planned
from people import rowlocks
from people.models import User

PLANNED = actions.register("assignment.planned", _("planned an assignment"))
CHANGED = actions.register("assignment.changed", _("changed an assignment"))
CLAIMED = actions.register("assignment.claimed", _("took an assignment"))
RELEASED = actions.register("assignment.released", _("gave an assignment back"))
CANCELLED = actions.register("assignment.cancelled", _("cancelled an assignment"))

CHANGED_MEANWHILE = _("Someone changed this assignment while you had it open. Look at the change, then try again.")


@dataclass(frozen=True)
class Plan:
    """What an editor asks for: the columns of an assignment, and who it is for (None: whoever takes it).

    `key` names the form that it was planned in.
    """

    fields: dict
    assignee: User | None = None
    key: UUID | None = None


def plan(user, asked: Plan, assignment: Assignment | None = None, version: int | None = None) -> Assignment:
    """Put an assignment into the plan, or change one. Returns it.

    Raises Refused with the reason if `user` does not edit on its desk (the old one's or the new one's), and Stale if
    `version` is no longer the assignment's.
    """
    with transaction.atomic():
        row = _locked(assignment, version) if assignment else Assignment(created_by=user, form_key=asked.key)
        if assignment and (why := permissions.why_not_plan(user, row)):
            raise Refused(why)
        before, as_it_was = row.assignee_id, _columns(row)
        for name, value in asked.fields.items():
            setattr(row, name, value)
        if not permissions.edits_on(user, row.section_id):
            raise Refused(permissions.NOT_YOUR_PLAN)
        _give(row, asked.assignee)
        if row.article and row.article.state.holder != Holder.WRITER and row.filed_at is None:
            row.filed_at = timezone.now()
        if row.due_at >= timezone.now():
            row.late_told_at = None
        if assignment and _columns(row) == as_it_was:
            return row
        _save(row)
        _record(CHANGED if assignment else PLANNED, row, user)
        planned.changed(row, before, user)
    return row


def _give(row: Assignment, person: User | None) -> None:
    """Make `person` the one who has it; the moment is kept when it is the same one."""
    if person and not person.may(permissions.Right.WRITE):
        raise Refused(_("%(person)s does not write stories. Choose somebody who does.") % {"person": person})
    if (person.pk if person else None) != row.assignee_id:
        row.assignee = person
        row.claimed_at = timezone.now() if person else None


def claim(user, assignment: Assignment) -> Assignment:
    """Take an assignment that nobody has. Of two who try at once one gets it; the other is Refused."""
    take = _Change(CLAIMED, permissions.why_not_claim, lambda row: _give(row, user), planned.claimed)
    return _change(user, assignment, take)


def give(user, assignment: Assignment, person: User, version: int | None) -> bool:
    """Give it to somebody else, and the draft that was begun for it with it. Returns whether anything changed.

    Raises Refused with the reason, of the draft too, and Stale. Nothing is changed then.
    """
    if assignment.assignee_id == person.pk:
        return False

    def hand(row: Assignment) -> None:
        _give(row, person)
        if row.article and row.article.state.holder == Holder.WRITER:
            assigning.assign(row.article, user, person)

    giving = _Change(CHANGED, permissions.why_not_give, hand, planned.changed)
    _change(user, assignment, giving, version)
    return True


def release(user, assignment: Assignment) -> Assignment:
    """Give it back to the plan, for somebody else. Its story, if one was begun, stays with its writer."""

    def give_back(row: Assignment) -> None:
        _give(row, None)
        row.article = None

    giving = _Change(RELEASED, permissions.why_not_release, give_back, planned.released)
    return _change(user, assignment, giving)


def cancel(user, assignment: Assignment) -> Assignment:
    """Take it out of the plan. Raises Refused with the reason."""

    def strike(row: Assignment) -> None:
        if not row.is_unfiled:
            raise Refused(_("Only what has not been filed can be cancelled."))
        row.cancelled_at = timezone.now()

    striking = _Change(CANCELLED, permissions.why_not_plan, strike, planned.changed)
    return _change(user, assignment, striking)


def begin(user, assignment: Assignment) -> Article:
    """Start the story of an assignment that `user` has: a draft with its headline, section and writer.

    Raises Refused with the reason.
    """
    with transaction.atomic():
        row = _locked(assignment, None)
        if why := permissions.why_not_begin(user, row):
            raise Refused(why)
        article = Article(created_by=user)
        known = {"headline": row.title, "section": row.section_id, "bylines": revisions.own_byline(user)}
        drafts.save(article, storyfields.blank() | known, user)
        row.article = article
        _save(row)
    return article


def reschedule(user, assignment: Assignment, due_at, version: int | None) -> Assignment:
    """Move the time at which it is due. Raises Refused with the reason, and Stale."""

    def move(row: Assignment) -> None:
        if not row.is_unfiled:
            raise Refused(_("Only what has not been filed can be moved to another time."))
        if not same_minute(row.due_at, due_at):
            row.due_at = due_at
        if row.due_at >= timezone.now():
            row.late_told_at = None

    moving = _Change(CHANGED, permissions.why_not_plan, move, planned.changed)
    return _change(user, assignment, moving, version)


def follow_story(sender, article: Article, transition, **kwargs) -> None:
    """Receiver of `article_moved`: a submitted story files its assignments, a published one completes them.

    One that is taken back was never filed.
    """
    rows = Assignment.objects.filter(article=article, cancelled_at=None)
    move = MOVES.get(transition.move)
    if move and move.undoes:
        undone = article.transitions.filter(move=move.undoes, pk__lt=transition.pk).first()
        rows.filter(filed_at=undone.at, done_at=None).update(filed_at=None)
        return
    before, after = STATES[transition.from_status], STATES[transition.to_status]
    if after.holder == Holder.READERS:
        times = {name: Coalesce(name, transition.at) for name in ("filed_at", "done_at")}
        rows.filter(Q(filed_at=None) | Q(done_at=None)).update(**times)
    elif before.holder == Holder.WRITER and after.holder in EDITORS:
        rows.filter(filed_at=None).update(filed_at=transition.at)


@dataclass(frozen=True)
class _Change:
    """A verb: what the log calls it, who may not do it and why, what it does to the row, and who is told of it."""

    action: Action
    why_not: Callable
    make: Callable
    tell: Callable


def _change(user, assignment, change: _Change, version: int | None = None) -> Assignment:
    with transaction.atomic():
        row = _locked(assignment, version)
        if why := change.why_not(user, row):
            raise Refused(why)
        before, as_it_was = row.assignee_id, _columns(row)
        change.make(row)
        if _columns(row) == as_it_was:
            return row
        _save(row)
        _record(change.action, row, user)
        change.tell(row, before, user)
    return row


def _locked(assignment: Assignment, version: int | None) -> Assignment:
    row = rowlocks.held(Assignment.objects).get(pk=assignment.pk)
    if version is not None and version != row.version:
        raise Stale(CHANGED_MEANWHILE)
    return row


def _columns(row: Assignment) -> dict:
    """What the assignment says, to tell whether anything is different."""
    return {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}


def _save(row: Assignment) -> None:
    if row.pk:
        row.version += 1
    row.save()


def _record(action: Action, row: Assignment, user) -> None:
    """Tell the log, with who has it from now on and by when."""
    details = {"assignee": row.assignee.username if row.assignee else "", "due": row.due_at.isoformat()}
    log.record(action, by=user, kind="assignment", pk=row.pk, label=row.title, details=details)
