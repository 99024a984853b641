"""Telling people, once, of stories that came out by the clock and of which caches and feeds do not know."""

from django.db import transaction
from django.utils import timezone

from articles.models import Edition
from desk.alarms.alarms import LATE
from desk.models import Notice
from desk.notices import notices

KIND = "schedule_failed"
#: Stories told of in one go.
AT_ONE_GO = 50


def tell_unannounced() -> int:
    """Tell who approved and who published an edition that has begun and is still not announced. Returns how many."""
    with transaction.atomic():
        late = Edition.objects.filter(announced_at__isnull=True, starts_at__lt=timezone.now() - LATE)
        rows = list(late.select_for_update(skip_locked=True, of=("self",)).order_by("starts_at")[:AT_ONE_GO])
        earlier = Notice.objects.filter(kind=KIND, article__in=[row.article_id for row in rows])
        told = set(earlier.values_list("words__edition", flat=True))
        fresh = [row for row in rows if row.pk not in told]
        for row in fresh:
            notices.tell({row.approved_by_id, row.published_by_id}, KIND, story=row.article, edition=row.pk)
    return len(fresh)
