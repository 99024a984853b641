"""A story as the board prints it, on a card."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.drawing import drawn
from articles.text.classes import ContentClass
from desk.board.board import Card
from desk.templatetags.screens import age, deadline_chip, soon
from people import clock
from sections.models import Section


@dataclass(frozen=True)
class Words:
    """All that a card says; two that are equal look alike. `back` is the query by which its moves lead back."""

    pk: int
    version: int
    status: str
    headline: str
    colour: str
    section: str
    writers: str
    is_urgent: bool
    content_class: str
    get_content_class_display: str
    deadline: SafeString | str
    step: str
    embargo: str
    has_photo: bool
    lock: str
    since: str
    since_moment: str
    age: str
    back: str


def said(card: Card, desk: Section | None, back: str) -> Words:
    """What the card says, in the language and the zone of whoever looks; where all are of a `desk`, not of which."""
    story = card.story
    return Words(
        pk=story.pk,
        version=story.version,
        status=story.status,
        headline=story.headline,
        colour=story.section.colour if story.section else "",
        section="" if desk or not story.section else story.section.name,
        writers=card.writers,
        is_urgent=story.is_urgent,
        content_class=story.content_class,
        get_content_class_display=str(ContentClass(story.content_class).label),
        deadline=deadline_chip(card.deadline),
        step=story.review_step.name if story.review_step else "",
        embargo=soon(story.embargo_until) if card.embargo else "",
        has_photo=story.lead_photo_id is not None,
        lock=str(card.lock.user) if card.lock else "",
        since=story.status_changed_at.isoformat(timespec="seconds"),
        since_moment=clock.moment(story.status_changed_at),
        age=age(story.status_changed_at),
        back=back,
    )


def draw(card: Card, desk: Section | None, back: str) -> SafeString:
    """The card as the board shows it."""
    return drawn("desk/card.html", said(card, desk, back))
