"""The table of the desk's moves: name, from, to, who, what is required, and what a move does to the story.

`articles.workflow.workflow` asks this table and makes the moves; nothing here changes a status.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.models import Article
from articles.readers import editions
from articles.refusals import Refused
from articles.workflow import handovers, reviews
from articles.workflow.desks import on_desk
from articles.workflow.requirements import Stage
from articles.workflow.status import Change, Status
from people.roles import Right
from sections.models import Section


@dataclass(frozen=True)
class Order:
    """What someone asks for with a move. Times are aware."""

    note: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    change: Change = Change.UPDATE
    resurface: bool = False
    version: int | None = None
    section: Section | None = None
    start_over: bool = False


@dataclass(frozen=True)
class Move:
    """A row of the table. `who` answers None for yes, or the reason why this person may not.

    `effect` changes the story; it may answer with the status the move leads to, where `target` does not say it.
    A move that a story has no place for (`offered`) is not shown at all.
    """

    name: str
    label: Promise | str
    sources: frozenset[Status]
    target: Status | None
    who: Callable[..., str | None]
    stage: Stage = Stage.NONE
    needs_note: bool = False
    needs_time: bool = False
    needs_desk: bool = False
    automatic: bool = False
    effect: Callable[..., Status | None] | None = None
    offered: Callable[[Article], bool] = lambda article: True


def _owner_or_desk(user, article) -> str | None:
    return permissions.why_not_edit(user, article)


def _with(right: Right, reason) -> Callable[..., str | None]:
    """A `who` that asks for `right` on the story's desk."""

    def who(user, article) -> str | None:
        if why := permissions.why_not_view(user, article):
            return why
        return None if user.may(right) and on_desk(user, article) else reason

    return who


def _owner_or_spiker(user, article) -> str | None:
    """A writer may spike or restore what is in their own hands; an editor, what is on the desk."""
    ask = _with(Right.SPIKE, _("Only the desk's editors may do this once a story has been submitted."))
    held = article.status_before_spike if article.status == Status.SPIKED else article.status
    if held == Status.DRAFT and user.may(Right.WRITE) and permissions.is_own(user, article):
        return None
    return ask(user, article)


def _nobody(user, article) -> str:
    return _("This happens by itself.")


_publisher = _with(Right.PUBLISH, _("Only the desk's editors publish stories."))


def _submit(article: Article, user, order: Order) -> None:
    if article.sent_back_step is None or order.start_over:
        reviews.begin(article)
    else:
        reviews.resume(article)


def _approve(article: Article, user, order: Order) -> Status:
    return reviews.approve(article, user)


def _skip(article: Article, user, order: Order) -> Status:
    return reviews.skip(article, user)


def _agree(article: Article, user, order: Order) -> Status:
    return reviews.go_on(article, reviews.newest(article))


def _send_back(article: Article, user, order: Order) -> None:
    article.sent_back_step = article.review_step
    article.approved_revision = None


def _reopen(article: Article, user, order: Order) -> None:
    article.approved_revision = None
    reviews.reopen(article)


def _hand_over(article: Article, user, order: Order) -> Status:
    if order.section is not None:
        handovers.hand_to(article, user, order.section)
    return handovers.begin_again(article)


def _may_be_skipped(article: Article) -> bool:
    return article.review_step is not None and article.review_step.is_skippable


def _void(article: Article, user, order: Order) -> None:
    article.approved_revision = None


def _approved_by(article: Article):
    made = article.transitions.filter(move="approve", revision=article.approved_revision).first()
    if made is None:
        raise Refused(_("This text has no approval. Send it through review first."))
    return made.by


def _publish(article: Article, user, order: Order) -> None:
    now = timezone.now()
    if order.ends_at and order.ends_at <= now:
        raise Refused({"ends_at": _("This time has passed. Give a later end, or none.")})
    _begin(article, user, replace(order, starts_at=now))


def _begin(article: Article, user, order: Order) -> None:
    if order.change == Change.CORRECTION and not order.note.strip():
        raise Refused({"note": _("A correction needs a public note: what was wrong, and what is right.")})
    editions.begin(
        article,
        by=user,
        approved_by=_approved_by(article),
        starts_at=order.starts_at,
        ends_at=order.ends_at,
        change=order.change,
        note=order.note,
        resurface=order.resurface,
    )
    article.withdrawals.filter(lifted_at__isnull=True).update(lifted_at=order.starts_at)


