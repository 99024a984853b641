"""What a row of the table of moves says (`articles.workflow.moves`)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.permissions import Reason
from articles.workflow.order import Order
from articles.workflow.requirements import Missing, Stage
from articles.workflow.status import Status
from audit import actions
from audit.actions import Action
from people.models import User

MOVED = actions.register("story.moved", _("moved a story"))
_NOTE = _("Note")


@dataclass(frozen=True)
class Due:
    """When a move is made by itself, as a pair: is a story in its `sources` due now, and which stories are."""

    now: Callable[[Article], bool]
    stories: Callable[[], Iterable[Article]]


@dataclass(frozen=True)
class Move:
    """A row of the table.

    Who and when: `who` answers None for yes, or the reason why this person may not. `unfit` says why the story
    itself has no use for it, `taken_up` what others have done meanwhile that keeps this person from it, `held_back`
    what else stands in the way and what to do about it; `stage` asks the
    checklist. A move that a story has no place for (`offered`) is not shown at all. `despite_lock`: it does not
    wait for whoever edits the story. `jointly`: several people make it one after another of the same text.
    `four_eyes`: not made by who wrote the text. `automatic`: nobody presses it; `due` says when it is made, if
    the clock or other people bring it about.

    What it is given: `needs` are fields of an Order that it is refused without, `asks` those that may be given, and
    `asks_of_live` more of them where readers have the story already. `explained` is said before it is confirmed;
    `note_label` what a note is for. `restarts`: it goes on where the story was sent back, if wished.

    `idle`: with this order it would change nothing; then nothing is written, counted or told.

    What it does: `effect` changes the story; it may answer with the status the move leads to, where `target` does not
    say it. `did` says it between a person and a headline; `logged` is its name in the log. `heads_page`: its note
    stands above the story while the story is where it led. `hands_on`: the next word is often someone else's, and
    then whoever made it reads on. `leads_away`: made by saving a text, it makes the button pressed with it another
    person's. `tells_saver` is what they are told then. `tells_writers`: those whose story it is hear of it;
    `tells_reviewers`: those for whose word it waited do. `undoes`: the move that counts as never made from then on.
    """

    name: str
    label: Promise | str
    did: Promise | str
    sources: tuple[str, ...]
    target: str | None
    who: Callable[[User, Article], Reason | None]
    stage: Stage = Stage.NONE
    unfit: Callable[[Article], Reason | None] = lambda article: None
    taken_up: Callable[[User, Article], Reason | None] = lambda user, article: None
    held_back: Callable[[Article], tuple[Reason, Missing] | None] = lambda article: None
    offered: Callable[[Article], bool] = lambda article: True
    despite_lock: bool = False
    jointly: bool = False
    four_eyes: bool = False
    automatic: bool = False
    due: Due | None = None
    needs: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    asks_of_live: tuple[str, ...] = ()
    explained: Promise | str = ""
    note_label: Promise | str = _NOTE
    dangerous: bool = False
    idle: Callable[[Article, Order], bool] = lambda article, order: False
    effect: Callable[[Article, Any, Order], str | None] = lambda article, user, order: None
    logged: Action = MOVED
    heads_page: bool = False
    hands_on: bool = False
    leads_away: bool = False
    restarts: bool = False
    tells_saver: Promise | str = ""
    tells_writers: bool = False
    tells_reviewers: bool = False
    undoes: str = ""

    @property
    def gives_to_readers(self) -> bool:
        """True for one that begins what readers get, now or by the clock."""
        return self.stage == Stage.PUBLICATION and self.target in (Status.PUBLISHED, Status.SCHEDULED)
