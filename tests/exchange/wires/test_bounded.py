"""The wire desk, its search, its alarms and its clearing touch as many rows among twenty thousand items as among few.

Each statement is run under EXPLAIN, over items as uneven as agencies are (`bench.wires`).
"""

from datetime import timedelta
from functools import partial
from itertools import product

import pytest
from django.utils import timezone

from bench import wires as many
from exchange.models import RuledItem, WireItem
from exchange.wires import clearing, health, listing
from exchange.wires.listing import Filters
from exchange.wires.rules import following, meeting
from tests import stage
from tests.archive import asked, touched
from tests.exchange.wires import stage as wires
from tests.exchange.wires.rules import stage as rules

pytestmark = pytest.mark.django_db
ITEMS = 20_000
#: Rows that the scans of a page may read in all: it walks a thousand items to find its last, once more to filter
#: them, and looks at what belongs to forty.
ROWS = 4 * listing.WALKED


@pytest.fixture
def crowd(cast, source):
    """The cast and the sources: one that sends most, a quiet one in another section, and one that sent nothing."""
    quiet = wires.source(cast, name="Sepi", section=cast.other_section)
    silent = wires.source(cast, name="Bisu", section=cast.other_section)
    rule = rules.rule(cast, source)
    stories = [stage.published(cast).pk for _story in range(3)]
    many.load(ITEMS, [source.pk, quiet.pk], stories, cast.writer.pk, timezone.now())
    newest = WireItem.objects.newest().order_by("-pk").values_list("pk", flat=True)[:30]
    RuledItem.objects.bulk_create(RuledItem(rule=rule, item_id=pk, state="left") for pk in newest)
    return {"busy": source.pk, "quiet": quiet.pk, "silent": silent.pk}


def looked_at(work) -> tuple[int, str]:
    """Rows that the scans of what `work` asks have read, and the plan of the worst."""
    with asked() as statements:
        work()
    found = [touched(statement) for statement in statements]
    return sum(one[0] for one in found), max(found, default=(0, 0, ""))[2]


def test_every_filter_touches_a_bounded_number_of_rows(cast, crowd):
    filters = {
        "all": Filters(),
        **{state: Filters(state=state) for state in listing.STATES},
        **{name: Filters(source=pk) for name, pk in crowd.items()},
        "section": Filters(section=cast.section.pk),
        "quiet section": Filters(section=cast.other_section.pk),
        "flash": Filters(urgency=1),
        "up to 4": Filters(urgency=4),
        **{word: Filters(words=word) for word in (many.COMMON, many.UNCOMMON, many.RARE, "tidak ada", "be")},
        "everything at once": Filters(crowd["quiet"], cast.other_section.pk, many.RARE, 1, "held"),
    }
    middle = WireItem.objects.order_by("pk")[ITEMS // 2].pk
    for who, name, before in product((cast.writer, cast.managing_editor), filters, (None, middle)):
        rows, plan = looked_at(partial(listing.page, who, filters[name], before))
        assert rows <= ROWS, f"{name}, before {before}: {rows}\n{plan}"


def test_alarms_the_stamp_and_the_rules_do(cast, crowd):
    assert health.live_taken_back()
    for ask, most in (
        (health.unwell, 100),
        (health.live_taken_back, 3_000),
        (health.live_behind, 100),
        (health.stopped_rules, 100),
        (listing.stamp, 10),
        (following.follow_due, 100),
        (_note_five, 500),
    ):
        rows, plan = looked_at(ask)
        assert rows <= most, f"{ask}: {rows}\n{plan}"


def _note_five():
    items = list(WireItem.objects.order_by("-pk")[:5])
    meeting.note(items[0].source, items)


@pytest.mark.parametrize("due", ["nothing", "a few", "all"])
def test_clearing_looks_at_what_it_removes(cast, crowd, settings, due):
    now = timezone.now()
    days = settings.NEWSROOM_WIRE_DAYS
    moments = {
        "nothing": now,
        "a few": now + timedelta(days=days) - timedelta(seconds=10 * ITEMS - 1_000),
        "all": now + timedelta(days=days + 1),
    }
    found = clearing.over(moments[due])
    rows, plan = looked_at(lambda: list(found.order_by("pk").values_list("pk", flat=True)[:500]))
    assert rows <= 3_000, f"{due}: {rows}\n{plan}"