def _schedule(article: Article, user, order: Order) -> None:
    if order.starts_at <= timezone.now():
        raise Refused({"starts_at": _("This time has passed. Give a later one, or publish now.")})
    if order.ends_at and order.ends_at <= order.starts_at:
        raise Refused({"ends_at": _("The end lies before the beginning. Give a later end, or none.")})
    _begin(article, user, order)


def _unschedule(article: Article, user, order: Order) -> None:
    if not editions.take_back(article):
        raise Refused(_("The story has just gone live, so there is no schedule to take back."))


def _withdraw(article: Article, user, order: Order) -> None:
    editions.withdraw(article, by=user, reason=order.note)
    article.approved_revision = None


def _end(article: Article, user, order: Order) -> None:
    editions.announce_end(article)
    article.approved_revision = None


def _remember(article: Article, user, order: Order) -> None:
    article.status_before_spike = article.status
    article.approved_revision = None


S = Status
_TABLE = [
    Move(
        "submit",
        _("Submit"),
        frozenset({S.DRAFT, S.CHANGES_REQUESTED}),
        S.IN_REVIEW,
        _owner_or_desk,
        Stage.SUBMISSION,
        effect=_submit,
    ),
    Move(
        "request_changes",
        _("Request changes"),
        frozenset({S.IN_REVIEW, S.APPROVED}),
        S.CHANGES_REQUESTED,
        permissions.why_not_send_back,
        needs_note=True,
        effect=_send_back,
    ),
    Move(
        "approve",
        _("Approve"),
        frozenset({S.IN_REVIEW}),
        None,
        permissions.why_not_approve,
        Stage.PUBLICATION,
        effect=_approve,
    ),
    Move(
        "skip",
        _("Skip this step"),
        frozenset({S.IN_REVIEW}),
        None,
        permissions.why_not_skip,
        needs_note=True,
        effect=_skip,
        offered=_may_be_skipped,
    ),
    Move(
        "publish",
        _("Publish now"),
        frozenset({S.APPROVED}),
        S.PUBLISHED,
        _publisher,
        Stage.PUBLICATION,
        effect=_publish,
    ),
    Move(
        "schedule",
        _("Schedule"),
        frozenset({S.APPROVED}),
        S.SCHEDULED,
        _publisher,
        Stage.PUBLICATION,
        needs_time=True,
        effect=_schedule,
    ),
    Move(
        "unschedule",
        _("Take back the schedule"),
        frozenset({S.SCHEDULED}),
        S.APPROVED,
        _publisher,
        effect=_unschedule,
    ),
    Move(
        "hand_over",
        _("Hand to another desk"),
        frozenset({S.DRAFT, S.CHANGES_REQUESTED, S.IN_REVIEW, S.APPROVED}),
        None,
        permissions.why_not_hand_over,
        needs_desk=True,
        effect=_hand_over,
    ),
    Move(
        "withdraw",
        _("Withdraw"),
        frozenset({S.PUBLISHED, S.DRAFT, S.IN_REVIEW, S.CHANGES_REQUESTED, S.APPROVED}),
        S.WITHDRAWN,
        _with(Right.WITHDRAW, _("Only the managing editor and the editor-in-chief withdraw stories.")),
        needs_note=True,
        effect=_withdraw,
    ),
    Move(
        "spike",
        _("Spike"),
        frozenset({S.DRAFT, S.CHANGES_REQUESTED, S.IN_REVIEW, S.APPROVED}),
        S.SPIKED,
        _owner_or_spiker,
        effect=_remember,
    ),
    Move("restore", _("Restore"), frozenset({S.SPIKED, S.WITHDRAWN, S.ENDED}), S.DRAFT, _owner_or_spiker),
    Move("revise", _("Revise"), frozenset({S.PUBLISHED}), S.DRAFT, _owner_or_desk, automatic=True, effect=_void),
    Move(
        "reopen",
        _("Reopen"),
        frozenset({S.APPROVED, S.IN_REVIEW}),
        S.IN_REVIEW,
        _owner_or_desk,
        automatic=True,
        effect=_reopen,
    ),
    Move("agree", _("Go on"), frozenset({S.IN_REVIEW}), None, _nobody, automatic=True, effect=_agree),
    Move("arrive", _("Go live"), frozenset({S.SCHEDULED}), S.PUBLISHED, _nobody, automatic=True),
    Move("end", _("End"), frozenset({S.PUBLISHED}), S.ENDED, _nobody, automatic=True, effect=_end),
]

MOVES: dict[str, Move] = {move.name: move for move in _TABLE}
