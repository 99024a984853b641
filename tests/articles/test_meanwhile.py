"""Two things at one moment: neither waits for what the other waits to give."""

import uuid

import pytest
from django.db import transaction
from taggit.models import Tag

from articles.locks import locks, presence, takeovers
from articles.locks.locks import OpenPage
from articles.models import Lock, Presence
from articles.text import autosaves, tagging
from tests import stage
from tests.meanwhile import meanwhile

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def opened(roles_again, at_desk, filled, address):
    """A writer's story, the page they have open, and `send()`, which sends its form with a move or a new text."""
    cast = stage.make_cast()
    story, client = stage.draft(cast), at_desk(cast.writer)
    page = OpenPage(cast.writer, locks.digest(client.session.session_key), uuid.uuid4())

    def send(**changes):
        form = filled(story) | {"key": str(page.key), "_turn": "2", "_user": str(cast.writer.pk)} | changes
        return client.post(address("change", story.pk), form)

    return cast, story, page, send


def test_a_form_is_received_while_its_page_says_for_the_first_time_that_it_is_open(opened):
    _cast, story, page, send = opened
    with meanwhile(lambda: presence.seen(story, page, writing=True, turn=1)):
        assert send(headline="").status_code == 200
    assert Presence.objects.get().heard == 3


def test_a_form_is_refused_while_its_page_keeps_what_was_typed(opened):
    _cast, story, page, send = opened
    typed = {"headline": ["Sedang ditulis"]}
    with meanwhile(lambda: autosaves.keep(page.user, page.key, story, story.version, typed)):
        assert send(headline="").status_code == 200
    assert autosaves.find(page.user, page.key, story).fields["headline"] == [""]


def test_a_story_is_taken_over_while_its_writer_opens_it_to_write(opened):
    cast, story, page, _send = opened
    editor = OpenPage(cast.section_editor, locks.digest("theirs"), uuid.uuid4())
    with meanwhile(lambda: locks.take(story, page)):
        taken = takeovers.take_over(story.pk, editor, page.user.pk)
    assert taken.owner == page.user
    assert locks.is_mine(Lock.objects.get(), editor)


def test_two_who_make_the_same_new_tags_do_not_wait_for_one_another():
    theirs = meanwhile(lambda: tagging.tags_of(["ikan asin"]), lambda: tagging.tags_of(["udang beku"]))
    with theirs, transaction.atomic():
        made = tagging.tags_of(["udang beku", "ikan asin"])
    assert [tag.name for tag in made] == ["udang beku", "ikan asin"]
    assert Tag.objects.count() == 2


def test_two_who_make_new_tags_with_the_same_addresses_do_not_wait_for_one_another():
    """In the order of their names alone the capital letter would come first."""
    theirs = meanwhile(lambda: tagging.tags_of(["ikan-asin"]), lambda: tagging.tags_of(["udang-beku"]))
    with theirs, transaction.atomic():
        made = tagging.tags_of(["Udang beku", "ikan asin"])
    assert [tag.slug for tag in made] == ["udang-beku-2", "ikan-asin-2"]
