"""Another time for what is scheduled, by the table of moves."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from articles.readers import editions
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.order import Order


def reschedule(user, article: Article, starts_at: datetime, version: int | None) -> bool:
    """Let the scheduled text begin at `starts_at` instead, and end when it was to end. False if it does so already.

    Raises Refused with the table's reason (a past time, an end before the beginning, not this person), and Stale if
    `version` is not the story's. Nothing is changed then: the old schedule stands.
    """
    edition = editions.waiting(article)
    if edition is None:
        raise Refused(_("This story is not scheduled any more. Load the page again."))
    order = Order(starts_at=starts_at, ends_at=edition.planned_end_at, version=version)
    made = workflow.perform("reschedule", user, article, order)
    return made is not None


def on_day(moment: datetime, day: date) -> datetime:
    """The same time of day on another day, as the clocks of the active zone show it."""
    local = timezone.localtime(moment).replace(tzinfo=None)
    return timezone.make_aware(datetime.combine(day, local.time()))
