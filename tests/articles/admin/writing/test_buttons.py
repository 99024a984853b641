"""The moves as buttons: the next one, the others, and the rest with their reasons."""

import pytest

from articles.admin.writing import buttons
from articles.readers import editions
from articles.workflow import workflow
from tests import stage

pytestmark = pytest.mark.django_db


def panel(user, article):
    return buttons.panel(user, article, editions.current(article))


@pytest.mark.parametrize(
    ("state", "who", "following"),
    [
        ("draft", "writer", "submit"),
        ("changes_requested", "writer", "submit"),
        ("in_review", "section_editor", "approve"),
        ("approved", "section_editor", "publish"),
        ("scheduled", "section_editor", "unschedule"),
        ("spiked", "section_editor", "restore"),
        ("withdrawn", "editor_in_chief", "restore"),
    ],
)
def test_one_move_comes_next(cast, state, who, following):
    found = panel(cast.people[who], stage.IN_EVERY_STATE[state](cast))
    assert found.next.name == following
    assert found.next.answer.allowed


def test_after_publication_nothing_in_particular_comes_next(cast):
    assert panel(cast.section_editor, stage.published(cast)).next is None


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_every_move_is_shown_once_and_each_refusal_with_its_reason(cast, state):
    article = stage.IN_EVERY_STATE[state](cast)
    found = panel(cast.writer, article)
    shown = [button.name for button in [found.next, *found.possible, *found.refused] if button]
    assert sorted(shown) == sorted(answer.move.name for answer in workflow.available(cast.writer, article))
    assert all(button.answer.reason for button in found.refused)


def test_the_reason_is_words_on_the_page_not_only_a_tooltip(cast, at_desk, address):
    article = stage.draft(cast, standfirst="")
    workflow.perform("submit", cast.writer, article)
    page = at_desk(cast.section_editor).get(address("change", article.pk)).content.decode()
    assert 'aria-describedby="why-approve"' in page
    assert 'id="why-approve"' in page
    assert 'href="#field-standfirst"' in page


def test_publishing_a_change_of_a_live_story_asks_what_it_is_to_readers(cast):
    article = stage.published(cast)
    stage.save(article, cast.writer, headline="Baru")
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    found = panel(cast.section_editor, article)
    assert {"change", "note"} <= found.next.asks


def test_a_first_publication_asks_at_most_whether_it_shall_end(cast):
    found = panel(cast.section_editor, stage.approved(cast))
    assert found.next.asks == {"ends_at"}
    assert found.next in found.dialogs
