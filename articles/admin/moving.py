"""The moves as buttons: what each may do now or why not, what it asks, and the order that comes back."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions
from articles.comparing.comparison import Weight, weigh
from articles.forms import OrderForm
from articles.models import Article, Edition, Revision, Withdrawal
from articles.readers import editions
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.moves import MOVES, Order
from articles.workflow.status import Change, Status
from articles.workflow.workflow import Answer

#: The move that usually comes next; a published story has none.
NEXT = {
    Status.DRAFT: "submit",
    Status.CHANGES_REQUESTED: "submit",
    Status.IN_REVIEW: "approve",
    Status.APPROVED: "publish",
    Status.SCHEDULED: "unschedule",
    Status.SPIKED: "restore",
    Status.WITHDRAWN: "restore",
    Status.ENDED: "restore",
}
#: What a dialog says before it is confirmed, and what its note is for.
_EXPLAINED = {
    "publish": gettext_lazy("Readers get this version at once."),
    "schedule": gettext_lazy("Readers get this version when the time comes. Until then nobody can edit it."),
    "request_changes": gettext_lazy("The writer gets the story back, with your note at the top of the page."),
    "skip": gettext_lazy("The story goes on without this step. Who skipped it, and why, stays on record."),
    "hand_over": gettext_lazy(
        "The other desk has the story at once. In review it begins again there, at that desk's first step."
    ),
    "withdraw": gettext_lazy("Readers can no longer open the story. In its place they find this reason."),
}
_NOTES = {
    "request_changes": gettext_lazy("What should change?"),
    "withdraw": gettext_lazy("Public reason"),
    "skip": gettext_lazy("Why is it not needed?"),
    "hand_over": gettext_lazy("A word to the other desk (may stay empty)"),
}
_CORRECTION_NOTE = gettext_lazy("Public note, for a correction: what was wrong, and what is right")
#: What each answer to the question at publishing a change means for readers.
_CHANGES = {
    Change.MINOR: gettext_lazy("A name spelt right, a comma. The time of update that readers see stays."),
    Change.UPDATE: gettext_lazy("Something new. Readers see the new time of update."),
    Change.CORRECTION: gettext_lazy("Something was wrong. Your note stands with the story for ever, with its time."),
}
_DANGEROUS = frozenset({"withdraw", "spike"})


@dataclass(frozen=True)
class Button:
    """One move as a page shows it. `form` is None for a move that asks nothing."""

    answer: Answer
    form: OrderForm | None = None
    asks: frozenset[str] = frozenset()
    explained: str = ""
    note_label: str = ""
    open: bool = False
    weighed: Weight | None = None

    @property
    def changes(self) -> list[tuple]:
        """The answers to what a change is to readers, each as its radio button and what it means."""
        return [(choice, _CHANGES[Change(choice.data["value"])]) for choice in self.form["change"]]

    @property
    def name(self) -> str:
        return self.answer.move.name

    @property
    def dangerous(self) -> bool:
        return self.name in _DANGEROUS


@dataclass(frozen=True)
class Panel:
    """Every move of a story for one person: the next, the other possible ones, and the rest with their reasons."""

    next: Button | None
    possible: list[Button]
    refused: list[Button]

    @property
    def dialogs(self) -> list[Button]:
        return [button for button in [self.next, *self.possible] if button and button.form and button.answer.allowed]


def panel(user, article: Article, live: Edition | None, order: OrderForm | None = None) -> Panel:
    """The moves of `article` for `user`; `order` is a refused move's form, to be shown again with what it held."""
    buttons = [_button(answer, user, article, live, order) for answer in workflow.available(user, article)]
    following = next((button for button in buttons if button.name == NEXT.get(Status(article.status))), None)
    others = [button for button in buttons if button is not following]
    return Panel(
        following,
        [button for button in others if button.answer.allowed],
        [button for button in others if not button.answer.allowed],
    )


