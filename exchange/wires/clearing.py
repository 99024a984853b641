"""Items of which nothing was made go after some days, with their pictures and what was sent; the others are kept."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from exchange.models import WireFile, WireItem, WirePicture


def over(now: datetime) -> QuerySet:
    """Items that nobody used, and whose time is over."""
    return WireItem.objects.filter(used=False, received_at__lt=now - timedelta(days=settings.NEWSROOM_WIRE_DAYS))


def empty_files(now: datetime) -> QuerySet:
    """What was sent, where every item of it has gone."""
    named = WireItem.objects.filter(file=OuterRef("pk"))
    return WireFile.objects.filter(~Exists(named), received_at__lt=now - timedelta(days=1))


def wanted(names: list[str]) -> set[str]:
    """Those of the files of the originals' store that are pictures of items."""
    return set(WirePicture.objects.filter(file__in=names).values_list("file", flat=True))
