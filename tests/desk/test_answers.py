"""The count of answers from outside that open pages of a story show."""

import pytest
from django.test import Client

from articles.models import Asks
from articles.readers import sharing
from articles.text import revisions
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_desk():
    def sign_in(user):
        client = Client()
        client.force_login(user)
        return client

    return sign_in


def came(client, argument):
    topic = f"answers:{argument}"
    return client.get("/admin/desk/live/", {"topics": topic}).json().get(topic)


def test_an_answer_from_outside_is_counted_at_once(cast, at_desk):
    story = stage.draft(cast)
    newest = revisions.latest(story)
    link = sharing.make(story, newest, cast.section_editor, label="Pengacara", asks=Asks.COMMENT)
    client = at_desk(cast.section_editor)
    assert came(client, story.pk) == {"came": 0}
    sharing.answer(link, name="Budi", comment="Paragraf dua keliru.")
    assert came(client, story.pk) == {"came": 1}


def test_answers_to_other_stories_do_not_count(cast, at_desk):
    story, other = stage.draft(cast), stage.draft(cast)
    newest = revisions.latest(other)
    link = sharing.make(other, newest, cast.section_editor, label="Pengacara", asks=Asks.COMMENT)
    sharing.answer(link, name="Budi", comment="Bukan tentang itu.")
    assert came(at_desk(cast.section_editor), story.pk) == {"came": 0}


def test_only_those_who_see_a_story_hear_of_its_answers(cast, at_desk):
    story = stage.draft(cast)
    hear = {name for name, person in cast.people.items() if came(at_desk(person), story.pk) is not None}
    assert hear == {"writer", "section_editor", "managing_editor", "editor_in_chief"}


@pytest.mark.parametrize("argument", ["", "x", "0", "-1", "99999999999999999999", "1;2"])
def test_nothing_is_told_of_what_is_no_story(cast, at_desk, argument):
    assert came(at_desk(cast.editor_in_chief), argument) is None
