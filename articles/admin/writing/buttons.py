"""The moves as buttons: what each may do now or why not, and what it asks."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.admin.beside import copied
from articles.admin.beside.copied import Kin
from articles.checklist import Judgement, terms
from articles.comparing.comparison import Weight, weigh
from articles.models import Article, Edition
from articles.orderforms import OrderForm
from articles.readers import editions, withdrawing
from articles.workflow import conditions, workflow
from articles.workflow.move import Move
from articles.workflow.status import Change, Holder
from articles.workflow.workflow import Answer

#: What each answer to the question at publishing a change means for readers.
_CHANGES = {
    Change.MINOR: _("A spelling, a comma. The update time that readers see stays as it is."),
    Change.UPDATE: _("Something new. Readers see a new update time."),
    Change.CORRECTION: _("Something was wrong. Your note stays with the story for good, with its time."),
}


@dataclass(frozen=True)
class Button:
    """One move as a page shows it. `form` is None for a move that asks nothing.

    `terms`: on what terms others let us print what the story is made of; they stand where it is given to readers.
    `copies`: what else readers have with its text, where it is to be taken from them.
    """

    answer: Answer
    form: OrderForm | None = None
    asks: frozenset[str] = frozenset()
    open: bool = False
    weighed: Weight | None = None
    terms: tuple[str, ...] = ()
    copies: tuple[Kin, ...] = ()

    @property
    def changes(self) -> list[tuple]:
        """The answers to what a change is to readers, each as its radio button and what it means."""
        return [(choice, _CHANGES[Change(choice.data["value"])]) for choice in self.form["change"]]

    @property
    def name(self) -> str:
        return self.answer.move.name

    @property
    def move(self) -> Move:
        return self.answer.move


@dataclass(frozen=True)
class Panel:
    """Every move of a story for one person: the next, the other possible ones, and the rest with their reasons."""

    next: Button | None
    possible: list[Button]
    refused: list[Button]

    @property
    def dialogs(self) -> list[Button]:
        return [button for button in [self.next, *self.possible] if button and button.form and button.answer.allowed]


def panel(
    user,
    article: Article,
    live: Edition | None,
    order: OrderForm | None = None,
    judged: Judgement | None = None,
) -> Panel:
    """The moves of `article` for `user`.

    `order` is a refused move's form, to be shown again with what it held; `judged` the checklist's judgement, if one
    is at hand.
    """
    buttons = [_button(answer, user, article, live, order) for answer in workflow.available(user, article, judged)]
    following = next((button for button in buttons if button.name == article.state.next), None)
    others = [button for button in buttons if button is not following]
    return Panel(
        following,
        [button for button in others if button.answer.allowed],
        [button for button in others if not button.answer.allowed],
    )


def _button(answer: Answer, user, article: Article, live: Edition | None, order: OrderForm | None) -> Button:
    """`form` is left out where there is nothing to ask or to explain."""
    move = answer.move
    said = tuple(terms.of(article)) if answer.allowed and move.gives_to_readers else ()
    asks = frozenset({*move.needs, *move.asks, *(move.asks_of_live if live else ())})
    if not asks and not move.explained:
        return Button(answer)
    again = order is not None and order.prefix == move.name
    weighed = None
    if "change" in asks and answer.allowed and article.approved_revision:
        weighed = weigh(live.revision, article.approved_revision)
    # Proposed are the times that were planned before, and the kind of change that its size suggests.
    planned = editions.of_readers(article)[1] if article.state.holder == Holder.CLOCK else live
    initial = {"ends_at": planned.planned_end_at if planned else None}
    initial |= {"starts_at": planned.starts_at} if planned and planned is not live else {}
    initial |= {"change": weighed.suggested} if weighed else {}
    if "ground" in asks and (asked := withdrawing.asked(article)):
        told = {"ground": asked.ground, "note": asked.reason, "withhold_headline": asked.headline_withheld}
        initial |= told  # whoever confirms sees what was asked for, and may mend the words
    takes = "ground" in asks and answer.allowed and not conditions.takes_two(article)
    kin = tuple(copied.copies(article, user, live_alone=True)) if takes else ()
    form = order if again else OrderForm(prefix=move.name, initial=initial)
    if "section" in asks:
        form.fields["section"].queryset = permissions.receiving_desks(user, article)
    return Button(answer, form, asks, again, weighed, said, kin)
