"""What is read most, counted without cookies, addresses or anything else about who reads.

A script on the story page says once that a story is being read. The process adds up in memory and writes a batch
every few seconds, so that a read costs no statement; what is not a live story is dropped then. A process that is
killed loses at most one batch.
"""

import atexit
import logging
import threading
import time
from collections import Counter
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.db.models import F, OuterRef, Subquery, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.models import Edition
from public.fast import changes
from public.models import ReadCount

log = logging.getLogger(__name__)

#: Seconds between two batches.
EVERY = 15.0
#: Reads of one story that a process believes in a minute: a script that shouts does not make a story popular.
A_MINUTE = 600
#: Stories in one batch: bounds the memory that made-up numbers can take.
STORIES = 5_000
#: Hours are kept so long.
KEPT = timedelta(days=60)
#: Further stories that are looked at, for among the most read may be some that are live no more.
SPARE = 45
#: Seconds for which a process trusts its list of the most read.
TRUSTED = 60.0

_lock = threading.Lock()
_counts: Counter[int] = Counter()
_this_minute: Counter[int] = Counter()
_minute = 0
_written_at = time.monotonic()
_ranking: dict[tuple[int, int], tuple[float, int, list[int]]] = {}


@csrf_exempt
@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """A story is being read, says the page's own script. Always 204: nothing is to be learnt from the answer."""
    if request.META.get("HTTP_SEC_FETCH_SITE", "same-origin") == "same-origin":
        count(pk)
        if time.monotonic() - _written_at > EVERY:
            write()
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def count(pk: int) -> None:
    """Note one reading of the story `pk`, within the bounds."""
    global _minute
    now = int(time.monotonic() // 60)
    with _lock:
        if now != _minute:
            _minute = now
            _this_minute.clear()
        known = pk in _counts or (len(_counts) < STORIES and len(_this_minute) < STORIES)
        if known and pk < 2**63 and _this_minute[pk] < A_MINUTE:
            _this_minute[pk] += 1
            _counts[pk] += 1


def write() -> int:
    """Write what was counted since the last time. Returns how many stories had readers."""
    global _written_at
    with _lock:
        batch, _written_at = dict(_counts), time.monotonic()
        _counts.clear()
    if not batch:
        return 0
    try:
        return _add(batch, timezone.now().replace(minute=0, second=0, microsecond=0))
    except DatabaseError as error:
        log.warning("Could not write how often %d stories were read: %s", len(batch), error)
        with _lock:
            _counts.update(batch)
        return 0


def most_read(hours: int = 24, limit: int = 5) -> list[int]:
    """The ids of the live stories read most in the last `hours`, the most first; empty while nobody read any.

    Of the newsroom's own: nobody buys a place among them.

    One statement at most once a minute, and after anything was purged: a story that was withdrawn leaves at once.
    """
    generation = changes.store().generation
    kept = _ranking.get((hours, limit))
    if kept and time.monotonic() - kept[0] < TRUSTED and kept[1] == generation:
        return kept[2]
    since = timezone.now() - timedelta(hours=hours)
    counts = ReadCount.objects.filter(hour__gt=since)
    reads = counts.filter(article=OuterRef("article_id")).order_by()
    sums = reads.values("article").annotate(total=Sum("count")).values("total")
    most = counts.values("article_id").annotate(total=Sum("count")).order_by("-total")
    editions = Edition.objects.live().editorial().among("article_id", most.values("article_id")[: limit + SPARE])
    ranked = editions.annotate(reads=Subquery(sums)).order_by("-reads", "-published_at")
    found = list(ranked.values_list("article_id", flat=True)[:limit])
    _ranking[hours, limit] = (time.monotonic(), generation, found)
    return found


def forget() -> None:
    """Drop what was counted and what was ranked, and wait anew before writing."""
    global _written_at
    with _lock:
        _written_at = time.monotonic()
        _counts.clear()
        _this_minute.clear()
        _ranking.clear()


def _add(batch: dict[int, int], hour: datetime) -> int:
    live = Edition.objects.live().filter(article_id__in=list(batch)).values_list("article_id", flat=True)
    with transaction.atomic():
        ids = sorted(live)
        rows = [ReadCount(article_id=pk, hour=hour, count=0) for pk in ids]
        ReadCount.objects.bulk_create(rows, ignore_conflicts=True)
        for pk in ids:
            ReadCount.objects.filter(article_id=pk, hour=hour).update(count=F("count") + batch[pk])
        ReadCount.objects.filter(hour__lt=hour - KEPT).delete()
    return len(ids)


atexit.register(write)
