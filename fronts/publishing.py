"""Giving a front to readers: now, at a moment to come, and not after all.

Publishing is one transaction: a revision that nothing changes any more. It is live because its moment has come, and
no job is needed for that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.refusals import Refused, Stale
from audit import actions, log
from fronts import checking, differences, drafts, pictures, revisions, signals
from fronts.arrangement import Arrangement, cards_of, read, written
from fronts.models import Draft, Front, FrontMoment, FrontRevision
from fronts.permissions import why_not_arrange
from people import clock
from people.models import User

PUBLISHED = actions.register("front.published", gettext_lazy("published a front page"))
SCHEDULED = actions.register("front.scheduled", gettext_lazy("scheduled a front page"))
CALLED_OFF = actions.register("front.called_off", gettext_lazy("called off a scheduled front page"))
#: A front is scheduled no further ahead.
FURTHEST = timedelta(days=366)
NAME = 60


@dataclass(frozen=True)
class Seen:
    """What an editor looked at: the draft by its versions, and the number of the live revision (0: none)."""

    versions: Mapping[str, Any] = field(default_factory=dict)
    live: int = 0


def publish(
    user: User, section: int | None, seen: Seen, *, at: datetime | None = None, name: str = ""
) -> FrontRevision:
    """Give readers the draft of a section's front (None: the home page), now or from `at` (aware) on.

    After scheduling the draft begins anew with what is live. Raises Refused with the reason; Stale if the draft or
    the live front is another one than the editor saw, with what differs.
    """
    if why := why_not_arrange(user, section):
        raise Refused(why)
    with transaction.atomic():
        front = revisions.held(section)
        draft, now = drafts.of(front), clock.now()
        live = revisions.live(section, now)
        after = read(draft.layout)
        _refuse_stale(user, draft, seen, live, after)
        checking.total(after)
        if at is not None:
            checking.moment(at, now, now + FURTHEST)
        elif after == revisions.arrangement(section, now):
            raise Refused(_("Readers have this front already."))
        before = revisions.arrangement(section, at or now)
        pictures.refuse_lacking(after, pictures.own_of(before), at or now)
        revision = _make(front, after, user, at or now, name)
        _go_on(draft, revision if at is None else live, after if at is None else revisions.arrangement(section, now))
        told = [one.for_log for one in differences.between(before, after)]
        when = revision.goes_live_at.isoformat()
        details = {"revision": revision.number, "at": when, "changes": told[: drafts.KEPT]}
        action = PUBLISHED if at is None else SCHEDULED
        log.record(action, by=user, kind="front", pk=front.pk, label=str(front), note=name[:NAME], details=details)
        _announce(revision)
    return revision


def call_off(user: User, revision: FrontRevision) -> None:
    """Take a scheduled revision back before it goes live. Raises Refused with the reason."""
    if why := why_not_arrange(user, revision.front.section_id):
        raise Refused(why)
    with transaction.atomic():
        front = revisions.held(revision.front.section_id)
        now = clock.now()
        waiting = FrontRevision.objects.filter(pk=revision.pk).waiting(now)
        if not waiting.order_by().update(called_off_at=now, called_off_by=user):
            raise Refused(_("This revision has gone live, or was called off already."))
        details = {"revision": revision.number}
        log.record(CALLED_OFF, by=user, kind="front", pk=front.pk, label=str(front), details=details)
        _announce(revision)


def _refuse_stale(user: User, draft: Draft, seen: Seen, live: FrontRevision | None, arrangement: Arrangement) -> None:
    if others := drafts.stale(draft, seen.versions):
        who = drafts.who_changed(user, draft, others, arrangement)
        raise Stale(_("Not published: %s Look at it first.") % who)
    if seen.live != (live.number if live else 0):
        was = draft.live.layout if draft.live else {}
        told = differences.between(read(was), read(live.layout)) if live and was else []
        words = {"number": live.number if live else 0, "what": "; ".join(one.words for one in told[:5])}
        raise Stale(
            _("Not published: revision %(number)s has gone live since you opened this page. %(what)s") % words
        )


def _make(front: Front, after: Arrangement, user: User, at: datetime, name: str) -> FrontRevision:
    last = front.revisions.aggregate(last=Max("number"))["last"] or 0
    layout = written(after)
    revision = FrontRevision.objects.create(
        front=front, number=last + 1, layout=layout, name=name.strip()[:NAME], made_by=user, goes_live_at=at
    )
    edges = {edge for _container, card in cards_of(after) for edge in (card.begins, card.ends) if edge}
    moments = {at, *(edge for edge in edges if edge > at)}
    FrontMoment.objects.bulk_create(FrontMoment(revision=revision, at=moment) for moment in sorted(moments))
    return revision


def _go_on(draft: Draft, live: FrontRevision | None, arrangement: Arrangement) -> None:
    """The draft begins anew with what is live; whoever has it open must look again if it is another one now."""
    layout = written(arrangement)
    if layout != draft.layout:
        for container in {*read(draft.layout), *arrangement}:
            draft.versions[container.key] = draft.versions.get(container.key, 0) + 1
    draft.layout, draft.live = layout, live
    draft.save()


def _announce(revision: FrontRevision) -> None:
    signals.front_changed.send_robust(
        FrontRevision, front=revision.front, revision=revision, at=revision.goes_live_at
    )
