"""Two people take a story from its readers: one asks, another confirms or declines."""

import pytest

from articles import permissions
from articles.models import WithdrawalRequest
from articles.readers import editions, withdrawing
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.workflow import MOVES
from tests import stage

pytestmark = pytest.mark.django_db
ORDER = Order(note="Narasumber mencabut keterangannya.", ground="false")


def offered(user, story) -> set[str]:
    """The moves about withdrawing that the story's page offers."""
    return {answer.move.name for answer in workflow.available(user, story)} & {
        "ask_withdrawal",
        "decline_withdrawal",
        "withdraw",
    }


def test_nobody_withdraws_alone(cast):
    story = stage.published(cast)
    with pytest.raises(Refused, match="Two people"):
        workflow.perform("withdraw", cast.editor_in_chief, story, ORDER)
    workflow.perform("ask_withdrawal", cast.editor_in_chief, story, ORDER)
    with pytest.raises(Refused, match="Another person"):
        workflow.perform("withdraw", cast.editor_in_chief, story, ORDER)
    assert editions.current(story)


def test_another_confirms_and_the_notice_keeps_both(cast):
    story = stage.published(cast)
    workflow.perform("ask_withdrawal", cast.managing_editor, story, ORDER)
    assert editions.current(story), "readers have it until then"
    workflow.perform("withdraw", cast.editor_in_chief, story, ORDER)
    notice = story.withdrawals.get()
    assert editions.current(story) is None
    assert (notice.ordered_by, notice.by) == (cast.managing_editor, cast.editor_in_chief)
    assert withdrawing.asked(story) is None


def test_a_request_that_was_declined_leaves_the_story_and_can_be_made_again(cast):
    story = stage.published(cast)
    workflow.perform("ask_withdrawal", cast.managing_editor, story, ORDER)
    workflow.perform("decline_withdrawal", cast.editor_in_chief, story, Order(note="Angkanya benar."))
    assert editions.current(story)
    assert WithdrawalRequest.objects.get().answered_by == cast.editor_in_chief
    with pytest.raises(Refused):
        workflow.perform("decline_withdrawal", cast.editor_in_chief, story, Order(note="Lagi."))
    workflow.perform("ask_withdrawal", cast.managing_editor, story, ORDER)


def test_one_request_stands_at_a_time(cast):
    story = stage.published(cast)
    workflow.perform("ask_withdrawal", cast.managing_editor, story, ORDER)
    with pytest.raises(Refused, match="already"):
        workflow.perform("ask_withdrawal", cast.editor_in_chief, story, ORDER)


def test_who_may_confirm_a_request_is_listed_by_the_same_rule(cast):
    story = stage.published(cast)
    workflow.perform("ask_withdrawal", cast.managing_editor, story, ORDER)
    for name, person in cast.people.items():
        alone = withdrawing.why_not_alone(person, story)
        confirms = permissions.why_not_withdraw(person, story) is None and alone is None
        assert permissions.withdrawals_to_confirm(person).exists() == confirms == (name == "editor_in_chief"), name
    workflow.perform("decline_withdrawal", cast.editor_in_chief, story, Order(note="Angkanya benar."))
    assert not permissions.withdrawals_to_confirm(cast.editor_in_chief).exists()


@pytest.mark.parametrize("move", ["ask_withdrawal", "decline_withdrawal", "withdraw"])
def test_only_who_may_withdraw_has_a_word_in_it(cast, move):
    story = stage.published(cast)
    workflow.perform("ask_withdrawal", cast.managing_editor, story, ORDER)
    for name, person in cast.people.items():
        if name not in {"managing_editor", "editor_in_chief"}:
            assert not workflow.ask(MOVES[move], person, story).allowed, name


def test_the_page_offers_what_comes_next(cast, settings):
    story = stage.published(cast)
    assert offered(cast.editor_in_chief, story) == {"ask_withdrawal"}
    workflow.perform("ask_withdrawal", cast.managing_editor, story, ORDER)
    assert offered(cast.editor_in_chief, story) == {"decline_withdrawal", "withdraw"}
    settings.NEWSROOM_FOUR_EYES = False
    assert "withdraw" in offered(cast.editor_in_chief, stage.published(cast))


def test_a_house_without_four_eyes_withdraws_with_one(cast, settings):
    settings.NEWSROOM_FOUR_EYES = False
    story = stage.published(cast)
    with pytest.raises(Refused):
        workflow.perform("ask_withdrawal", cast.managing_editor, story, ORDER)
    workflow.perform("withdraw", cast.editor_in_chief, story, ORDER)
    notice = story.withdrawals.get()
    assert notice.ordered_by == notice.by == cast.editor_in_chief


def test_whoever_confirms_sees_what_was_asked_for(cast, at_desk, address):
    story = stage.published(cast)
    workflow.perform("ask_withdrawal", cast.managing_editor, story, ORDER)
    page = at_desk(cast.editor_in_chief).get(address("change", story.pk)).content.decode()
    assert "Narasumber mencabut keterangannya." in page
