"""The moves of one story as the board offers them: in a menu, and as columns to drop it on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.admin.writing import buttons
from articles.admin.writing.buttons import Button
from articles.models import Article
from articles.orderforms import OrderForm
from articles.readers import editions
from articles.workflow.status import State
from desk.board.board import columns


@dataclass(frozen=True)
class Drop:
    """What happens to a card let go over a column: the move's button, or why nothing does."""

    state: State
    button: Button | None
    reason: str

    @property
    def allowed(self) -> bool:
        return not self.reason


@dataclass(frozen=True)
class Menu:
    """A story's moves for one person: those possible now, the others with their reasons, and the columns."""

    allowed: list[Button]
    refused: list[Button]
    drops: list[Drop]


def menu(user, article: Article, order: OrderForm | None = None) -> Menu:
    """The moves of `article` for `user`, from the same table that draws the buttons of its page.

    `order` is the form of a move that was refused, to be shown again with what it held.
    """
    panel = buttons.panel(user, article, editions.current(article), order)
    shown = [button for button in [panel.next, *panel.possible, *panel.refused] if button]
    return Menu(
        [button for button in shown if button.answer.allowed],
        [button for button in shown if not button.answer.allowed],
        [_drop(article, state, shown) for state in columns()],
    )


def _drop(article: Article, state: State, shown: list[Button]) -> Drop:
    """The move that leads to a column: one that is possible, else the one whose refusal says most."""
    if state.name == article.status:
        return Drop(state, None, _("The story is here already."))
    leading = [button for button in shown if button.answer.move.target == state.name]
    if not leading:
        states = {"here": article.state.label, "there": state.label}
        return Drop(state, None, _("No move leads from “%(here)s” to “%(there)s”.") % states)
    best = min(leading, key=lambda one: (not one.answer.allowed, article.status not in one.move.sources))
    why = [best.answer.reason, *(item.message for item in best.answer.missing)]
    return Drop(state, best, " ".join(map(str, why)).strip())
