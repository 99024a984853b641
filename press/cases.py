"""The verbs of a case: assign, answer, decide, look after a copy, close; and what its sender adds.

Each holds the case's row, asks the rule again, writes a step and its line in the log in one transaction, and tells
the floors above after commit. Printing the note is in `press.noting`.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.permissions import Reason
from articles.refusals import Refused
from audit import actions
from people import clock
from people.models import User
from press import permissions, steps
from press.models import Case, CaseState, CaseStep, Copy, Outcome, StepKind

ASSIGNED = actions.register("case.assigned", _("gave a case to somebody"))
ANSWERED = actions.register("case.answered", _("said what they know of a case"))
WRITTEN = actions.register("case.written", _("wrote to the sender of a case"))
ADDED = actions.register("case.added", _("added to a case"))
DECIDED = actions.register("case.decided", _("decided a case"))
TENDED = actions.register("case.copy_done", _("looked after a copy of what was corrected"))
CLOSED = actions.register("case.closed", _("closed a case"))
#: Characters of an answer or a reason.
LONGEST = 4_000
#: What a sender may add: so often within A_WHILE, and in all.
A_FEW, A_WHILE, IN_ALL = 5, timedelta(minutes=10), 50


@dataclass(frozen=True)
class Decision:
    """What was decided, with the reason that the sender reads. An apology is owed if the story judged, slandered or
    lied; the note says so if the code of ethics was broken."""

    outcome: Outcome
    reason: str
    owes_apology: bool = False
    broke_code: bool = False


def assign(case: Case, user: User, to: User) -> CaseStep:
    """Make `to` see the case through. Raises Refused with the reason."""
    with transaction.atomic():
        row = steps.held(case)
        _refuse(permissions.why_not_assign(user, row))
        if why := permissions.why_not_hold(to, row):
            raise Refused({"to": why})
        if row.owner_id == to.pk:
            raise Refused({"to": _("It is this person's already.")})
        Case.objects.filter(pk=row.pk).update(owner=to)
        return steps.take(row, StepKind.ASSIGNED, ASSIGNED, user, to=to)


def answer(case: Case, user: User, words: str) -> CaseStep:
    """Keep what `user` knows of the case, for those who decide; its sender does not read it. Raises Refused."""
    with transaction.atomic():
        row = steps.held(case)
        _refuse(permissions.why_not_answer(user, row))
        _refuse_words(words)
        return steps.take(row, StepKind.ANSWERED, ANSWERED, user, words)


def write(case: Case, user: User, words: str) -> CaseStep:
    """Write to the sender, who reads it at the secret address, and by mail if they gave one. Raises Refused."""
    with transaction.atomic():
        row = steps.held(case)
        _refuse(permissions.why_not_write(user, row))
        _refuse_words(words)
        return steps.take(row, StepKind.WRITTEN, WRITTEN, user, words, is_shown=True)


def why_not_add(case: Case) -> Reason | None:
    """Why the sender can add nothing at this moment, or None."""
    if case.state == CaseState.CLOSED:
        return permissions.CLOSED
    added = case.steps.filter(what=StepKind.ADDED)
    if added.count() >= IN_ALL:
        return _(
            "You have added so much to this case that it takes no more here. Write to the newsroom itself: the foot "
            "of every page leads to its address."
        )
    if added.filter(at__gt=clock.now() - A_WHILE).count() >= A_FEW:
        return _("You have written several times within a few minutes. Wait ten minutes, and add more then.")
    return None


def add(case: Case, words: str) -> CaseStep:
    """Keep what the sender adds. Raises Refused."""
    with transaction.atomic():
        row = steps.held(case)
        _refuse(why_not_add(row))
        _refuse_words(words)
        return steps.take(row, StepKind.ADDED, ADDED, None, words, is_shown=True)


def decide(case: Case, user: User, decision: Decision) -> CaseStep:
    """Decide the case; the reason is kept, and the sender reads it. Raises Refused, also to who wrote the story."""
    with transaction.atomic():
        row = steps.held(case)
        _refuse(permissions.why_not_decide(user, row))
        if decision.outcome not in Outcome:
            raise Refused({"outcome": _("Say what is decided.")})
        _refuse_words(decision.reason, "reason")
        if decision.outcome != Outcome.REFUSED and permissions.has_replied(row):
            raise Refused({"outcome": permissions.REPLIED})
        if decision.outcome == Outcome.REFUSED and (decision.owes_apology or decision.broke_code):
            raise Refused({"outcome": _("Where an apology is owed or the code was broken, nothing is refused.")})
        Case.objects.filter(pk=row.pk).update(state=CaseState.DECIDED, outcome=decision.outcome)
        return steps.take(
            row,
            StepKind.DECIDED,
            DECIDED,
            user,
            decision.reason,
            is_shown=True,
            outcome=decision.outcome,
            owes_apology=decision.owes_apology,
            broke_code=decision.broke_code,
        )


def tend(copy: Copy, user: User, words: str) -> CaseStep:
    """Say what was done about another story of ours that says the same. Raises Refused."""
    with transaction.atomic():
        row = steps.held(copy.case)
        _refuse(permissions.why_not_tend(user, row))
        if not row.copies.untended().filter(pk=copy.pk).exists():
            raise Refused(_("This copy is looked after already."))
        _refuse_words(words)
        return steps.take(row, StepKind.COPY_DONE, TENDED, user, words, copy=copy)


def close(case: Case, user: User) -> CaseStep:
    """Close the case: what was decided is done. Raises Refused with what is still to be done."""
    with transaction.atomic():
        row = steps.held(case)
        _refuse(permissions.why_not_close(user, row))
        Case.objects.filter(pk=row.pk).update(state=CaseState.CLOSED)
        return steps.take(row, StepKind.CLOSED, CLOSED, user, is_shown=True)


def _refuse(why: Reason | None) -> None:
    if why:
        raise Refused(why)


def _refuse_words(words: str, name: str = "words") -> None:
    if not words.strip():
        raise Refused({name: _("Write it in words: it is kept, and others go by it.")})
    if len(words) > LONGEST:
        raise Refused({name: _("At most %(most)s characters.") % {"most": LONGEST}})
