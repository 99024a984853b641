"""What differs between two fronts, in words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fronts import differences
from fronts.arrangement import Container, Placed, Rule
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(cast):
    """Live stories by a word."""
    return {word: stage.published(cast, headline=word) for word in ("Beras", "Kopi", "Nikel", "Sawit")}


def lead(story, *words, **more):
    return Container("a", "lead", "two", cards=tuple(Placed(story[word].pk) for word in words), **more)


def told(before, after):
    return [one.words for one in differences.between(tuple(before), tuple(after))]


def test_a_story_that_moved_is_told_and_not_those_that_made_room(story):
    before, after = [lead(story, "Beras", "Kopi", "Nikel")], [lead(story, "Kopi", "Nikel", "Beras")]
    assert told(before, after) == ["“Beras” moved from 1 to 3"]
    assert differences.between(tuple(before), tuple(after))[0].kind == "down"


def test_what_comes_and_what_leaves(story):
    assert told([lead(story, "Beras", "Kopi")], [lead(story, "Beras", "Sawit")]) == [
        "“Sawit” comes to Lead with seconds 2",
        "“Kopi” leaves Lead with seconds 2",
    ]


def test_a_story_that_goes_to_another_container(story):
    row = Container("b", "row", title="Pasar")
    moved = replace(row, cards=(Placed(story["Kopi"].pk),))
    before, after = [lead(story, "Beras", "Kopi"), row], [lead(story, "Beras"), moved]
    assert told(before, after) == ["“Kopi” moved from Lead with seconds 2 to Pasar 1"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"headline": "Harga beras"}, "“Beras” becomes “Harga beras”"),
        ({"kicker": "Pangan"}, "“Beras” has another kicker or standfirst"),
        ({"standfirst": False}, "“Beras” has another kicker or standfirst"),
        ({"crop": "1:1"}, "“Beras” has another picture or crop"),
        ({"pinned": True}, "“Beras” is pinned"),
        ({"ends": datetime(2026, 11, 26, tzinfo=UTC)}, "“Beras” begins or ends at another time"),
    ],
    ids=lambda value: "" if isinstance(value, str) else next(iter(value)),
)
def test_what_a_card_says_otherwise(story, more, words):
    before = lead(story, "Beras")
    after = replace(before, cards=(replace(before.cards[0], **more),))
    assert told([before], [after]) == [words]


def test_containers_that_come_go_move_and_are_set_up_differently(cast, story):
    top, row = lead(story, "Beras"), Container("b", "row", rule=Rule(section=cast.section.pk))
    last = Container("c", "dense", title="Daftar")
    assert told([top, row], [row, top, last]) == [
        "The container “Daftar” is new",
        "The container “EkBis” stands at 1",
    ]
    assert told([top, row, last], [top, replace(row, size=7)]) == [
        "The container “Daftar” is gone",
        "The container “EkBis” is set up differently",
    ]


def test_nothing_differs_from_itself(story):
    assert told([lead(story, "Beras")], [lead(story, "Beras")]) == []


def test_who_may_not_see_a_story_reads_no_headline_of_it(cast, story):
    story["Rahasia"] = stage.approved(cast, headline="Kusimpan")
    difference = differences.between((), (lead(story, "Rahasia"),), cast.other_writer)
    assert "Kusimpan" not in " ".join(one.words for one in difference)
    assert "Kusimpan" in " ".join(
        one.words for one in differences.between((), (lead(story, "Rahasia"),), cast.writer)
    )
