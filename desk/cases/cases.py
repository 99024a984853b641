"""Which cases somebody sees, soonest due first, and what they may do with one."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.comparing.blocks import Span, word_spans
from articles.permissions import Reason
from desk import screens
from desk.cases.forms import ClosingForm, DecisionForm, GivingForm, NamingForm, NoteForm, WordsForm
from press import permissions
from press.models import Case, CaseFile, CaseState

#: Cases on a page.
PER_PAGE = 50


@dataclass(frozen=True)
class Tab:
    """A list of cases: its name in the address, and what it is called."""

    name: str
    label: Promise | str


TABS = (
    Tab("running", _("Running")),
    Tab("mine", _("Mine")),
    Tab("closed", _("Closed")),
)


def tab_of(name: str) -> Tab:
    """The tab that an address names; the first for a name that there is not."""
    return next((tab for tab in TABS if tab.name == name), TABS[0])


def in_tab(tab: Tab, user) -> QuerySet[Case]:
    """The cases of a tab that `user` sees: what runs by when it is due, what is closed by its number."""
    seen = permissions.seen_by(user).select_related("article__section", "owner")
    if tab.name == "closed":
        return seen.filter(state=CaseState.CLOSED).order_by("-pk")
    if tab.name == "mine":
        seen = seen.filter(owner=user)
    return seen.running().soonest_first()


def page(tab: Tab, user, after: int | None) -> tuple[list[Case], bool]:
    """So many cases of a tab after the first `after`, and whether there are more."""
    start = after or 0
    rows = list(in_tab(tab, user)[start : start + PER_PAGE + 1])
    return rows[:PER_PAGE], len(rows) > PER_PAGE


def altered(case: Case) -> list[Span]:
    """What a reply says in print beside what its sender wrote, the difference marked; empty where it is the same."""
    step = case.steps.filter(note__isnull=False).select_related("note").last() if case.rules.is_whole else None
    if step is None or step.note.note.split() == case.message.split():
        return []
    return word_spans(case.message, step.note.note)


def stamp(rows: list[Case]) -> str:
    """A mark that changes when the list does."""
    return screens.stamp([(case.pk, case.state, case.outcome, case.owner_id, case.is_late) for case in rows])


def file_stamp(row: CaseFile | None) -> str:
    """A mark that changes when what is said of a case's file does."""
    told = (row.asked_at, row.made_at, row.failed, row.stands_still) if row else ()
    return screens.stamp(*told)


@dataclass(frozen=True)
class Deed:
    """Something that may be done with a case: the form it takes, or why this person may not."""

    name: str
    label: Promise | str
    why: Reason | None
    form: object


def refused(deeds: list[Deed]) -> list[tuple[str, Reason]]:
    """What may not be done and why not; what has the same reason stands together."""
    told: dict[str, tuple[list[str], Reason]] = {}
    for deed in deeds:
        if deed.why:
            told.setdefault(str(deed.why), ([], deed.why))[0].append(str(deed.label))
    return [(", ".join(labels), why) for labels, why in told.values()]


def deeds(user, case: Case, sent: dict | None = None) -> list[Deed]:
    """What there is to do with a case, each with its form or the reason why not; `sent`: forms that were refused."""
    rows = (
        ("answer", _("Answer from the desk"), permissions.why_not_answer, WordsForm),
        ("assign", _("Give it to somebody"), permissions.why_not_assign, GivingForm),
        ("write", _("Write to the sender"), permissions.why_not_write, WordsForm),
        ("decide", _("Decide"), permissions.why_not_decide, DecisionForm),
        ("note", _("Print the note"), permissions.why_not_print, NoteForm),
        ("name", _("Readers have the note already"), permissions.why_not_print, NamingForm),
        ("close", _("Close the case"), permissions.why_not_close, ClosingForm),
    )
    known = sent or {}
    return [
        Deed(name, label, rule(user, case), known.get(name) or form(case=case, prefix=name))
        for name, label, rule, form in rows
    ]
