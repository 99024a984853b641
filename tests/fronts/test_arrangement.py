"""What is stored of a front is read whatever it is, and never beyond its bounds."""

from datetime import UTC, datetime

import pytest
from django.template.loader import get_template

from fronts import arrangement as arranged
from fronts.arrangement import Container, Link, Placed, Rule, read, written
from fronts.layouts import LAYOUTS, PLAINEST

AT = datetime(2026, 11, 26, 5, tzinfo=UTC)
FULL = (
    Container(
        "lead0001",
        "lead",
        "two",
        "Utama",
        "tint",
        5,
        "both",
        Rule(section=3),
        "/ekbis/",
        (Link("Semua", "/cari/"),),
        (
            Placed(7, "Judul", "Kicker", "Ringkas", 9, "1:1", True, AT, AT.replace(hour=9), "Judul berita", AT),
            Placed(5, photo=9, focus="3-10"),
            Placed(8, standfirst=False),
        ),
    ),
    Container("latest01", "latest", "one", size=8),
    Container("ranked01", "ranked", size=5, rule=Rule("most_read")),
    Container("video001", "rail", tone="dark", rule=Rule(kind="video")),
    Container("tag00001", "dense", size=6, rule=Rule(tag=4)),
    Container("author01", "opinion", size=3, rule=Rule(author=4)),
)


@pytest.mark.parametrize("focus", [None, 3, [], "", "3", "11-2", "3-7 ", "3-7;color:red", "３-7"])
def test_a_focal_point_is_two_tenths_or_none(focus):
    front = read({"containers": [{"key": "a", "layout": "row", "cards": [{"article": 1, "focus": focus}]}]})
    assert front[0].cards[0].focus == ""


def test_what_is_written_is_read_again():
    assert read(written(FULL)) == FULL


@pytest.mark.parametrize("data", [None, 1, "x", [], {}, {"containers": 3}, {"containers": [1, None, "a", [], {}]}])
def test_what_is_no_layout_has_no_containers(data):
    assert read(data) == ()


def test_what_an_older_version_left_out_has_its_default():
    (container,) = read({"containers": [{"key": "a", "cards": [{"article": 3}]}]})
    assert container == Container("a", PLAINEST, size=LAYOUTS[PLAINEST].usual, cards=(Placed(3),))


@pytest.mark.parametrize(
    ("part", "value", "is_read_as"),
    [
        ("layout", "hologram", PLAINEST),
        ("layout", ["lead"], PLAINEST),
        ("width", "one", "full"),
        ("width", {"a": 1}, "full"),
        ("tone", "loud", "plain"),
        ("size", 9_000, LAYOUTS[PLAINEST].most),
        ("size", -4, LAYOUTS[PLAINEST].least),
        ("size", True, LAYOUTS[PLAINEST].usual),
        ("size", "4", LAYOUTS[PLAINEST].usual),
        ("fill", "magic", "rule"),
        ("title", "  a \n b  ", "a b"),
        ("title", "a" * 90, "a" * arranged.TITLE),
        ("rule", {"by": "luck", "section": 3}, Rule(section=3)),
        ("rule", {"section": True}, Rule()),
        ("rule", {"section": 2**70, "kind": "opera"}, Rule()),
        ("rule", {"section": 3, "tag": 4}, Rule(section=3)),
        ("links", [{"label": "a"}, {"label": "a", "url": "/"}, 3], (Link("a", "/"),)),
    ],
)
def test_what_cannot_be_meant_is_left_out(part, value, is_read_as):
    (container,) = read({"containers": [{"key": "a", part: value}]})
    assert getattr(container, part) == is_read_as


@pytest.mark.parametrize(
    ("part", "value", "is_read_as"),
    [
        ("headline", "a" * 900, "a" * arranged.HEADLINE),
        ("standfirst", "", None),
        ("standfirst", True, None),
        ("photo", -1, None),
        ("crop", "3:1", ""),
        ("pinned", "yes", False),
        ("begins", "2026-11-26T05:00:00", None),
        ("begins", "2026-99-26T05:00:00Z", None),
        ("ends", "2026-11-26T05:00:00Z", AT),
    ],
)
def test_of_a_card_too(part, value, is_read_as):
    (container,) = read({"containers": [{"key": "a", "cards": [{"article": 3, part: value}]}]})
    assert getattr(container.cards[0], part) == is_read_as


def test_there_is_a_bound_to_containers_cards_and_all_cards_together():
    rows = [{"key": f"k{nth}", "cards": [{"article": 1 + n} for n in range(50)]} for nth in range(60)]
    found = read({"containers": rows})
    assert len(found) == arranged.MOST_CONTAINERS
    assert len(found[0].cards) == arranged.MOST_CARDS
    assert sum(len(container.cards) for container in found) == arranged.MOST_IN_ALL


@pytest.mark.parametrize("key", ["", "a b", "<b>", "é", None, 4])
def test_a_container_without_a_key_of_its_own_is_none(key):
    assert read({"containers": [{"key": key}]}) == ()
    assert read({"containers": [{"key": "a"}, {"key": "a", "title": "zwei"}]})[0].title == ""


def test_a_card_stands_from_its_beginning_until_its_end():
    card = Placed(1, begins=AT, ends=AT.replace(hour=6))
    at = [AT.replace(hour=hour) for hour in (4, 5, 6)]
    assert [card.stands_at(moment) for moment in at] == [False, True, False]
    assert [card.is_over(moment) for moment in at] == [False, False, True]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_each_layout_is_declared_within_its_bounds_and_has_a_template(layout):
    assert 0 <= layout.least <= layout.usual <= layout.most <= arranged.MOST_CARDS
    assert layout.widths
    assert get_template(f"public/containers/{layout.name}.html")
