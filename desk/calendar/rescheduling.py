"""Another time for what is scheduled: taken back and scheduled again, both or neither, by the table of moves."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Edition
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change


def upcoming(article: Article) -> Edition | None:
    """What readers will get of the story, or None."""
    return article.editions.upcoming().order_by("starts_at").first()


def reschedule(user, article: Article, starts_at: datetime, version: int | None) -> None:
    """Let the scheduled text begin at `starts_at` instead, and end when it was to end.

    Raises Refused with the table's reason (a past time, an end before the beginning, not this person), and Stale if
    `version` is not the story's. Nothing is changed then: the old schedule stands.
    """
    with transaction.atomic():
        edition = upcoming(article)
        if edition is None:
            raise Refused(_("This story is not scheduled any more. Load the page again."))
        note = edition.correction.note if edition.change == Change.CORRECTION else ""
        workflow.perform("unschedule", user, article, Order(version=version))
        order = Order(
            starts_at=starts_at,
            ends_at=edition.planned_end_at,
            change=Change(edition.change),
            note=note,
            resurface=edition.resurfaced_at == edition.starts_at,
        )
        workflow.perform("schedule", user, article, order)


def on_day(moment: datetime, day: date) -> datetime:
    """The same time of day on another day, as the clocks of the active zone show it."""
    local = timezone.localtime(moment).replace(tzinfo=None)
    return timezone.make_aware(datetime.combine(day, local.time()))
