"""Who outside has a story: partners that took it, when they were told of its notes, and who has the new text.

This room knows nobody by name: whoever gives stories away answers (`press.signals.takers_wanted`). A case waits for
our own copies and for nobody else's; that the others were told is on its record.
"""

from dataclasses import dataclass
from datetime import datetime

from articles.models import Article, Correction
from press.signals import takers_wanted


@dataclass(frozen=True)
class Taker:
    """A partner that took the story first at `took_at`; `how` in words.

    Of the last note or withdrawal it was told at `told_at`, and has what readers have since then from `has_new_at`;
    None for what has not come.
    """

    name: str
    how: str
    took_at: datetime
    told_at: datetime | None = None
    has_new_at: datetime | None = None


def last_told(article_id: int) -> datetime | None:
    """When readers got the last public note of the story: that of a withdrawal, too."""
    notes = Correction.objects.posted().filter(article=article_id).newest_first()
    return notes.values_list("at", flat=True).first()


def takers(article_id: int) -> list[Taker]:
    """Everybody outside who is known to have the story, in the order in which they took it."""
    since = last_told(article_id)
    answers = takers_wanted.send(Article, article_id=article_id, since=since)
    return sorted((one for _receiver, told in answers for one in told), key=lambda one: one.took_at)
