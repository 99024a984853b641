"""What is wrong with sources: who has been silent for too long, who fails, and what we show that was taken back."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import Edition
from exchange.models import WireItem, WireSource, WireState, WireUse

#: A source that failed so often in a row is told of at once, before it is silent for long.
FAILS = 3


def unwell() -> list[WireSource]:
    """Sources that have sent nothing for longer than they should be silent, or could not be asked several times in a
    row. One statement."""
    hours = ExpressionWrapper(F("silent_hours") * Value(timedelta(hours=1)), output_field=DurationField())
    due = ExpressionWrapper(Coalesce("last_item_at", "created_at") + hours, output_field=DateTimeField())
    wrong = Q(silent_hours__gt=0, due__lt=timezone.now()) | Q(failures__gte=FAILS)
    return list(WireSource.objects.filter(is_active=True).annotate(due=due).filter(wrong)[:20])


def live_taken_back() -> Iterator[tuple[WireUse, WireItem]]:
    """Stories that readers have and whose item was canceled or is withheld, as long as nobody has said that they know
    it."""
    taken_back = WireItem.objects.newest().filter(used=True).exclude(state=WireState.USABLE)
    for item in taken_back.select_related("source").order_by("-pk")[:50]:
        rows = WireUse.objects.filter(item__source=item.source_id, item__guid=item.guid)
        unseen = [
            use for use in rows.select_related("article") if (use.seen_id, use.seen_state) != (item.pk, item.state)
        ]
        live = set(
            Edition.objects.live()
            .filter(article__in=[use.article_id for use in unseen])
            .values_list("article", flat=True)
        )
        yield from ((use, item) for use in unseen if use.article_id in live)
