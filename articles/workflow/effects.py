"""What each move does to a story: called under its row lock, once the table has said yes.

An effect may answer with the status that the move leads to, where the table cannot know it. Each raises Refused with
the reason if the order makes no sense.
"""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.models import Article, Correction, Transition
from articles.models.revision import Origin
from articles.readers import editions, follow_ups, notices, withdrawing
from articles.refusals import Refused
from articles.text import revisions
from articles.workflow import begun, reviews
from articles.workflow.order import Order
from articles.workflow.status import EDITORS, Change, Status
from people import clock
from people.models import User
from people.written import Written, a_number

_JUST_LIVE = _("The story has just gone live, so its schedule can no longer be changed.")
#: Who approved a text last, by the names that are printed.
_APPROVED = Written(
    lambda story, revision: (
        Transition.objects.filter(article=story, move="approve", revision=revision)
        .select_related("by")
        .only("article", *(f"by__{name}" for name in User.PRINTED))[:1]
    ),
    story=a_number(),
    revision=a_number(1),
)


def submit(article: Article, user: User, order: Order) -> None:
    """Begin a round of review; go on where the story was sent back from, unless it is to start over."""
    if article.sent_back_step is None or order.start_over:
        reviews.begin(article)
    else:
        reviews.resume(article)


def recall(article: Article, user: User, order: Order) -> Status:
    """Back to where it was submitted from: a draft, or a story of which changes were asked, with that note."""
    submitted = begun.submission(article)
    came_from = Status(submitted.from_status) if submitted else Status.DRAFT
    if submitted and came_from == Status.CHANGES_REQUESTED:
        asked = article.transitions.filter(pk__lt=submitted.pk, to_status=came_from).select_related("step").first()
        article.sent_back_step = asked.step if asked else None
    return came_from


def approve(article: Article, user: User, order: Order) -> Status:
    """Say yes at the story's step."""
    return reviews.approve(article, user)


def skip(article: Article, user: User, order: Order) -> Status:
    """Pass the story's step by."""
    return reviews.skip(article, user)


def agree(article: Article, user: User, order: Order) -> Status:
    """Go on from a step that waits for nobody any more."""
    return reviews.go_on(article, reviews.newest(article))


def send_back(article: Article, user: User, order: Order) -> None:
    """Remember the step that sent it back: there it goes on."""
    article.sent_back_step = article.review_step
    article.approved_revision = None


def reopen(article: Article, user: User, order: Order) -> None:
    """Ask those again who approved the old text."""
    article.approved_revision = None
    reviews.reopen(article)


def hand_over(article: Article, user: User, order: Order) -> str:
    """Lay the story on another desk; without one in the order, a save has laid it there already.

    Whose it is changes at once; the text does not. But a story's section is part of what its revisions say, because
    readers see it. So a hand-over makes a revision, which nobody wrote: it leaves the four eyes of an approval alone,
    and an approval of the text before it does not count. What review a story had is its old desk's: the new desk
    begins at its own first step.
    """
    if order.section is not None:
        if why := permissions.why_not_hand_to(user, article, order.section):
            raise Refused([why])
        article.section = order.section
        article.save(update_fields=["section"])
        revisions.take(article, user, Origin.HAND_OVER)
    article.sent_back_step = None
    if article.state.holder not in EDITORS:
        return article.status
    article.approved_revision = None
    reviews.begin(article)
    return Status.IN_REVIEW


def void(article: Article, user: User, order: Order) -> None:
    """What was approved is not what the story says now."""
    article.approved_revision = None


def publish(article: Article, user: User, order: Order) -> None:
    """Begin an edition now."""
    now = clock.now()
    if order.ends_at and order.ends_at <= now:
        raise Refused({"ends_at": _("This time has passed. Give a later end, or none.")})
    _begin(article, user, order, now)


def bring_in(article: Article, user: User, order: Order) -> None:
    """Begin the edition of a text that readers had elsewhere, at the time at which they first had it.

    It was approved there; here whoever has released the archive stands for it.
    """
    since = had_since(order)
    article.approved_revision = revisions.latest(article)
    editions.begin(article, by=user, approved_by=user, starts_at=since, told=False)


