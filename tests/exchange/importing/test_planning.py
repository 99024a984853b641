"""What an item would become."""

from datetime import UTC, datetime, timedelta

import pytest

from exchange.importing import planning
from exchange.importing.bodies.turning import Turned
from exchange.importing.items import Item, Kind, Person, State, Term
from exchange.importing.planning import Wanted

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BODY = Turned("<p>Harga cabai naik.</p>", words_before=3, words_after=3)


def plan(turned=BODY, wanted=None, **said):
    fields = {"title": "Harga naik", "state": State.LIVE, "published_at": NOW - timedelta(days=9)} | said
    return planning.plan(Item("x:1", **fields), turned, wanted or Wanted(section=7), {}, NOW)


def test_what_readers_had_is_live_since_they_first_had_it():
    made = plan()
    assert made.live_since == NOW - timedelta(days=9)
    assert made.fields["headline"] == "Harga naik"
    assert made.fields["body"] == BODY.html
    assert made.fields["section"] == 7
    assert made.notes == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"state": State.DRAFT}, False),
        ({"state": State.SCHEDULED}, True),
        ({"state": State.PRIVATE}, True),
        ({"published_at": None}, True),
        ({"published_at": NOW + timedelta(minutes=1)}, True),
    ],
    ids=["draft", "scheduled", "private", "without a time", "of tomorrow"],
)
def test_nothing_goes_live_that_readers_have_not_had(said, told):
    made = plan(**said)
    assert made.live_since is None
    assert made.skipped == ""
    assert bool(made.notes) == told


def test_the_first_category_that_has_a_section_says_which():
    wanted = Wanted({"pasar": 3, "Opini": 4}, section=9)
    assert wanted.section_of([Term("Lain", "lain"), Term("Opini", "opini"), Term("Pasar", "pasar")]) == 4
    assert wanted.section_of([Term("Cabai", "cabai", parent="pasar")]) == 3
    assert wanted.section_of([]) == 9


def test_a_live_story_without_a_section_is_skipped_with_its_categories():
    made = plan(wanted=Wanted(), categories=(Term("Pasar"),))
    assert "Pasar" in made.skipped
    assert plan(wanted=Wanted(), state=State.DRAFT).skipped == ""


def test_sections_are_proposed_by_name_and_address():
    sections = [(1, "Ekonomi & Bisnis", "ekbis"), (2, "Olahraga", "olahraga")]
    terms = [Term("EKBIS", "x"), Term("Bulu tangkis", "bulu-tangkis", parent="olahraga"), Term("Opini", "opini")]
    assert planning.propose(terms, sections) == {"x": 1, "bulu-tangkis": 2}


def test_what_is_too_long_is_cut_and_told():
    made = plan(title="kata " * 60, excerpt="x" * 500, tags=("t" * 200,))
    assert len(made.fields["headline"]) <= 200
    assert len(made.fields["standfirst"]) <= 400
    assert [len(tag) for tag in made.fields["tags"]] == [100]
    assert len(made.notes) == 2


def test_without_a_title_the_first_words_stand_there():
    made = plan(title="")
    assert made.fields["headline"] == "Harga cabai naik."
    assert made.notes


def test_people_of_another_part_are_found_by_their_key():
    sri = Person("Sri Lestari", "sri")
    item = Item("x:1", title="x", people=(Person("sri", "sri"), Person("Tamu", "tamu")))
    made = planning.plan(item, BODY, Wanted(), {"sri": sri}, NOW)
    assert made.people == (sri, Person("Tamu", "tamu"))


def test_lost_words_are_told():
    assert plan(Turned("<p>a</p>", words_before=200, words_after=199)).notes == []
    assert "200" in plan(Turned("<p>a</p>", words_before=200, words_after=190)).notes[0]


@pytest.mark.parametrize(
    "said",
    [
        {"kind": Kind.OTHER, "own_type": "resep"},
        {"state": State.BINNED},
        {"title": "", "html": " "},
        {"html": "<div>" * 5000},
    ],
    ids=["other", "bin", "nothing", "too deep"],
)
def test_of_some_nothing_is_made_and_it_is_said_why(said):
    assert planning.why_skip(Item("x:1", **{"title": "x", "html": "<p>x</p>"} | said))


def test_a_story_is_not_skipped():
    assert planning.why_skip(Item("x:1", title="x", html="<p>x</p>")) == ""
