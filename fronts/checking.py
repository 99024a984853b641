"""What may not stand on a front, said to whoever tries to put it there."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from articles.refusals import Refused
from fronts import arrangement as arranged
from fronts.arrangement import Container, Placed
from fronts.layouts import LAYOUTS
from fronts.stories import Story

#: Bounds of what the screen may send for a container, by the name of its part.
_LETTERS = {"title": arranged.TITLE, "url": arranged.ADDRESS}
_CARD_LETTERS = {
    "headline": arranged.HEADLINE,
    "kicker": arranged.KICKER,
    "standfirst": arranged.STANDFIRST,
}


def container(raw: Any) -> Container:
    """The container that the screen sent. Raises Refused for what is none, too much, or not as it should be."""
    found = arranged.read_container(raw)
    if found is None or raw.get("layout") not in LAYOUTS:
        raise Refused(_("This is not a container of a front. Load the page again."))
    cards = raw.get("cards") if isinstance(raw.get("cards"), list) else []
    if len(cards) > arranged.MOST_CARDS:
        raise Refused(_("A container holds %(n)s cards at most.") % {"n": arranged.MOST_CARDS})
    _refuse_long(raw, _LETTERS)
    for row in cards:
        _refuse_long(row if isinstance(row, dict) else {}, _CARD_LETTERS)
    for address in [found.url, *(link.url for link in found.links)]:
        if address and not is_address(address):
            raise Refused(
                _("“%s” is not an address. Give one that begins with https:// or with a slash.") % address[:80]
            )
    for card in found.cards:
        if card.begins and card.ends and card.ends <= card.begins:
            raise Refused(_("The end is before the beginning. Give a later end, or none."))
    return found


def placing(cards: list[Placed], before: set[int], stories: dict[int, Story]) -> None:
    """Raise Refused if one of the `cards` is of a story that may not be put on a front. Those of `before` stay."""
    for card in cards:
        story = stories.get(card.article)
        if story is None:
            raise Refused(_("There is no such story."))
        if card.article in before:
            continue
        if not story.headline:
            raise Refused(_("This story is on another desk, and readers do not have it yet."))
        if not story.is_placeable:
            raise Refused(
                _("“%s” is neither live nor approved. Only such stories can stand on a front.") % story.headline
            )


def total(arrangement: arranged.Arrangement) -> None:
    """Raise Refused for a front that is larger than any page should be, or empty."""
    if not arrangement:
        raise Refused(_("A front needs a container."))
    if len(arrangement) > arranged.MOST_CONTAINERS:
        raise Refused(_("A front holds %(n)s containers at most.") % {"n": arranged.MOST_CONTAINERS})
    count = sum(len(one.cards) for one in arrangement)
    if count > arranged.MOST_IN_ALL:
        raise Refused(_("A front holds %(n)s cards at most.") % {"n": arranged.MOST_IN_ALL})


def moment(at: datetime, now: datetime, furthest: datetime) -> None:
    """Raise Refused for a moment that is past, or too far away to be meant."""
    if at <= now:
        raise Refused({"at": _("This time has passed. Choose a later one, or publish now.")})
    if at > furthest:
        raise Refused({"at": _("This time is more than a year away.")})


def is_address(text: str) -> bool:
    """True for a full web address, and for a path of this site."""
    if text.startswith("/") and not text.startswith(("//", "/\\")):
        return True
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and bool(parts.netloc)


def _refuse_long(row: dict, bounds: dict[str, int]) -> None:
    for name, most in bounds.items():
        text = row.get(name)
        if isinstance(text, str) and len(" ".join(text.split())) > most:
            raise Refused(_("“%(text)s…” is longer than %(n)s characters.") % {"text": text[:40], "n": most})
