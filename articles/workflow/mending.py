"""Publishing a fix of what readers have, and folding it into the update that lies on the desk."""

from articles.comparing import folding
from articles.models import Article, Revision
from articles.models.revision import Origin
from articles.readers import editions
from articles.refusals import Refused
from articles.text import fixes, revisions
from articles.workflow import reviews
from articles.workflow.effects import refuse_correction_without_note
from articles.workflow.order import Order
from articles.workflow.status import Holder, Status
from people import clock
from people.models import User


def mend(article: Article, user: User, order: Order) -> Status | None:
    """Give readers the story's open fix at once, with `user`'s approval; the update on the desk takes it in.

    The update is another text then: what was approved of it is asked for again. Returns the status it has, if that
    changes. Where both changed the same passage the update's words stand, and whoever goes on with it is shown both.
    """
    refuse_correction_without_note(order)
    fix, live = fixes.of(article), editions.current(article)
    if fix is None or live is None or live.pk != fix.edition_id:
        raise Refused(fixes.OTHER_EDITION)
    before, update, now = reviews.newest(article), revisions.snapshot(article), clock.now()
    mended = revisions.keep_fix(article, fix.fields, fix.created_by, live.revision)
    editions.begin(
        article,
        revision=mended,
        by=user,
        approved_by=user,
        starts_at=now,
        ends_at=live.planned_end_at,
        change=order.change,
        note=order.note,
        resurface=order.resurface,
    )
    folded, left = folding.fold(live.revision.fields, update, fix.fields)
    revisions.apply(article, folded)
    revisions.take(article, user, Origin.FOLD)
    fix.closed_at, fix.revision, fix.left = now, mended, [one.as_data() for one in left]
    fix.save()
    return _asked_again(article, before, mended)


def _asked_again(article: Article, before: Revision, mended: Revision) -> Status | None:
    """Where the update stands once its text is another one than `before`."""
    if article.state.holder == Holder.READERS:  # there was no update (any more): what readers have is the desk copy
        article.approved_revision = mended
        return None
    approved = article.state.holder == Holder.DESK
    if not approved and not (article.status == Status.IN_REVIEW and reviews.is_approved(article, before)):
        return None
    article.approved_revision = None
    reviews.reopen(article, before)
    return Status.IN_REVIEW
