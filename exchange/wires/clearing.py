"""Items of which nothing was made go after some days, with their pictures and what was sent; the others are kept. So
do the files that were read from folders: what they said is kept as long as an item of theirs."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from exchange.models import SourceKind, WireFile, WireItem, WirePicture, WireSource
from exchange.wires.folders import Folder, NoFolder

log = logging.getLogger(__name__)


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


def clear_done(now: datetime) -> int:
    """Remove the files that were read from every source's folder long ago; how many. A folder that cannot be cleared
    is told of in the log, and the others go on."""
    before, gone = (now - timedelta(days=settings.NEWSROOM_WIRE_DAYS)).timestamp(), 0
    for source in WireSource.objects.exclude(kind=SourceKind.ADDRESS):
        try:
            gone += Folder(source).clear_done(before)
        except NoFolder:
            continue
        except OSError as error:
            log.warning("What was read from the wire “%s” could not be cleared: %s", source, error)
    return gone
