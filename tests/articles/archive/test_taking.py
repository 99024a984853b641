"""What belongs to a story goes along, and whatever else points to one was left on purpose."""

import json

import pytest
from django.apps import apps

from articles.archive import taking
from articles.models import Article
from articles.readers import old_addresses
from articles.text import storyfields
from tests import stage

#: Beside `taking.HISTORY`: what lies in the story's own row, and its texts.
WITH_IT = {"Article", "Byline", "OldAddress", "Revision", "Edition"}
#: Work under way, what is sworn to nobody outside this newsroom, and what the database makes by itself.
LEFT = {"Autosave", "Fix", "Lock", "Presence", "Takeover", "ShareLink", "Tick", "Standing"}
#: Of the press room: a request that nobody has answered yet.
LEFT |= {"WithdrawalRequest"}


def test_whatever_points_to_a_story_goes_along_or_is_left_on_purpose():
    pointing = {
        model.__name__
        for model in apps.get_app_config("articles").get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Article
    }
    carried = WITH_IT | {model.__name__ for _name, model in taking.HISTORY}
    assert pointing - carried - LEFT == set()
    assert not carried & LEFT


@pytest.mark.django_db
@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_it_is_plain_json_whatever_the_story_went_through(cast, state):
    story = stage.IN_EVERY_STATE[state](cast)
    old_addresses.keep(story, ["/2019/05/lama/"])
    whole = taking.take(story.pk)
    kept = [whole.story, *whole.revisions, *whole.editions]
    assert json.loads(json.dumps(kept)) == kept
    assert whole.story["addresses"] == ["/2019/05/lama"]
    assert whole.story["tags"] == ["ekspor", "rumput laut"]
    assert len(whole.story["transitions"]) == story.transitions.count()
    assert len(whole.revisions) == story.revisions.count()


@pytest.mark.django_db
def test_a_text_says_of_which_schema_it_is(cast):
    (kept,) = taking.take(stage.draft(cast).pk).revisions
    assert kept["fields"][storyfields.SCHEMA] == len(storyfields.STEPS) + 1


@pytest.mark.django_db
def test_a_story_that_is_gone_is_none(cast):
    assert taking.take(stage.draft(cast).pk + 1) is None


@pytest.mark.django_db
def test_earlier_texts_stay_where_they_are_if_nobody_wants_them(cast):
    whole = taking.take(stage.published(cast).pk, earlier=False)
    assert (whole.revisions, len(whole.editions)) == ([], 1)
