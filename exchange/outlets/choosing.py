"""Which stories an outlet gets."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, Model, OuterRef, Q
from taggit.models import Tag

from articles.models import Edition, EditionByline, EditionTag
from exchange import origins
from exchange.models import Outlet, Sent
from people import former
from people.models import Author
from sections.models import Section


def wanted(outlet: Outlet, stories: Collection[int], now: datetime) -> set[int]:
    """Of these stories those of which the outlet hears at `now`.

    It hears of a live story that fits its choice, unless it is paused. Of one that it has once taken it hears for
    ever: what became of that, whatever it fits now. What is made of agency copy is not ours to pass on, unless who
    set up its source says that the agency lets us.
    """
    has = set(Sent.objects.filter(outlet=outlet, article__in=stories).order_by().values_list("article", flat=True))
    if outlet.is_paused:
        return has
    live = Edition.objects.live(now).in_feeds().filter(fits(outlet), article__in=stories)
    fitting = set(live.values_list("article", flat=True))
    return has | (fitting - origins.bound(fitting))


def fits(outlet: Outlet) -> Q:
    """The editions that fit what the outlet chose."""
    chosen = Q(content_class__in=outlet.content_classes)
    if outlet.sections:
        below = Section.objects.filter(parent__in=outlet.sections)
        chosen &= Q(section__in=outlet.sections) | Q(section__in=below.order_by().values("pk"))
    if outlet.tags:
        chosen &= Q(Exists(EditionTag.objects.filter(edition=OuterRef("pk"), tag__in=_now(Tag, outlet.tags))))
    if outlet.authors:
        chosen &= Q(
            Exists(EditionByline.objects.filter(edition=OuterRef("pk"), author__in=_now(Author, outlet.authors)))
        )
    return chosen


def _now(model: type[Model], numbers: list[int]) -> list[int]:
    """The rows of these numbers; of one that was merged into another, that one."""
    became = former.present(model, numbers)
    return [became.get(pk, pk) for pk in numbers]