def had_since(order: Order) -> datetime:
    """Since when readers had a story elsewhere. Raises Refused, beside the field, if they are yet to have it."""
    if order.starts_at is None or order.starts_at > clock.now():
        raise Refused({"starts_at": _("Readers have not had this story yet, so it cannot come in as published.")})
    return order.starts_at


def schedule(article: Article, user: User, order: Order) -> None:
    """Begin an edition when its time comes."""
    if order.starts_at is None or order.starts_at <= clock.now():
        raise Refused({"starts_at": _("This time has passed. Give a later one, or publish now.")})
    if order.ends_at and order.ends_at <= order.starts_at:
        raise Refused({"ends_at": _("The end is before the beginning. Give a later end, or none.")})
    _begin(article, user, order, order.starts_at)


def refuse_correction_without_note(order: Order) -> None:
    """Raise Refused, beside the field, for a correction that tells readers nothing."""
    if order.change == Change.CORRECTION and not order.note.strip():
        raise Refused({"note": _("A correction needs a public note: what was wrong, and what is right.")})


def _begin(article: Article, user: User, order: Order, starts_at: datetime) -> None:
    refuse_correction_without_note(order)
    approval = _APPROVED.first(story=article.pk, revision=article.approved_revision_id)
    if approval is None:
        raise Refused(_("This text has no approval. Send it through review first."))
    editions.begin(
        article,
        by=user,
        approved_by=approval.by,
        starts_at=starts_at,
        ends_at=order.ends_at,
        change=order.change,
        note=order.note,
        resurface=order.resurface,
    )
    article.withdrawals.filter(lifted_at__isnull=True).update(lifted_at=starts_at)


def reschedule(article: Article, user: User, order: Order) -> None:
    """Begin what was to begin at another time, and end it when the order says. All else stays as it was ordered."""
    kept = _take_back(article)
    schedule(article, user, replace(kept, starts_at=order.starts_at, ends_at=order.ends_at))


def publish_early(article: Article, user: User, order: Order) -> None:
    """Begin now what was to begin later, as it was ordered then."""
    publish(article, user, _take_back(article))


def _take_back(article: Article) -> Order:
    """Take back the edition that was to begin. Returns the order by which it was scheduled."""
    waiting = editions.waiting(article)
    correction = waiting and Correction.objects.filter(edition=waiting).first()
    if waiting is None or not editions.take_back(article):
        raise Refused(_JUST_LIVE)
    return Order(
        note=correction.note if correction else "",
        starts_at=waiting.starts_at,
        ends_at=waiting.planned_end_at,
        change=Change(waiting.change),
        resurface=waiting.resurfaced_at == waiting.starts_at,
    )


def unschedule(article: Article, user: User, order: Order) -> None:
    """Take back the edition that was to begin."""
    if not editions.take_back(article):
        raise Refused(_JUST_LIVE)
    if why := follow_ups.why_left_behind(article):
        raise Refused([why])


def hold_back(article: Article, user: User | None, order: Order) -> None:
    """Take back the edition that was to begin: readers would not have what it follows, or it was taken from them."""
    editions.take_back(article)


def ask_withdrawal(article: Article, user: User, order: Order) -> None:
    """Keep what is asked for, until another person confirms it or says no."""
    withheld = order.withhold_headline
    withdrawing.ask(article, user, ground=order.ground, reason=order.note, headline_withheld=withheld)


def decline_withdrawal(article: Article, user: User, order: Order) -> None:
    """Leave the story with its readers."""
    withdrawing.answer(article, user)


def withdraw(article: Article, user: User, order: Order) -> None:
    """Take the story from its readers, with the public reason in its place."""
    asker = withdrawing.answer(article, user)
    notice = editions.withdraw(
        article,
        by=user,
        ordered_by=asker or user,
        reason=order.note,
        ground=order.ground,
        headline_withheld=order.withhold_headline,
    )
    if notice.headline_withheld:
        notices.record(notice, user)
    article.approved_revision = None


def end(article: Article, user: User, order: Order) -> None:
    """Tell of an end that has come."""
    editions.announce_end(article)
    article.approved_revision = None


def spike(article: Article, user: User, order: Order) -> None:
    """Remember in whose hands it was: they may restore it."""
    article.status_before_spike = article.status
    article.approved_revision = None
