"""The one door through which a story moves on the desk.

`available` answers each move of the table (`moves`) with yes or with the reason why not; `perform` asks the table
again under a row lock, changes the story and writes its history in one transaction, and tells the floors above
after commit. Nothing else writes `Article.status`.
"""

from dataclasses import dataclass, field

from django.db import transaction
from django.tasks import task
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import permissions, signals
from articles.checklist import Judgement
from articles.locks import locks
from articles.models import Article, Revision, Transition
from articles.readers import copied, editions, follow_ups
from articles.refusals import Refused, Stale
from articles.workflow import effects, forged, history, requirements, reviews
from articles.workflow.move import Move
from articles.workflow.moves import MOVES
from articles.workflow.order import Order
from articles.workflow.requirements import Missing
from articles.workflow.status import EDITORS, IN_HAND, STATES, Holder, Status
from audit.models import Entry
from people import clock
from people.models import User
from people.written import Written, a_number

#: An order with nothing to say: no note, no time.
AS_IS = Order()
#: A story's newest revision, without its text.
_NEWEST = Written(
    lambda story: Revision.objects.filter(article=story).order_by("-number").defer("fields", "labels")[:1],
    story=a_number(),
)
#: What a move may change of the story's row.
_WRITTEN = [
    "status",
    "status_before_spike",
    "status_changed_at",
    "version",
    "approved_revision",
    "review_step",
    "review_run",
    "sent_back_step",
    "is_urgent",
]


@dataclass(frozen=True)
class Answer:
    """May this user make this move now? `reason` is empty for yes; `missing` lists what the story lacks for it."""

    move: Move
    reason: str | Promise = ""
    missing: list[Missing] = field(default_factory=list)

    @property
    def allowed(self) -> bool:
        return not self.reason


def ask(move: Move, user: User, article: Article, judged: Judgement | None = None) -> Answer:
    """May `user` make `move` on `article` as it stands? The one place where that is decided.

    `judged` is the checklist's judgement of the story, if one is at hand.
    """
    if why := permissions.why_not_view(user, article):
        return Answer(move, why)
    if article.status not in move.sources:
        return Answer(move, _("Not possible while the story is: %(status)s.") % {"status": article.state.label})
    if why := move.unfit(article) or move.who(user, article) or move.taken_up(user, article):
        return Answer(move, why)
    if held := move.held_back(article):
        why, mended = held
        return Answer(move, why, [mended])
    if lacking := requirements.missing(article, move.stage, judged):
        return Answer(move, _("Something is still missing."), lacking)
    return Answer(move)


def available(user: User, article: Article, judged: Judgement | None = None) -> list[Answer]:
    """Every move a person can make, each with its answer, in the table's order. `judged`: as for `ask`.

    What readers have of the story is taken as it was read since it was loaded.
    """
    _settle_as_read(article)
    judged = judged or Judgement(article)
    offered = [move for move in MOVES.values() if not move.automatic and move.offered(article)]
    answers = [ask(move, user, article, judged) for move in offered]
    held = locks.why_not_change(user, article)
    return [
        Answer(answer.move, held) if held and answer.allowed and not answer.move.despite_lock else answer
        for answer in answers
    ]


def perform(name: str, user: User, article: Article, order: Order = AS_IS) -> Transition | None:
    """Make a move: lock, ask, change, record; announce after commit. `article` is refreshed.

    Returns None, and writes nothing, for a move that would change nothing. Raises Refused with the reason if the
    table says no, a note or time is missing or wrong, and Stale if `order.version` is not the story's version (but
    see `_just_agreed`). Nothing is changed then.
    """
    with forged.told(name, user, article.pk), transaction.atomic():
        locked = Article.objects.held(article.pk)
        settle(locked)
        move = MOVES[name]
        if (
            order.version is not None
            and order.version != locked.version
            and not _just_agreed(move, locked, order.version)
        ):
            raise Stale(
                _("Someone has changed this story since you opened it. Load it again and look at the change.")
            )
        answer = ask(move, user, locked)
        if not answer.allowed:
            raise Refused([answer.reason, *(str(item.message) for item in answer.missing)])
        if not move.despite_lock and (held := locks.why_not_change(user, locked)):
            raise Refused(held)
        order.refuse_without(move.needs)
        made = None if move.idle(locked, order) else _make(move, user, locked, order)
        if locked.state.holder == Holder.NOBODY:  # nor does what was to follow it go out, or has its text
            for left in (*follow_ups.left_behind(locked), *copied.stranded()):
                settle(left)
    article.refresh_from_db()
    return made


def _just_agreed(move: Move, article: Article, version: int) -> bool:
    """True if someone approves what others of the same step approved meanwhile, and nothing else has happened.

    Where all of several people must agree, each approves the text they have read: it is the same one.
    """
    since = article.version - version
    if not move.jointly or since < 0 or article.revisions.filter(version__gt=version).exists():
        return False
    moves = article.transitions.order_by("-pk")[:since]
    here = (move.name, Status.IN_REVIEW, article.review_step_id, str(article.review_step or ""))
    return all((made.move, made.to_status, made.step_id, made.to_step_name) == here for made in moves)


def bring_in(article: Article, user: User | None, order: Order) -> Transition:
    """Let readers have a story that they had elsewhere since `order.starts_at`; `user` answers for it.

    Raises Refused if they never had it, or if `user` may not answer for it (nobody does for what they brought in).
    Call it inside the transaction that has just made the story. No checklist and no review: what was printed was
    printed.
    """
    if why := permissions.why_not_bring_in(user, article):
        raise Refused([why])
    return _make(MOVES["bring_in"], user, article, order)


