"""What the screen of a front must know, as one answer: the draft, what is live, what differs, what to see to."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from desk import screens
from fronts import differences, drafts, marks, presence, revisions, stories
from fronts.arrangement import Arrangement, Container, cards_of, read, written_container
from fronts.models import Draft, Front
from people import clock
from photos import pictures
from photos.models import Photo


def front_of(section: int | None) -> Front:
    """The front's row, or one that is not kept yet."""
    return Front.objects.filter(section_id=section).first() or Front(section_id=section)


def of(user, section: int | None) -> dict[str, Any]:
    """The state of a section's front (None: the home page) as `user` may see it."""
    front = front_of(section)
    draft, live = drafts.of(front), revisions.live(section)
    arrangement, standing = read(draft.layout), revisions.arrangement(section)
    told = stories.known(user, (card.article for _container, card in cards_of(arrangement)))
    labels = differences.labels(arrangement)
    return {
        "stamp": stamp(draft),
        "containers": [_container(one, labels[one.key]) for one in arrangement],
        "versions": draft.versions,
        "live": live.number if live else 0,
        "liveAt": clock.short(live.goes_live_at) if live else "",
        "stories": _stories(told.values()),
        "pictures": _pictures({card.photo for _container, card in cards_of(arrangement) if card.photo}),
        "marks": [vars(mark) for mark in marks.of(user, section, arrangement)],
        "changes": [
            {"kind": one.kind, "words": one.words, "key": one.key}
            for one in differences.between(standing, arrangement, user)
        ],
        "others": people(front, user),
        "ticks": _ticks(section, standing),
    }


def stamp(draft: Draft) -> str:
    """Another one means that somebody changed the draft, or that another front went live."""
    live = revisions.live(draft.front.section_id)
    return screens.stamp(sorted(draft.versions.items()), live and live.number)


def people(front: Front, user) -> list[dict[str, str]]:
    """Who else arranges this front now, and at which container."""
    if front.pk is None:
        return []
    return [row.user.face() | {"key": row.key} for row in presence.others(front, user)]


def _container(container: Container, label: str) -> dict[str, Any]:
    """A container as it is stored, with words for its head, and the times of its cards in the person's zone."""
    told = written_container(container)
    for row, card in zip(told["cards"], container.cards, strict=True):
        row["beginsAt"] = clock.short(card.begins) if card.begins else ""
        row["endsAt"] = clock.short(card.ends) if card.ends else ""
    return told | {"label": label, "filled": _filled(container)}


def _filled(container: Container) -> str:
    """How a container is filled, for its head."""
    if container.fill == "hand":
        return _("by hand")
    if container.fill == "rule" or not container.cards:
        return _("most read") if container.rule.by == "most_read" else _("newest")
    return _("%(n)s by hand, then the rule") % {"n": len(container.cards)}


def _stories(told: Iterable[stories.Story]) -> dict[str, dict[str, Any]]:
    rows = list(told)
    photos = Photo.objects.only("renditions").in_bulk({one.photo for one in rows if one.photo})
    return {
        str(one.article): {
            "headline": one.headline or _("A story of another desk"),
            "state": one.state,
            "at": clock.short(one.at) if one.at else "",
            "thumb": pictures.thumb_url(photos.get(one.photo)),
        }
        for one in rows
    }


def _pictures(ids: set[int]) -> dict[str, str]:
    """Small pictures of the photos that the front chose, by their ids."""
    found = Photo.objects.only("renditions").in_bulk(ids) if ids else {}
    return {str(pk): pictures.thumb_url(photo) for pk, photo in found.items()}


def _ticks(section: int | None, standing: Arrangement) -> list[dict[str, str]]:
    """What will happen to the front by itself: revisions that go live, cards that begin and end."""
    now = clock.now()
    waiting = revisions.waiting(section, now)
    ticks = [
        {
            "at": one.goes_live_at.isoformat(),
            "kind": "live",
            "words": f"{clock.short(one.goes_live_at)} · {one.name or _('Revision %s') % one.number}",
        }
        for one in waiting
    ]
    for _container, card in cards_of(standing):
        for at, kind, words in ((card.begins, "begins", _("a card begins")), (card.ends, "ends", _("a card ends"))):
            if at and at > now:
                ticks.append({"at": at.isoformat(), "kind": kind, "words": f"{clock.short(at)} · {words}"})
    return sorted(ticks, key=lambda tick: tick["at"])[:20]
