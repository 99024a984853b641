"""The board: which cards stand where, in which order, and at what cost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Lock
from articles.workflow import workflow
from desk.board import board
from tests import stage
from tests.desk.planning.test_planning import planned

pytestmark = pytest.mark.django_db


def cards(user, section=None) -> dict[str, list]:
    """The stories of each column."""
    return {str(lane.state.name): [card.story for card in lane.cards] for lane in board.read(user, section).lanes}


def on_it(columns: dict[str, list]) -> list:
    """Every story of the board."""
    return [story for stories in columns.values() for story in stories]


def card_of(user, story):
    return next(card for lane in board.read(user).lanes for card in lane.cards if card.story == story)


@pytest.fixture
def desk(cast):
    return {state: make(cast) for state, make in stage.IN_EVERY_STATE.items()}


def test_each_state_has_its_column_and_what_is_put_away_has_none(cast, desk):
    found = cards(cast.section_editor)
    for state in ("draft", "changes_requested", "in_review", "approved", "scheduled", "published"):
        assert found[state] == [desk[state]], state
    assert desk["spiked"] not in on_it(found)


def test_a_stranger_sees_no_card(cast, desk):
    for person in (cast.other_writer, cast.other_section_editor):
        assert on_it(cards(person)) == []


def test_a_writer_sees_their_own(cast):
    mine = stage.submitted(cast)
    stage.draft(cast, created_by=cast.other_writer).bylines.update(author=cast.other_writer.author)
    assert cards(cast.writer)["in_review"] == [mine]
    assert cards(cast.writer)["draft"] == []


def test_a_desk_shows_its_own_stories_alone(cast):
    here, there = stage.submitted(cast), stage.draft(cast, section=cast.other_section)
    assert on_it(cards(cast.managing_editor, cast.section)) == [here]
    assert on_it(cards(cast.managing_editor, cast.other_section)) == [there]


def test_what_is_due_soonest_stands_first_then_what_has_waited_longest(cast):
    old, new, due = stage.submitted(cast), stage.submitted(cast), stage.submitted(cast)
    Article.objects.filter(pk=old.pk).update(status_changed_at=timezone.now() - timedelta(days=2))
    planned(cast, article=due)
    assert cards(cast.section_editor)["in_review"] == [due, old, new]


def test_scheduled_stories_stand_in_the_order_in_which_they_go_live(cast):
    later, sooner = stage.scheduled(cast, timedelta(hours=5)), stage.scheduled(cast, timedelta(hours=2))
    assert cards(cast.section_editor)["scheduled"] == [sooner, later]


def test_what_was_published_yesterday_is_no_longer_on_the_board(cast):
    story = stage.published(cast)
    Article.objects.filter(pk=story.pk).update(status_changed_at=timezone.now() - timedelta(days=1))
    assert cards(cast.section_editor)["published"] == []


def test_today_begins_at_midnight_in_the_persons_own_zone(cast, monkeypatch):
    story = stage.published(cast)
    now = timezone.now().replace(hour=18, minute=0)  # one in the morning in Jakarta
    Article.objects.filter(pk=story.pk).update(status_changed_at=now - timedelta(hours=2))
    monkeypatch.setattr(timezone, "now", lambda: now)
    with timezone.override("Asia/Jakarta"):
        assert cards(cast.section_editor)["published"] == []
    with timezone.override("Europe/Berlin"):
        assert cards(cast.section_editor)["published"] == [story]


def test_a_card_tells_what_presses(cast):
    late = stage.submitted(cast)
    planned(cast, article=late, due_at=timezone.now() - timedelta(minutes=1))
    live = stage.scheduled(cast)
    assert card_of(cast.section_editor, late).deadline.late
    deadline = card_of(cast.section_editor, live).deadline
    assert deadline.live
    assert not deadline.late
    assert card_of(cast.section_editor, stage.draft(cast)).deadline is None


def test_a_card_names_who_edits_and_forgets_who_left(cast):
    story = stage.draft(cast)
    key = "8b0d2f5e-3a51-4a38-9d4c-0e7f6a1c2b3d"
    lock = Lock.objects.create(article=story, user=cast.writer, session="s", key=key, renewed_at=timezone.now())
    assert card_of(cast.section_editor, story).lock == lock
    Lock.objects.update(renewed_at=timezone.now() - timedelta(minutes=5))
    assert card_of(cast.section_editor, story).lock is None


def test_a_card_says_that_an_embargo_holds_only_while_it_does(cast):
    story = stage.draft(cast)
    Article.objects.filter(pk=story.pk).update(embargo_until=timezone.now() + timedelta(hours=1))
    assert card_of(cast.section_editor, story).embargo
    Article.objects.filter(pk=story.pk).update(embargo_until=timezone.now() - timedelta(hours=1))
    assert not card_of(cast.section_editor, story).embargo


def test_a_column_shows_a_bounded_number_and_says_that_there_are_more(cast, monkeypatch):
    monkeypatch.setattr(board, "SHOWN", 2)
    for _ in range(3):
        stage.draft(cast)
    lane = next(lane for lane in board.read(cast.section_editor).lanes if lane.state.name == "draft")
    assert (len(lane.cards), lane.more, lane.count) == (2, True, "2+")


def test_more_cards_take_no_more_statements(cast, django_assert_num_queries):
    for _ in range(2):
        stage.submitted(cast)
    person = cast.section_editor
    board.read(person)
    with django_assert_num_queries(6):
        board.read(person)
    for make in (stage.submitted, stage.draft, stage.scheduled) * 4:
        make(cast)
    with django_assert_num_queries(6):
        board.read(person)


def test_the_stamp_takes_five_statements_whatever_there_is(cast, django_assert_num_queries):
    for make in (stage.submitted, stage.draft, stage.scheduled) * 3:
        make(cast)
    board.stamp(cast.section_editor)
    with django_assert_num_queries(5):
        board.stamp(cast.section_editor)


CHANGES = {
    "a move": lambda cast, story: workflow.perform("submit", cast.writer, story),
    "a save": lambda cast, story: stage.save(story, cast.writer, headline="Judul lain"),
    "a new story": lambda cast, story: stage.draft(cast),
    "a deadline": lambda cast, story: planned(cast, article=story),
    "a lock": lambda cast, story: Lock.objects.create(
        article=story,
        user=cast.writer,
        session="s",
        key="8b0d2f5e-3a51-4a38-9d4c-0e7f6a1c2b3d",
        renewed_at=timezone.now(),
    ),
    "another desk": lambda cast, story: Article.objects.filter(pk=story.pk).update(section=cast.other_section),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_stamp_changes_with(cast, change):
    story = stage.draft(cast)
    before = board.stamp(cast.managing_editor)
    assert board.stamp(cast.managing_editor) == before
    CHANGES[change](cast, story)
    assert board.stamp(cast.managing_editor) != before
