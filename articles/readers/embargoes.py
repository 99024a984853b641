"""Holding a story back: before its embargo ends, no edition of it may begin.

An embargo belongs to the story, not to its text: setting it makes no revision and costs no approval, but counts the
version up, so that nobody overwrites it unseen. `editions.begin` asks `why_not_begin`, and the database asks once
more (migration 0002), so no road leads around it.
"""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.models import Article
from articles.refusals import Refused
from articles.workflow.status import Holder
from audit import actions, log
from people import clock

EMBARGO_SET = actions.register("story.embargo_set", _("set an embargo"))
EMBARGO_LIFTED = actions.register("story.embargo_lifted", _("lifted an embargo"))

#: The form field, and the key of its refusals.
FIELD = "embargo_until"


def in_force(article: Article, now: datetime | None = None) -> bool:
    """True while nothing of the story may be shown to anyone outside the newsroom."""
    return article.embargo_until is not None and article.embargo_until > (now or clock.now())


def held_until(article: Article) -> str:
    """Until when nothing of the story may be shown, as a moment to read; "" for a story that is not held back."""
    return clock.moment(article.embargo_until) if in_force(article) else ""


def why_not_begin(article: Article, starts_at: datetime) -> str | None:
    """Why readers may not get this story's text at `starts_at`, or None."""
    if article.embargo_until is None or starts_at >= article.embargo_until:
        return None
    when = {"when": clock.moment(article.embargo_until)}
    return _("The embargo holds until %(when)s. Choose that time or a later one, or change the embargo.") % when


def why_not(user, article: Article, until: datetime | None, *, new_text: bool = False) -> str | None:
    """Why `user` may not make the embargo end at `until` (None: no embargo), or None.

    `new_text`: the story is saved with another text at the same time. Whether they may edit the story at all is
    `permissions.why_not_edit`, and not asked here.
    """
    now = clock.now()
    if until == article.embargo_until:
        return None
    eased = in_force(article, now) and (until is None or until < article.embargo_until)
    if eased and (why := permissions.why_not_ease_embargo(user, article)):
        return why
    return _why_not_until(article, until, now, new_text) if until else None


def _why_not_until(article: Article, until: datetime, now: datetime, new_text: bool) -> str | None:
    if until <= now:
        return _("This time has passed. Choose a later one, or leave it empty for no embargo.")
    if article.state.holder == Holder.READERS and not new_text:
        return _(
            "This text is live already. Change it first: an embargo can only hold back what readers have not seen."
        )
    first = article.editions.upcoming(now).order_by("starts_at").first() if article.pk else None
    if first and first.starts_at < until:
        when = {"when": clock.moment(first.starts_at)}
        return _("The story is scheduled for %(when)s, before this. Unschedule it first.") % when
    return None


def change(article: Article, until: datetime | None, user) -> bool:
    """Set, move or lift the embargo. Returns whether anything changed.

    Call inside the transaction that holds the row lock. Raises Refused at FIELD.
    """
    if why := why_not(user, article, until):
        raise Refused({FIELD: why})
    return put(article, until, user)


def put(article: Article, until: datetime | None, user, *, counted: bool = False) -> bool:
    """Write an embargo for which `why_not` answered None before the text was saved. Returns whether it was another.

    `counted`: the version was already counted up, by saving the text in the same transaction.
    """
    before = article.embargo_until
    if until == before:
        return False
    article.embargo_until = until
    article.version += 0 if counted else 1
    article.save(update_fields=["embargo_until", "version"])
    details = {"from": before and before.isoformat(), "until": until and until.isoformat()}
    action = EMBARGO_SET if until else EMBARGO_LIFTED
    log.record(action, by=user, kind="story", pk=article.pk, label=article.headline, details=details)
    return True
