"""The moves of one story as the board offers them: in a menu, and as columns to drop it on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.admin import moving
from articles.admin.moving import Button
from articles.forms import OrderForm
from articles.models import Article
from articles.readers import editions
from articles.workflow.status import Status
from desk.board.board import COLUMNS, Column


@dataclass(frozen=True)
class Drop:
    """What happens to a card let go over a column: the move's button, or why nothing does."""

    column: Column
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
    panel = moving.panel(user, article, editions.current(article), order)
    buttons = [button for button in [panel.next, *panel.possible, *panel.refused] if button]
    return Menu(
        [button for button in buttons if button.answer.allowed],
        [button for button in buttons if not button.answer.allowed],
        [_drop(article, column, buttons) for column in COLUMNS],
    )


def _drop(article: Article, column: Column, buttons: list[Button]) -> Drop:
    """The move that leads to a column: one that is possible, else the one whose refusal says most."""
    if column.state == article.status:
        return Drop(column, None, _("The story is here already."))
    leading = [button for button in buttons if button.name in column.moves]
    if not leading:
        states = {"here": article.get_status_display(), "there": Status(column.state).label}
        return Drop(column, None, _("No move leads from “%(here)s” to “%(there)s”.") % states)
    best = min(leading, key=lambda button: _rank(button, article))
    return Drop(column, best, _sentence(best))


def _rank(button: Button, article: Article) -> tuple[bool, bool]:
    return not button.answer.allowed, article.status not in button.answer.move.sources


def _sentence(button: Button) -> str:
    """A refusal with what is missing, in one line."""
    return " ".join([str(button.answer.reason), *(str(item.message) for item in button.answer.missing)]).strip()
