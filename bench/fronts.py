"""The home page of the bench."""

from dataclasses import replace

from django.utils import timezone

from fronts import defaults
from fronts.arrangement import Placed, written
from fronts.models import Front, FrontRevision
from people.models import User


def arrange(articles: list[int], writer: User) -> None:
    """A home page as editors make it: three stories in the lead's places by hand, all else by rule."""
    front, _made = Front.objects.get_or_create(section=None)
    if front.revisions.exists() or not articles:
        return
    lead, *others = defaults.of(None)
    lead = replace(lead, fill="both", cards=tuple(map(Placed, articles)))
    layout = written((lead, *others))
    FrontRevision.objects.create(front=front, number=1, layout=layout, made_by=writer, goes_live_at=timezone.now())
