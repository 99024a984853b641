"""What an editor should see of a front before readers notice: what is no longer there, waits, may not fit, is old."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from fronts import pictures, stories
from fronts.arrangement import Arrangement, Container, Placed, cards_of, read
from fronts.models import FrontRevision
from fronts.stories import Story
from people import clock


@dataclass(frozen=True)
class Mark:
    """One thing to see: its kind, the container and the story that it is about, and the sentence."""

    kind: str
    key: str
    article: int | None
    words: str


def of(user, section: int | None, arrangement: Arrangement, now: datetime | None = None) -> list[Mark]:
    """What there is to see of the front at `now` (default: the present)."""
    now = now or clock.now()
    told = stories.known(user, (card.article for _container, card in cards_of(arrangement)), now)
    found = [
        mark
        for container, card in cards_of(arrangement)
        if (mark := _of_card(container, card, told.get(card.article), now))
    ]
    found += [
        Mark("fits", container.key, card.article, _("The story has changed. Do the front's own words still fit?"))
        for container, card in cards_of(arrangement)
        if doubtful(card, told.get(card.article))
    ]
    lacks = pictures.lacking(arrangement)
    found += [
        Mark("picture", container.key, card.article, str(lacks[card.article, card.photo]))
        for container, card in cards_of(arrangement)
        if card.photo and (card.article, card.photo) in lacks
    ]
    return [*found, *_leads(section, arrangement, told, now)]


def doubtful(card: Placed, story: Story | None) -> bool:
    """True if the story has another headline, or was corrected, since the front's own words were written."""
    if story is None or story.state != stories.LIVE or not card.has_own_words or card.known_at is None:
        return False
    corrected = story.corrected_at is not None and story.corrected_at > card.known_at
    return corrected or story.headline != card.known


def _of_card(container: Container, card: Placed, story: Story | None, now: datetime) -> Mark | None:
    """Why a card does not stand in its place, if it does not."""
    if card.is_over(now):
        return Mark("over", container.key, card.article, _("Its time here is over: the rule fills its place."))
    if story is None or story.state == stories.GONE:
        return Mark("gone", container.key, card.article, _("Readers no longer have it: the rule fills its place."))
    if story.state != stories.LIVE:
        words = {stories.APPROVED: _("Waits until it is published."), stories.SCHEDULED: _("Waits for its time.")}
        told = words.get(story.state, _("Waits: it is not approved any more."))
        return Mark("waits", container.key, card.article, told)
    if not card.stands_at(now):
        return Mark("later", container.key, card.article, _("Comes at %s.") % clock.short(card.begins))
    return None


def _leads(section: int | None, arrangement: Arrangement, told: dict[int, Story], now: datetime) -> list[Mark]:
    """The lead that has stood on top for longer than the house wants (NEWSROOM_LEAD_HOURS)."""
    hours = settings.NEWSROOM_LEAD_HOURS
    lead = next((one for one in arrangement if one.layout == "lead"), None)
    card = next((one for one in lead.cards if one.stands_at(now)), None) if lead else None
    story = told.get(card.article) if card else None
    if not hours or story is None or story.state != stories.LIVE:
        return []
    since = max(filter(None, [on_top_since(section, card.article, now), story.at, card.begins]))
    if now - since <= timedelta(hours=hours):
        return []
    words = {"hours": int((now - since).total_seconds() // 3600), "limit": hours}
    return [Mark("old", lead.key, card.article, _("On top for %(hours)s h, limit %(limit)s h.") % words)]


def on_top_since(section: int | None, article: int, now: datetime) -> datetime | None:
    """Since when the story has led the front without a break; None if it does not lead it yet."""
    since = None
    begun = FrontRevision.objects.filter(front__section=section).begun(now)
    for at, layout in begun.values_list("goes_live_at", "layout")[:50]:
        lead = next((one for one in read(layout) if one.layout == "lead"), None)
        if lead is None or not lead.cards or lead.cards[0].article != article:
            break
        since = at
    return since
