"""What a move leaves behind: its row in the story's history, and its line in the log. Nothing is written here."""

from typing import Any

from articles.models import Article, Revision, Transition
from articles.workflow.move import Move
from articles.workflow.moves import MOVES
from articles.workflow.order import Order
from audit import log
from audit.models import Entry
from people.models import User


def transition(
    move: Move, article: Article, source: str, by: User | None, order: Order, revision: Revision | None, **more: Any
) -> Transition:
    """The row for a move that brought the story from `source` to where it stands now."""
    told = {"move": move.name, "from_status": source, "to_status": article.status, "note": order.note}
    return Transition(article=article, revision=revision, by=by, **told, **more)


def entry(made: Transition, order: Order) -> Entry:
    """The line in the log for a move that was made."""
    told: dict[str, Any] = {"move": made.move, "from": made.from_status, "to": made.to_status}
    told |= {"revision": made.revision.number if made.revision else None}
    told |= {"begins": order.starts_at and order.starts_at.isoformat()}
    told |= {name: getattr(made, name) for name in ("step_name", "to_step_name", "from_desk", "to_desk")}
    return log.unwritten(
        MOVES[made.move].logged,
        by=made.by,
        kind="story",
        pk=made.article_id,
        label=made.article.headline,
        note=made.note,
        details={name: value for name, value in told.items() if value},
    )