def arrive(article: Article, user: User | None, revision: Revision, order: Order) -> tuple[Transition, Entry]:
    """`bring_in` for a story that is written only after it, with many others: `archive.arriving` does, and writes the
    move and its line in the log that are returned. Raises Refused as `bring_in` does.
    """
    if why := permissions.why_not_bring_in(user, article):
        raise Refused([why])
    effects.had_since(order)
    move, source = MOVES["bring_in"], article.status
    article.status, article.approved_revision = move.target or source, revision
    article.version += 1
    made = history.transition(move, article, source, user, order, revision)
    return made, history.entry(made, order)


def put_back(article: Article, status: Status, before_spike: str, by: User, released_by: User | None) -> None:
    """Let a story that `by` has just put back with its history stand where it stood in the newsroom that it left.

    No move is made, for its moves came along. Whatever is more than a draft, `released_by` answers for. Raises
    Refused if nobody does, or if it is `by`. Call it inside the transaction that has just made the story.
    """
    more = status != Status.DRAFT or article.editions.exists()
    if more and (why := permissions.why_not_put_back(released_by, by)):
        raise Refused([why])
    article.status = status
    article.status_before_spike = before_spike if before_spike in STATES else ""
    article.save(update_fields=["status", "status_before_spike", "review_step"])


def reopen_after_save(article: Article, user: User, saved: Revision) -> None:
    """After a changed save: what was approved is another text now, and a story may lie on another desk.

    `saved` is the revision that it made. A published story is a draft again. One that was approved, or is on its way,
    goes back to the first step that approved the old text; to the first step of all if its section changed. Readers
    keep their edition either way. Call inside the transaction that holds the row lock.
    """
    if article.state.holder == Holder.READERS:
        _make(MOVES["revise"], user, article, AS_IS, saved)
    elif (desk := _desk_before_save(article)) is not None and article.state.holder in EDITORS:
        _make(MOVES["hand_over"], user, article, AS_IS, saved, from_desk=desk)
    elif desk is not None and article.sent_back_step_id:
        article.sent_back_step = None
        article.save(update_fields=["sent_back_step"])
    elif article.state.holder == Holder.DESK or (
        article.status == Status.IN_REVIEW and reviews.approved_before_the_last_save(article)
    ):
        _make(MOVES["reopen"], user, article, AS_IS, saved)


def _desk_before_save(article: Article) -> str | None:
    """The name of the section that the last save took the story from; None if it lies where it lay."""
    new, old = [*article.revisions.order_by("-number")[:2], None, None][:2]
    return old.labels.get("section", "") if old and new and old.fields["section"] != new.fields["section"] else None


def settle(article: Article) -> None:
    """Note what has come by itself: a scheduled story is live, a live one has ended, a step waits for nobody more.

    Readers did not wait for this.
    """
    editions.look_again(article)
    _settle_as_read(article)


def _settle_as_read(article: Article) -> None:
    while move := _by_itself(article):
        with transaction.atomic():
            locked = Article.objects.held(article.pk)
            if _by_itself(locked) == move:
                _make(move, None, locked, AS_IS)
        article.refresh_from_db()


def _by_itself(article: Article) -> Move | None:
    """The move that is due without anybody's hand, or None."""
    due = (move for move in MOVES.values() if move.due and article.status in move.sources and move.due.now(article))
    return next(due, None)


def settle_due() -> int:
    """Settle every story whose time has come or gone, and those at a step that has lost who was awaited.

    Returns how many.
    """
    found = [article for move in MOVES.values() if move.due for article in move.due.stories()]
    for article in found:
        settle(article)
    return len(found)


@task
def announce_due() -> int:
    """The worker's part: note on the desk which stories are live, and tell caches and feeds of editions that began.

    Readers do not wait for it: editions begin and end by the clock.
    """
    settle_due()
    return editions.announce_due()


def _make(
    move: Move,
    user: User | None,
    article: Article,
    order: Order,
    newest: Revision | None = None,
    from_desk: str | None = None,
) -> Transition:
    """Change the row and write its history. The caller holds the lock and has asked the table.

    `newest` is the story's newest revision, where the caller has just made it.
    """
    source, step, run = article.status, article.review_step, article.review_run
    desk = str(article.section or "") if from_desk is None else from_desk
    led_to = move.effect(article, user, order)
    article.status = led_to or move.target or source
    if article.status != Status.IN_REVIEW:
        article.review_step = None
    if article.status != Status.CHANGES_REQUESTED:
        article.sent_back_step = None
    if article.state.holder not in IN_HAND:
        article.is_urgent = False
    if (source, step, run) != (article.status, article.review_step, article.review_run):
        article.status_changed_at = clock.now()
    article.version += 1
    article.save(update_fields=_WRITTEN)
    names = {"step_name": str(step or ""), "to_step_name": str(article.review_step or "")}
    if desk != (to_desk := str(article.section or "")):
        names |= {"from_desk": desk, "to_desk": to_desk}
    revision = newest or _NEWEST.first(story=article.pk)
    made = history.transition(move, article, source, user, order, revision, step=step, **names)
    made.save()
    history.entry(made, order).save()
    transaction.on_commit(lambda: signals.article_moved.send_robust(Article, article=article, transition=made))
    return made
