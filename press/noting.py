"""Giving readers the note of a case: what was decided, printed with the story, for good.

Three things that the press council punishes are refused here: a reply that is not printed whole, a note without the
apology that is owed, and one that does not say that the code was broken. That it is linked to the story needs
nobody: it lies with the story.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Correction, Edition, NoteKind, Weight
from articles.readers import corrections
from articles.readers.corrections import Wording
from articles.refusals import Refused
from articles.workflow.status import Change
from people.models import User
from press import copies, permissions, steps
from press.models import Case, CaseStep, StepKind


@dataclass(frozen=True)
class Printed:
    """What readers are to get. `is_agreed`: the sender agreed to these words of a reply; `is_shortened`: it was
    shortened, which is printed. `before_closed`: what stood there before is not to be read again. `mends`: an earlier
    note of the story, in which something was wrong."""

    note: str
    apology: str = ""
    violation: str = ""
    weight: Weight = Weight.TOP
    is_agreed: bool = False
    is_shortened: bool = False
    before_closed: bool = False
    mends: Correction | None = None


def give(case: Case, user: User, printed: Printed) -> Correction:
    """Print the note of a case with its story, now. Raises Refused, beside the field, for a note that owes more."""
    with transaction.atomic():
        article = Article.objects.held(case.article_id)
        row = steps.held(case)
        _refuse(permissions.why_not_print(user, row))
        decided = row.steps.filter(what=StepKind.DECIDED).last()
        _refuse_what_is_owed(row, printed, decided)
        if row.rules.is_whole:
            _refuse_altered(row, printed)
        wording = Wording(
            kind=row.rules.note,
            note=printed.note,
            apology=printed.apology,
            violation=printed.violation,
            sender=row.sender if row.rules.note == NoteKind.REPLY else "",
            is_shortened=printed.is_shortened,
            weight=printed.weight,
            before_closed=printed.before_closed,
            mends=printed.mends,
        )
        before = _changed_from(article, row)
        with copies.of_case():
            note = corrections.post(article, wording, by=user, approved_by=decided.by, before=before)
        _keep(row, user, note)
    return note


def name(case: Case, user: User, note: Correction) -> None:
    """Say that readers have the note already: it came with a correction that was published for this case.

    Raises Refused if it is older than the case, of another story, or lacks what is owed.
    """
    with transaction.atomic():
        row = steps.held(case)
        _refuse(permissions.why_not_print(user, row))
        if note.article_id != row.article_id or note.at < row.came_at:
            raise Refused({"note": _("Choose a note of this story that was posted since the case came.")})
        if row.rules.is_whole:
            raise Refused({"note": _("A reply is a note of its own.")})
        decided = row.steps.filter(what=StepKind.DECIDED).last()
        _refuse_what_is_owed(row, Printed(note.note, note.apology, note.violation), decided)
        _keep(row, user, note)


def nameable(case: Case):
    """The notes of the story that `name` takes for the case, newest first."""
    return Correction.objects.posted().filter(article=case.article_id, at__gte=case.came_at).newest_first()


def mendable(case: Case):
    """The notes of the story that the note of the case may mend, newest first: those that none has mended yet."""
    return Correction.objects.standing().filter(article=case.article_id).newest_first()


def _keep(case: Case, user: User, note: Correction) -> None:
    steps.take(case, StepKind.NOTED, steps.NOTED, user, is_shown=True, note=note)
    copies.find(case, note)


def _refuse(why) -> None:
    if why:
        raise Refused(why)


def _refuse_what_is_owed(case: Case, printed: Printed, decided: CaseStep) -> None:
    if decided.owes_apology and not printed.apology.strip():
        raise Refused({"apology": _("The story judged, slandered or lied: an apology is owed, and printed.")})
    if (decided.broke_code or case.rules.note == NoteKind.RULING) and not printed.violation.strip():
        raise Refused({"violation": _("Say that the code was broken, and which article: it is printed.")})


def _refuse_altered(case: Case, printed: Printed) -> None:
    """A reply goes out to the letter; only white space may differ."""
    altered = " ".join(printed.note.split()) != " ".join(case.message.split())
    if altered and not (printed.is_agreed or printed.is_shortened):
        words = _("This is not what the sender wrote. Say that they agreed to it, or that it is shortened.")
        raise Refused({"note": words})
    if printed.is_shortened and not altered:
        raise Refused({"is_shortened": _("This is the whole reply; nothing was shortened.")})


def _changed_from(article: Article, case: Case) -> Edition | None:
    """What readers had before the text was changed for the case; None if it was not changed since the case came."""
    live = article.editions.live().first()
    if live is None or live.starts_at < case.came_at or live.change in (Change.FIRST, Change.MINOR):
        return None
    return article.editions.filter(ends_at__lte=live.starts_at).order_by("-starts_at").first()
