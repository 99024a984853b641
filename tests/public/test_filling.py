"""Which story stands where on a front: what editors placed, then what the rule brings, and no story twice."""

from datetime import UTC, datetime, timedelta

import pytest

from fronts.arrangement import Container, Placed, Rule
from public.candidates import Candidate, Found
from public.filling import fill

NOW = datetime(2026, 11, 26, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)
EKBIS = Rule(section=3)


def candidate(pk, photo=None):
    return Candidate(pk, NOW - HOUR * pk, photo, 3, "story")


def found(named=(), newest=(), ranked=(), ekbis=()):
    by_rule = {Rule(): [candidate(pk) for pk in newest], EKBIS: [candidate(pk) for pk in ekbis]}
    return Found({pk: candidate(pk) for pk in named}, by_rule, list(ranked))


def stands(containers, known, now=NOW):
    return [[placed.article for placed in row] for _container, row in fill(tuple(containers), known, now)]


def by_hand(*cards, fill="hand", size=3, key="a", rule=None, layout="row"):
    placed = tuple(one if isinstance(one, Placed) else Placed(one) for one in cards)
    return Container(key, layout, size=size, fill=fill, cards=placed, rule=rule or Rule())


def test_a_rule_fills_its_places_with_the_newest():
    assert stands([Container("a", size=2)], found(newest=[1, 2, 3])) == [[1, 2]]


def test_hand_picked_stories_come_first_and_then_the_rule():
    assert stands([by_hand(8, 9, fill="both", size=4)], found([8, 9], [1, 8, 2])) == [[8, 9, 1, 2]]


def test_by_hand_alone_no_story_is_added():
    assert stands([by_hand(8, 9, size=4)], found([8, 9], [1, 2])) == [[8, 9]]


def test_what_is_not_live_leaves_at_once_and_the_rule_fills_the_hole():
    assert stands([by_hand(7, 8, 9)], found([7, 9], [1, 2])) == [[7, 9, 1]]


def test_a_pinned_card_keeps_its_place_when_one_before_it_leaves():
    assert stands([by_hand(7, Placed(8, pinned=True), 9)], found([8, 9], [1])) == [[9, 8, 1]]


@pytest.mark.parametrize(
    ("card", "row"),
    [
        (Placed(8, begins=NOW + HOUR), [7]),
        (Placed(8, begins=NOW, ends=NOW + HOUR), [7, 8]),
        (Placed(8, ends=NOW), [7, 1]),
    ],
    ids=["not yet", "now", "over"],
)
def test_a_card_that_is_to_come_has_no_place_and_one_that_is_over_leaves_it_to_the_rule(card, row):
    assert stands([by_hand(7, card)], found([7, 8], [1, 2])) == [row]


def test_no_story_stands_twice_wherever_it_was_placed():
    containers = [Container("a", size=2), by_hand(1, 2, key="b"), Container("c", size=2, rule=EKBIS)]
    assert stands(containers, found([1, 2], [1, 2, 3, 4], ekbis=[2, 3, 5, 6])) == [[3, 4], [1, 2], [5, 6]]


def test_placed_in_two_containers_it_stands_in_the_first():
    assert stands([by_hand(1, 2), by_hand(2, 3, key="b")], found([1, 2, 3], [9])) == [[1, 2], [3, 9]]


def test_pinned_twice_on_purpose_it_stands_twice():
    twice = Placed(1, pinned=True)
    assert stands([by_hand(twice, 2), by_hand(twice, 3, key="b")], found([1, 2, 3])) == [[1, 2], [1, 3]]


def test_pinned_once_it_stands_where_it_is_pinned():
    assert stands([by_hand(1, 2), by_hand(Placed(1, pinned=True), key="b")], found([1, 2])) == [[2], [1]]


def test_a_lead_by_rule_is_the_newest_with_a_picture():
    known = found()
    known.by_rule[Rule()] = [candidate(1), candidate(2, photo=5), candidate(3)]
    lead = Container("a", "lead", "two", size=3)
    assert stands([lead], known) == [[2, 1, 3]]


def test_the_most_read_are_those_that_do_not_stand_elsewhere():
    ranked = Container("b", "ranked", size=3, rule=Rule("most_read"))
    assert stands([Container("a", size=2), ranked], found(newest=[1, 2], ranked=[2, 5, 1, 6, 7, 8])) == [
        [1, 2],
        [5, 6, 7],
    ]


def test_the_most_read_of_a_section_are_of_that_section(settings, monkeypatch):
    monkeypatch.setattr("public.candidates.family", lambda pk: [pk])
    known = found([5, 6], ranked=[5, 6])
    known.named[5] = Candidate(5, NOW, None, 4, "story")
    assert stands([Container("a", "ranked", size=3, rule=Rule("most_read", section=3))], known) == [[6]]


def test_more_cards_than_places_are_not_shown_and_free_their_stories():
    containers = [by_hand(1, 2, 3, size=2), Container("b", size=1)]
    assert stands(containers, found([1, 2, 3], [3])) == [[1, 2], [3]]
