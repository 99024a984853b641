"""The draft that the editors of a front share. `change` is the one door; it merges by container.

Whoever changes a container says which version of it they looked at. Two who work on different containers never meet;
of two at the same one the second is refused, and told who was first. Nothing here reaches readers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.refusals import Refused, Stale
from audit import actions, log
from fronts import checking, defaults, differences, names, pictures, revisions, stories
from fronts.arrangement import Arrangement, Container, Placed, cards_of, read, written
from fronts.models import Draft, Front, FrontRevision
from fronts.permissions import why_not_arrange
from people import clock
from people.models import User

CHANGED = actions.register("front.changed", gettext_lazy("changed the draft of a front page"))
RESTORED = actions.register("front.restored", gettext_lazy("made an earlier front page the draft"))
#: The key under which the order of the containers has its version.
ORDER = ""
#: Lines of a change that the log keeps.
KEPT = 20


@dataclass(frozen=True)
class Change:
    """One container as somebody wants it (None: taken away), and the version that they looked at (0: a new one)."""

    key: str
    container: Any
    version: int = 0


def of(front: Front) -> Draft:
    """The draft of a front; one that is not kept yet has what readers get."""
    draft = Draft.objects.filter(front=front).select_related("live").first() if front.pk else None
    if draft is None:
        revision = revisions.live(front.section_id)
        layout = revision.layout if revision else written(defaults.of(front.section_id))
        draft = Draft(front=front, layout=layout, live=revision)
    return draft


def change(
    user: User,
    section: int | None,
    changes: Sequence[Change],
    order: Sequence[str] | None = None,
    order_version: int = 0,
) -> Draft:
    """Put the `changes` into the draft of a section's front (None: the home page), all of them or none.

    `order` (keys) sets the order of the containers. Raises Refused with the reason, Stale if somebody else changed
    one of these containers, or the order, since.
    """
    if why := why_not_arrange(user, section):
        raise Refused(why)
    with transaction.atomic():
        draft = of(revisions.held(section))
        before = read(draft.layout)
        asked = {one.key: one.version for one in changes} | ({ORDER: order_version} if order is not None else {})
        _refuse_stale(user, draft, before, asked)
        after = _changed(user, before, changes, order)
        checking.total(after)
        _keep(draft, after, {key for key in asked}, user)
        told = differences.between(before, after)
        details = {"changes": [one.for_log for one in told[:KEPT]], "containers": sorted(asked)}
        log.record(CHANGED, by=user, kind="front", pk=draft.front_id, label=str(draft.front), details=details)
    return draft


def restore(
    user: User, section: int | None, revision: FrontRevision | None, versions: Mapping[str, Any] | None = None
) -> Draft:
    """Make what an earlier revision has the draft; None makes it what readers get now.

    `versions` are those of the draft that the person saw (None: they saw what is there). Raises Refused with the
    reason, Stale if somebody else has changed the draft since.
    """
    if why := why_not_arrange(user, section):
        raise Refused(why)
    with transaction.atomic():
        front = revisions.held(section)
        if revision is not None and revision.front_id != front.pk:
            raise Refused(_("This revision belongs to another front page."))
        draft = of(front)
        before, live = read(draft.layout), revisions.live(section)
        if versions is not None and (others := stale(draft, versions)):
            raise Stale(_looked_at(user, draft, others, before))
        after = names.present(read(revision.layout)) if revision else revisions.arrangement(section)
        draft.live = live
        _keep(draft, after, {one.key for one in (*before, *after)} | {ORDER}, user)
        number = revision.number if revision else live.number if live else 0
        log.record(RESTORED, by=user, kind="front", pk=front.pk, label=str(front), details={"revision": number})
    return draft


def stale(draft: Draft, versions: Mapping[str, Any]) -> list[str]:
    """The keys of what was changed in the draft since somebody saw these `versions` of it."""
    keys = draft.versions.keys() | {key for key in versions if isinstance(key, str)}
    return sorted(key for key in keys if draft.versions.get(key, 0) != versions.get(key, 0))


def who_changed(user: User, draft: Draft, keys: Sequence[str], arrangement: Arrangement) -> str:
    """Sentences for `user` of who changed which containers: somebody else, or they themselves, in another window."""
    labels = differences.labels(arrangement)
    people = {str(one["by"]) for one in draft.touched.values()}
    names = {str(user.pk): str(user) for user in User.objects.filter(pk__in=people)}
    told = []
    for key in keys:
        mark = draft.touched.get(key, {})
        what = labels.get(key) or (_("the order of the containers") if key == ORDER else _("a container"))
        if mark.get("by") == user.pk:
            told.append(_("You have changed %(what)s meanwhile, in another window.") % {"what": what})
        else:
            words = {"who": names.get(str(mark.get("by")), _("Somebody")), "what": what}
            told.append(_("%(who)s has changed %(what)s meanwhile.") % words)
    return " ".join(told)


def _refuse_stale(user: User, draft: Draft, before: Arrangement, asked: Mapping[str, int]) -> None:
    others = [key for key, version in asked.items() if draft.versions.get(key, 0) != version]
    if others:
        raise Stale(_looked_at(user, draft, sorted(others), before))


def _looked_at(user: User, draft: Draft, keys: Sequence[str], before: Arrangement) -> str:
    return _("%(who)s Look at it, then change it again.") % {"who": who_changed(user, draft, keys, before)}


def _changed(user: User, before: Arrangement, changes: Sequence[Change], order: Sequence[str] | None) -> Arrangement:
    found = {container.key: container for container in before}
    wanted = {one.key: checking.container(one.container) for one in changes if one.container is not None}
    placed = {card.article for _container, card in cards_of(before)}
    cards = (card for container in wanted.values() for card in container.cards)
    pictures.refuse_unfit(cards, pictures.own_of(before))
    told = stories.known(user, (card.article for container in wanted.values() for card in container.cards))
    was = {container.key: {card.article: card for card in container.cards} for container in before}
    everywhere = {card.article: card for _container, card in cards_of(before)}
    fitting = _said_to_fit(changes)
    for key, container in wanted.items():
        if key != container.key:
            raise Refused(_("This is not a container of a front. Load the page again."))
        checking.placing(list(container.cards), placed, told)
        earlier = everywhere | was.get(key, {})
        cards = tuple(_knowing(card, earlier.get(card.article), told, fitting) for card in container.cards)
        found[key] = replace(container, cards=cards)
    for one in changes:
        if one.container is None:
            found.pop(one.key, None)
    return _in_order(found, order)


def _said_to_fit(changes: Sequence[Change]) -> set[int]:
    """The stories of which the editor just said that the front's own words still fit."""
    rows = (row for one in changes if isinstance(one.container, dict) for row in one.container.get("cards") or [])
    return {row["article"] for row in rows if isinstance(row, dict) and row.get("fits") is True}


def _knowing(card: Placed, before: Placed | None, told: Mapping[int, stories.Story], fitting: set[int]) -> Placed:
    """The card with the headline that the story had when its own words were written: nobody else may say that."""
    if not card.has_own_words:
        return replace(card, known="", known_at=None)
    if before and before.known_at and before.own_words == card.own_words and card.article not in fitting:
        return replace(card, known=before.known, known_at=before.known_at)
    return replace(card, known=told[card.article].headline, known_at=clock.now())


def _in_order(found: dict[str, Container], order: Sequence[str] | None) -> Arrangement:
    """The containers as `order` has them; what it does not name comes last, as it stood."""
    keys = [key for key in dict.fromkeys(order or ()) if key in found]
    return tuple(found[key] for key in [*keys, *(key for key in found if key not in keys)])


def _keep(draft: Draft, after: Arrangement, keys: set[str], user: User) -> None:
    draft.layout = written(after)
    for key in keys:
        draft.versions[key] = draft.versions.get(key, 0) + 1
        draft.touched[key] = {"by": user.pk, "at": clock.now().isoformat()}
    draft.save()
