"""One move for several stories: each is answered by itself."""

import uuid

import pytest

from articles.locks import locks
from articles.locks.locks import OpenPage
from articles.models import Article
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(at_desk, address):
    def send(user, stories, **data):
        ticked = [story if isinstance(story, str) else f"{story.pk}:{story.version}" for story in stories]
        return at_desk(user).post(address("bulk"), {"story": ticked, **data})

    return send


def state(article):
    return Article.objects.get(pk=article.pk).status


def test_each_story_is_moved_or_told_why_not(cast, post):
    ready, empty = stage.draft(cast), stage.draft(cast, body="")
    outcomes = post(cast.writer, [ready, empty], _move="submit").context["outcomes"]
    assert [(outcome.article, bool(outcome.reasons)) for outcome in outcomes] == [(ready, False), (empty, True)]
    assert (state(ready), state(empty)) == ("in_review", "draft")


def test_a_story_that_changed_since_it_was_ticked_is_not_moved(cast, post):
    fresh, changed = stage.draft(cast), stage.draft(cast)
    ticked = f"{changed.pk}:{changed.version}"
    stage.save(changed, cast.section_editor, headline="Lain")
    outcomes = post(cast.writer, [fresh, ticked], _move="submit").context["outcomes"]
    assert [bool(outcome.reasons) for outcome in outcomes] == [False, True]
    assert (state(fresh), state(changed)) == ("in_review", "draft")


def test_a_story_someone_is_writing_is_left_to_them(cast, post):
    article = stage.submitted(cast)
    locks.take(article, OpenPage(cast.section_editor, "a", uuid.uuid4()))
    outcome = post(cast.managing_editor, [article], _move="spike").context["outcomes"][0]
    assert str(cast.section_editor) in outcome.reasons[0]
    assert state(article) == "in_review"


def test_before_a_move_is_chosen_each_says_for_how_many_and_why_not_for_the_rest(cast, post):
    ready, waiting = stage.draft(cast), stage.submitted(cast)
    offers = {offer.button.name: offer for offer in post(cast.section_editor, [ready, waiting]).context["offers"]}
    assert offers["approve"].count == 1
    assert offers["approve"].refused[0][0] == ready
    assert offers["spike"].count == 2
    assert "publish" not in offers


@pytest.mark.parametrize("who", ["other_writer", "other_section_editor", "photo_editor", "administrator"])
def test_strangers_move_nothing_and_learn_of_nothing(cast, post, who):
    article = stage.draft(cast, headline="Rahasia redaksi")
    answer = post(cast.people[who], [article], _move="spike")
    assert answer.status_code == 403
    assert "Rahasia redaksi" not in answer.content.decode()
    assert state(article) == "draft"


def test_a_note_goes_to_every_story(cast, post):
    stories = [stage.submitted(cast), stage.submitted(cast)]
    data = {"_move": "request_changes", "request_changes-note": "Tambah narasumber."}
    post(cast.section_editor, stories, **data)
    assert [story.transitions.first().note for story in stories] == ["Tambah narasumber."] * 2


def test_a_move_that_needs_a_note_is_refused_without_one_for_each(cast, post):
    stories = [stage.submitted(cast), stage.submitted(cast)]
    outcomes = post(cast.section_editor, stories, _move="request_changes").context["outcomes"]
    assert all(outcome.reasons for outcome in outcomes)
    assert {state(story) for story in stories} == {"in_review"}


@pytest.mark.parametrize("ticked", [[], ["x"], ["1"], [":"], ["999999:1"], ["1:-1"]])
def test_nothing_ticked_is_said_so(cast, post, ticked):
    assert post(cast.section_editor, ticked).status_code == 403


@pytest.mark.parametrize("move", ["fly", "arrive"])
def test_moves_that_nobody_makes_are_refused(cast, post, move):
    article = stage.submitted(cast)
    assert post(cast.section_editor, [article], _move=move).status_code == 403
    assert state(article) == "in_review"
