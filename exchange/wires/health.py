"""What is wrong with sources: who has been silent for too long, who fails, what we show that was
taken back, and what is wrong with rules."""

from datetime import timedelta

from django.db.models import DateTimeField, DurationField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import Edition
from exchange.models import RuledItem, WireItem, WireRule, WireSource, WireState, WireUse

#: A source that failed so often in a row is told of at once, before it is silent for long.
FAILS = 3
#: Items that were taken back, told of at a time.
MOST = 50


def unwell() -> list[WireSource]:
    """Sources that have sent nothing for longer than they should be silent, or could not be asked several times in a
    row. One statement."""
    hours = ExpressionWrapper(F("silent_hours") * Value(timedelta(hours=1)), output_field=DurationField())
    due = ExpressionWrapper(Coalesce("last_item_at", "created_at") + hours, output_field=DateTimeField())
    wrong = Q(silent_hours__gt=0, due__lt=timezone.now()) | Q(failures__gte=FAILS)
    return list(WireSource.objects.filter(is_active=True).annotate(due=due).filter(wrong)[:20])


def live_taken_back() -> list[tuple[WireUse, WireItem]]:
    """Stories that readers have and whose item was canceled or is withheld, as long as nobody has said that they know
    it. Three statements at most."""
    taken_back = WireItem.objects.newest().filter(used=True).exclude(state=WireState.USABLE)
    of_item = WireUse.objects.filter(item__source=OuterRef("source"), item__guid=OuterRef("guid"))
    shown = Exists(Edition.objects.live().filter(article=OuterRef("article")))
    unseen = of_item.filter(shown).exclude(seen=OuterRef("pk"), seen_state=OuterRef("state"))
    newest_first = taken_back.filter(Exists(unseen)).select_related("source").order_by("-pk")
    items = {(item.source_id, item.guid): item for item in newest_first[:MOST]}
    if not items:
        return []
    sources, guids = zip(*items, strict=True)
    rows = WireUse.objects.filter(item__source__in=sources, item__guid__in=guids).select_related("article", "item")
    known = [(use, item) for use in rows.order_by("pk") if (item := items.get((use.item.source_id, use.item.guid)))]
    told = [(use, item) for use, item in known if (use.seen_id, use.seen_state) != (item.pk, item.state)]
    stories = {use.article_id for use, _item in told}
    live = set(Edition.objects.live().filter(article__in=stories).values_list("article", flat=True))
    return [(use, item) for use, item in told if use.article_id in live]


def rules_want_somebody() -> bool:
    """True if there is anything that the two below may tell of. One statement, for it is asked with every page."""
    behind = RuledItem.objects.filter(is_behind=True).order_by().values_list("pk")
    return _unknown().order_by().values_list("pk").union(behind, all=True).exists()


def _unknown() -> QuerySet[WireRule]:
    return WireRule.objects.filter(stopped_at__isnull=False, is_known=False)


def stopped_rules() -> list[WireRule]:
    """Rules that stopped by themselves before their time, until somebody has said that they know. One statement."""
    return list(_unknown().select_related("source").order_by("-stopped_at")[:20])


def live_behind() -> list[RuledItem]:
    """Stories that readers have by a rule, and whose item its sender has changed since, as long as nobody has said
    that they know it. One statement."""
    shown = Exists(Edition.objects.live().filter(article=OuterRef("article")))
    rows = RuledItem.objects.filter(shown, is_behind=True).select_related("article", "rule__source")
    return list(rows.order_by("at")[:MOST])