def _button(answer: Answer, user, article: Article, live: Edition | None, order: OrderForm | None) -> Button:
    name = answer.move.name
    asks = _asks(name, live is not None)
    if not asks and name not in _EXPLAINED:
        return Button(answer)
    again = order is not None and order.prefix == name
    note_label = _CORRECTION_NOTE if "change" in asks else _NOTES.get(name, _("Note"))
    weighed = _weighed(article, live) if "change" in asks and answer.allowed else None
    form = order if again else OrderForm(prefix=name, initial=_initial(live, weighed))
    if "section" in asks:
        form.fields["section"].queryset = permissions.receiving_desks(user, article)
    return Button(answer, form, asks, _EXPLAINED.get(name, ""), note_label, again, weighed)


def _initial(live: Edition | None, weighed: Weight | None) -> dict:
    """What a dialog proposes: the kind of change that its size suggests, and the end that was planned before."""
    planned = live.planned_end_at if live else None
    return {"ends_at": planned} | ({"change": weighed.suggested} if weighed else {})


def _weighed(article: Article, live: Edition) -> Weight | None:
    approved = article.approved_revision
    return weigh(live.revision, approved) if approved else None


def _asks(name: str, live: bool) -> frozenset[str]:
    move = MOVES[name]
    asks = {"note"} if move.needs_note else set()
    if move.needs_desk:
        asks |= {"section", "note"}
    if move.needs_time:
        asks |= {"starts_at"}
    if name in ("publish", "schedule"):
        asks |= {"ends_at"}
    if live and name in ("publish", "schedule"):
        asks |= {"change", "note", "resurface"}
    return frozenset(asks)


def wanted(request: HttpRequest) -> str | None:
    """The move that the pressed button names, or None for a plain save. Raises Refused for one unknown."""
    name = request.POST.get("_move")
    if not name:
        return None
    if name not in MOVES or MOVES[name].automatic:
        raise Refused(_("There is no move “%(name)s”.") % {"name": name[:40]})
    return name


def order_form(request: HttpRequest, name: str) -> OrderForm:
    """What was filled in for the move `name`."""
    return OrderForm(request.POST, prefix=name)


def perform(user, article: Article, form: OrderForm, version: int | None) -> None:
    """Make the move that `form` is for. Raises Refused (or Stale), and puts the sentence beside its field."""
    if not form.is_valid():
        raise Refused([sentence for field in form for sentence in field.errors])
    given = form.cleaned_data
    names = ("note", "starts_at", "ends_at", "resurface", "section", "start_over")
    order = Order(**{name: given[name] for name in names}, version=version)
    if given["change"]:
        order = replace(order, change=Change(given["change"]))
    try:
        workflow.perform(form.prefix, user, article, order)
    except Refused as refusal:
        if hasattr(refusal, "error_dict"):
            form.add_error(None, refusal)
        raise


def forbidden(user, article: Article, name: str) -> str | None:
    """Why the person, rather than the story, stands in the way of a move; None if it is the story."""
    why = MOVES[name].who(user, article)
    return str(why) if why else None


@dataclass(frozen=True)
class Readers:
    """What readers see of a story, what they will see, and whether the desk copy says something else by now.

    `ended` is the last thing they had, if its time is over and nothing stands in its place.
    """

    live: Edition | None
    upcoming: Edition | None
    withdrawn: Withdrawal | None
    ended: Edition | None
    changed_from: int | None
    newest: int | None


def readers(article: Article, newest: Revision | None) -> Readers:
    """What readers get of `article` now and next. `changed_from` is the number of the live revision, if `newest`
    is another one."""
    live = editions.current(article)
    upcoming = article.editions.upcoming().order_by("starts_at").first()
    withdrawn = article.withdrawals.in_force().first() if live is None else None
    ended = None if live or upcoming or withdrawn else article.editions.order_by("-starts_at").first()
    changed_from = None
    if live and newest and newest.pk != live.revision_id:
        changed_from = article.revisions.values_list("number", flat=True).get(pk=live.revision_id)
    return Readers(live, upcoming, withdrawn, ended, changed_from, newest.number if newest else None)
