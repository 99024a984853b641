"""The one door through which a story moves on the desk.

`available` answers each move of `articles.moves` with yes or with the reason why not; `perform` asks the same table
again under a row lock, changes the story and writes its history in one transaction, and tells the floors above
after commit. Nothing else writes `Article.status`.
"""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import editions, locks, permissions, requirements, revisions, signals
from articles.models import Article, Transition
from articles.moves import MOVES, Move, Order
from articles.refusals import Refused, Stale
from articles.requirements import Missing
from articles.status import Status

#: An order with nothing to say: no note, no time.
AS_IS = Order()


@dataclass(frozen=True)
class Answer:
    """May this user make this move now? `reason` is empty for yes; `missing` lists what the story lacks for it."""

    move: Move
    reason: str | Promise = ""
    missing: list[Missing] = field(default_factory=list)

    @property
    def allowed(self) -> bool:
        return not self.reason


def ask(move: Move, user, article: Article) -> Answer:
    """May `user` make `move` on `article` as it stands? The one place where that is decided."""
    if why := permissions.why_not_view(user, article):
        return Answer(move, why)
    if article.status not in move.sources:
        states = {"move": move.label, "status": article.get_status_display()}
        return Answer(move, _("“%(move)s” is not possible while the story is: %(status)s.") % states)
    if move.name in ("withdraw", "spike") and (why := _readers_reason(move, article)):
        return Answer(move, why)
    if why := move.who(user, article):
        return Answer(move, why)
    if lacking := requirements.missing(article, move.stage):
        return Answer(move, _("Something is still missing."), lacking)
    return Answer(move)


def _readers_reason(move: Move, article: Article) -> str | None:
    """Withdrawing is for what readers have; spiking, for what they do not."""
    live = editions.current(article) is not None
    if move.name == "withdraw" and not live:
        return _("Readers do not have this story, so there is nothing to withdraw.")
    if move.name == "spike" and live:
        return _("Readers have this story. Withdraw it instead.")
    return None


def available(user, article: Article) -> list[Answer]:
    """Every move a person can make, each with its answer, in the table's order."""
    settle(article)
    answers = [ask(move, user, article) for move in MOVES.values() if not move.automatic]
    held = locks.why_not_change(user, article)
    return [Answer(answer.move, held) if held and answer.allowed else answer for answer in answers]


def perform(name: str, user, article: Article, order: Order = AS_IS) -> Transition:
    """Make a move: lock, ask, change, record; announce after commit. `article` is refreshed.

    Raises Refused with the reason if the table says no, a note or time is missing or wrong, and Stale if
    `order.version` is not the story's version. Nothing is changed then.
    """
    with transaction.atomic():
        locked = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        settle(locked)
        if order.version is not None and order.version != locked.version:
            raise Stale(_("Someone changed this story since you opened it. Load it again and look at the change."))
        move = MOVES[name]
        answer = ask(move, user, locked)
        if not answer.allowed:
            raise Refused([answer.reason, *(str(item.message) for item in answer.missing)])
        if held := locks.why_not_change(user, locked):
            raise Refused(held)
        _check_order(move, order)
        made = _make(move, user, locked, order)
    article.refresh_from_db()
    return made


def reopen_after_save(article: Article, user) -> None:
    """After a changed save: a published story is a draft again, an approved one goes back into review.

    Readers keep their edition either way. Call inside the transaction that holds the row lock.
    """
    name = {Status.PUBLISHED: "revise", Status.APPROVED: "reopen"}.get(Status(article.status))
    if name:
        _make(MOVES[name], user, article, AS_IS)


def settle(article: Article) -> None:
    """Note what the clock has done: a scheduled story is live, a live one has ended. Readers did not wait."""
    while name := _by_the_clock(article):
        with transaction.atomic():
            locked = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
            if _by_the_clock(locked) == name:
                _make(MOVES[name], None, locked, AS_IS)
        article.refresh_from_db()


def _by_the_clock(article: Article) -> str | None:
    """The move that time alone has made due, or None."""
    if article.status == Status.SCHEDULED and Article.objects.due().filter(pk=article.pk).exists():
        return "arrive"
    if article.status == Status.PUBLISHED and Article.objects.over().filter(pk=article.pk).exists():
        return "end"
    return None


def settle_due() -> int:
    """Settle every story whose time has come or gone. Returns how many."""
    due = [*Article.objects.due(), *Article.objects.over()]
    for article in due:
        settle(article)
    return len(due)


def _check_order(move: Move, order: Order) -> None:
    if move.needs_note and not order.note.strip():
        raise Refused({"note": _("Write a note: why, and what should happen.")})
    if move.needs_time and order.starts_at is None:
        raise Refused({"starts_at": _("Give the time to publish.")})


def _make(move: Move, user, article: Article, order: Order) -> Transition:
    """Change the row and write its history. The caller holds the lock and has asked the table."""
    source = Status(article.status)
    revision = revisions.latest(article)
    if move.effect:
        move.effect(article, user, order)
    article.status = move.target
    article.status_changed_at = timezone.now()
    article.version += 1
    article.save(update_fields=["status", "status_before_spike", "status_changed_at", "version", "approved_revision"])
    made = Transition.objects.create(
        article=article,
        move=move.name,
        from_status=source,
        to_status=move.target,
        note=order.note,
        revision=revision,
        by=user,
    )
    transaction.on_commit(lambda: signals.article_moved.send_robust(Article, article=article, transition=made))
    return made
