"""The breaking bar above every page: set with its end, and lifted before it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Edition
from articles.refusals import Refused
from articles.text import classes
from audit import actions, log
from fronts import signals
from fronts.checking import is_address
from fronts.models import LONGEST_BAR, BreakingBar
from fronts.permissions import why_not_set_bar
from people import clock, rowlocks
from people.models import User

SET = actions.register("bar.set", gettext_lazy("set the breaking bar"))
LIFTED = actions.register("bar.lifted", gettext_lazy("lifted the breaking bar"))
LONGEST_TEXT = 120


def standing(now: datetime | None = None) -> BreakingBar | None:
    """The bar that readers see at `now`, or None."""
    now = now or clock.now()
    return BreakingBar.objects.standing(now).filter(starts_at__lte=now).first()


def put(
    user: User, text: str, ends_at: datetime | None, *, article: Article | None = None, url: str = ""
) -> BreakingBar:
    """Set the bar above every page until `ends_at` (aware), in the place of one that stands there.

    It leads to a live story, to an address, or nowhere. Raises Refused with the reason.
    """
    if why := why_not_set_bar(user):
        raise Refused(why)
    text, now = " ".join(text.split()), clock.now()
    if not text or len(text) > LONGEST_TEXT:
        raise Refused({"text": _("Give the bar a sentence of %(n)s characters at most.") % {"n": LONGEST_TEXT}})
    if ends_at is None or not now < ends_at <= now + LONGEST_BAR:
        raise Refused({"ends_at": _("Say until when: from now on, and six hours at most.")})
    if url and not is_address(url):
        raise Refused({"url": _("Give an address that begins with https:// or with a slash.")})
    live = Edition.objects.live(now).filter(article=article).first() if article is not None else None
    if article is not None and live is None:
        raise Refused({"article": _("Readers do not have this story. Choose one that is live.")})
    if live is not None and not classes.of(live.content_class).is_ours:
        raise Refused({"article": _("The bar is for news: it leads to nothing that was paid for or sent in.")})
    with transaction.atomic():
        BreakingBar.objects.standing(now).order_by().update(lifted_at=now, lifted_by=user)
        bar = BreakingBar.objects.create(
            text=text, url=url[:300], article=article, starts_at=now, ends_at=ends_at, set_by=user
        )
        details = {"until": ends_at.isoformat(), "story": article.pk if article else None}
        log.record(SET, by=user, kind="bar", pk=bar.pk, label=text, details=details)
        signals.bar_changed.send_robust(BreakingBar, bar=bar)
    return bar


def lift(user: User) -> None:
    """Take the bar away before its end. Raises Refused with the reason, also if there is none."""
    if why := why_not_set_bar(user):
        raise Refused(why)
    with transaction.atomic():
        now = clock.now()
        bar = rowlocks.held(BreakingBar.objects.standing(now)).first()
        if bar is None:
            raise Refused(_("There is no bar to lift."))
        BreakingBar.objects.filter(pk=bar.pk).update(lifted_at=now, lifted_by=user)
        log.record(LIFTED, by=user, kind="bar", pk=bar.pk, label=bar.text)
        signals.bar_changed.send_robust(BreakingBar, bar=bar)
