"""The list of the wire desk: newest first, walked along an index, so many items at a time and no more.

Filters look at what the walk meets. One that finds little says how far it has looked, and goes on from there when
asked, so that a page costs the same with a thousand items and with a million.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from articles import permissions as stories
from audit import wordindex
from audit.wordindex import Lexemes
from exchange import permissions
from exchange.models import RuledItem, WireItem, WireState, WireUse

#: Items on a page, and items that the search for them walks past.
PER_PAGE, WALKED = 40, 1_000
#: What a filter by state may name.
STATES = ("usable", "held", "canceled", "withheld", "used", "ignored")
_WITH = ("source__section", "ignored_by", "ruled__rule__answers")
_LIST = ("body", "words", "usage_terms", "standfirst")


@dataclass(frozen=True)
class Filters:
    """What narrows the list; empty for everything that is fit to be taken, and what was canceled."""

    source: int | None = None
    section: int | None = None
    words: str = ""
    urgency: int | None = None
    state: str = ""


@dataclass
class Line:
    """An item in the list, the stories that are made of it as (use, whether this person may see it), and what rules
    made of its versions."""

    item: WireItem
    uses: list[tuple[WireUse, bool]] = field(default_factory=list)
    ruled: list[RuledItem] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """Some lines. `following` is the number to go on before; `walked`: that is only how far the search has looked."""

    lines: list[Line]
    following: int | None
    walked: bool
    stamp: str


def page(user: Any, filters: Filters, before: int | None = None) -> Page:
    """The page of items that arrived before the one of that number; the newest without one."""
    mark = stamp()
    way = WireItem.objects.newest()
    way = way.filter(source=filters.source) if filters.source else way
    way = (way.filter(pk__lt=before) if before else way).order_by("-pk")
    end = way.values_list("pk", flat=True)[WALKED - 1 : WALKED].first()
    rows = way.filter(_wanted(user, filters), pk__gte=end or 0).select_related(*_WITH)
    found = list(rows.defer(*_LIST)[: PER_PAGE + 1])
    if len(found) > PER_PAGE:
        following, walked = found[PER_PAGE - 1].pk, False
    else:
        following, walked = end, end is not None
    return Page(_with_uses(user, found[:PER_PAGE]), following, walked, mark)


def _wanted(user: Any, filters: Filters) -> Q:
    wanted = _in_state(filters.state)
    if permissions.why_not_see_withheld(user):
        wanted &= ~Q(state=WireState.WITHHELD)
    if filters.section:
        wanted &= Q(source__section=filters.section)
    if filters.urgency:
        wanted &= Q(urgency__lte=filters.urgency)
    if filters.words.strip():
        asked = wordindex.question(filters.words, unfinished=True)
        wanted &= Q(words=Lexemes(asked)) if asked else Q(pk=None)
    return wanted


def _in_state(state: str) -> Q:
    if state == "ignored":
        return Q(ignored_at__isnull=False)
    wanted = Q(ignored_at=None)
    if state == "held":
        return wanted & Q(embargo_until__gt=timezone.now())
    if state == "used":
        return wanted & Q(used=True)
    return wanted & Q(state=state) if state in WireState.values else wanted


def _with_uses(user: Any, items: list[WireItem]) -> list[Line]:
    lines = {(item.source_id, item.guid): Line(item) for item in items}
    used = [item for item in items if item.used]
    if used:
        named = Q(item__source__in={item.source_id for item in used}, item__guid__in=[item.guid for item in used])
        uses = WireUse.objects.filter(named).select_related("item", "by", "article").order_by("pk")
        found = [use for use in uses if (use.item.source_id, use.item.guid) in lines]
        seen = set(
            stories.visible_to(user).filter(pk__in=[use.article_id for use in found]).values_list("pk", flat=True)
        )
        for ruled in RuledItem.objects.filter(named).select_related("item", "rule__answers").order_by("pk"):
            line = lines.get((ruled.item.source_id, ruled.item.guid))
            if line and ruled.item_id != line.item.pk:  # an earlier version's
                line.ruled.append(ruled)
        for use in found:
            lines[use.item.source_id, use.item.guid].uses.append((use, use.article_id in seen))
    for item in items:
        if (ruled := getattr(item, "ruled", None)) is not None:
            lines[item.source_id, item.guid].ruled.append(ruled)
    return list(lines.values())


def one(user: Any, number: int | None) -> Line | None:
    """The item that is read, if this person may see it."""
    rows = WireItem.objects.select_related("previous", *_WITH)
    item = rows.filter(pk=number).first() if number else None
    if item is None or permissions.why_not_see_item(user, item):
        return None
    return _with_uses(user, [item])[0]


def stamp() -> str:
    """A mark of the whole wire: another one means that something came or changed."""
    last = WireItem.objects.order_by("-changed_at").values_list("changed_at", flat=True).first()
    return last.isoformat() if last else "empty"


def tell(request: HttpRequest, argument: str) -> dict[str, str] | None:
    """The topic `wire` of open pages; None for who does not read it."""
    return None if permissions.why_not_read_the_wire(request.user) else {"stamp": stamp()}
