"""What happens with a case, one row after another: written with the log, told after commit, changed by nobody."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from audit import actions, log
from audit.actions import Action
from people import rowlocks
from people.models import User
from press.models import Case, CaseStep, StepKind
from press.signals import case_grew

NOTED = actions.register("case.noted", _("gave readers the note of a case"))


def take(
    case: Case,
    what: StepKind,
    action: Action,
    user: User | None,
    words: str = "",
    *,
    is_shown: bool = False,
    **more: Any,
) -> CaseStep:
    """Write a step of `case`, and its line in the log. Call inside the transaction that does what it tells of.

    `words` of people are in the step and not in the log. `more` are columns of the step.
    """
    step = CaseStep.objects.create(case=case, what=what, by=user, words=words.strip(), is_shown=is_shown, **more)
    told = {"case": case.number, "kind": case.kind, "story": case.article_id, "outcome": step.outcome}
    told |= {"note": step.note_id, "to": step.to_id}
    details = {name: value for name, value in told.items() if value}
    log.record(action, by=user, kind="case", pk=case.pk, label=case.number, details=details)
    transaction.on_commit(lambda: case_grew.send_robust(Case, case=case, step=step))
    return step


def held(case: Case) -> Case:
    """The case's row, held until the transaction ends: of two people who decide at once, one finds it decided."""
    return rowlocks.held(Case.objects).select_related("article").get(pk=case.pk)
