"""What was withdrawn comes back by the same right and by two people, and nothing is made out of it meanwhile."""

import pytest

from articles import permissions
from articles.models import Article
from articles.readers import editions
from articles.refusals import Refused
from articles.text import copies
from articles.workflow import workflow
from tests import stage

pytestmark = pytest.mark.django_db


def restored(cast):
    story = stage.withdrawn(cast)
    workflow.perform("restore", cast.editor_in_chief, story)
    return story


def approved_again(cast):
    story = restored(cast)
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    return story


def test_only_who_may_withdraw_a_story_takes_it_up_again(cast):
    for name, person in cast.people.items():
        answer = workflow.ask(workflow.MOVES["restore"], person, stage.withdrawn(cast))
        assert answer.allowed == (name in {"managing_editor", "editor_in_chief"}), name


@pytest.mark.parametrize("state", ["spiked", "ended"])
def test_what_was_never_withdrawn_is_restored_as_before(cast, state):
    story = stage.IN_EVERY_STATE[state](cast)
    assert permissions.why_not_restore(cast.section_editor, story) is None


@pytest.mark.parametrize("move", ["publish", "schedule"])
def test_a_section_editor_does_not_bring_it_back(cast, move):
    story = approved_again(cast)
    answer = workflow.ask(workflow.MOVES[move], cast.section_editor, story)
    assert not answer.allowed
    assert "withdrawn" in str(answer.reason)


def test_who_restored_it_does_not_give_it_to_readers_alone(cast, settings):
    story = approved_again(cast)
    with pytest.raises(Refused):
        workflow.perform("publish", cast.editor_in_chief, story)
    assert editions.current(story) is None
    settings.NEWSROOM_FOUR_EYES = False
    assert permissions.why_not_publish_again(cast.editor_in_chief, story) is None
    settings.NEWSROOM_FOUR_EYES = True
    workflow.perform("publish", cast.managing_editor, story)
    assert editions.current(story)


def test_once_it_is_back_it_is_a_story_like_others(cast):
    story = approved_again(cast)
    workflow.perform("publish", cast.managing_editor, story)
    assert not permissions.is_withdrawn(story)
    assert permissions.why_not_copy(cast.writer, story) is None
    assert permissions.why_not_publish_again(cast.section_editor, story) is None


@pytest.mark.parametrize("make", [stage.withdrawn, restored], ids=["withdrawn", "restored"])
@pytest.mark.parametrize("verb", [copies.copy, copies.follow_up], ids=["copy", "follow-up"])
def test_nobody_makes_anything_out_of_it(cast, make, verb):
    story = make(cast)
    for person in cast.people.values():
        with pytest.raises(Refused):
            verb(story, person)
    assert Article.objects.count() == 1
