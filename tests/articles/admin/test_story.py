"""Every page about stories, for everyone who works here: strangers find nothing, colleagues hear why not."""

import json
import uuid

import pytest

from articles.models import Article, Autosave, Revision, Transition
from tests import stage

pytestmark = pytest.mark.django_db

#: Who sees the cast's writer's story on the cast's section, and who does not.
INSIDERS = ["writer", "section_editor", "managing_editor", "editor_in_chief"]
STRANGERS = ["other_writer", "other_section_editor", "photo_editor", "administrator"]
WRITERS = ["writer", "other_writer", "section_editor", "other_section_editor", "managing_editor", "editor_in_chief"]
OTHERS = ["photo_editor", "administrator"]


def pages_of(address, article):
    return {
        "change": address("change", article.pk),
        "history": address("history", article.pk),
        "compare": address("compare", article.pk) + "?a=1&b=2",
    }


@pytest.fixture
def story(cast):
    article = stage.draft(cast)
    stage.save(article, cast.writer, headline="Judul kedua")
    return article


@pytest.mark.parametrize("who", INSIDERS)
@pytest.mark.parametrize("page", ["change", "history", "compare"])
def test_those_who_see_the_story_open_its_pages(cast, at_desk, address, story, who, page):
    assert at_desk(cast.people[who]).get(pages_of(address, story)[page]).status_code == 200


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("page", ["change", "history", "compare"])
def test_to_strangers_the_story_does_not_exist(cast, at_desk, address, story, who, page):
    answer = at_desk(cast.people[who]).get(pages_of(address, story)[page])
    assert answer.status_code == 404
    assert story.headline not in answer.content.decode()


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_save_move_and_restore_nothing(cast, at_desk, address, filled, story, who):
    client = at_desk(cast.people[who])
    moves = Transition.objects.count()
    for place, data in [
        (address("change", story.pk), filled(story, headline="Terobosan")),
        (address("change", story.pk), {"_move": "submit", "version": story.version}),
        (address("restore", story.pk, 1), {"version": story.version}),
    ]:
        assert client.post(place, data).status_code == 404
    story.refresh_from_db()
    assert story.headline == "Judul kedua"
    assert Transition.objects.count() == moves


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_leave_no_autosave(cast, at_desk, address, story, who):
    sent = {"key": str(uuid.uuid4()), "article": story.pk, "version": story.version, "fields": {}}
    answer = at_desk(cast.people[who]).post(address("autosave"), json.dumps(sent), content_type="application/json")
    assert answer.status_code == 404
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("who", INSIDERS)
def test_colleagues_who_may_edit_save(cast, at_desk, address, filled, story, who):
    answer = at_desk(cast.people[who]).post(address("change", story.pk), filled(story, headline="Judul ketiga"))
    assert answer.status_code == 302
    assert Revision.objects.filter(created_by=cast.people[who], fields__headline="Judul ketiga").exists()


@pytest.mark.parametrize("state", ["in_review", "approved", "scheduled", "ended", "spiked", "withdrawn"])
def test_a_writer_whose_story_is_with_others_reads_it_and_hears_why_it_is_closed(
    cast, at_desk, address, filled, state
):
    article = stage.IN_EVERY_STATE[state](cast)
    client = at_desk(cast.writer)
    page = client.get(address("change", article.pk)).content.decode()
    assert 'name="headline"' not in page
    assert article.headline in page
    answer = client.post(address("change", article.pk), filled(article, headline="Diam-diam"))
    assert answer.status_code == 403
    article.refresh_from_db()
    assert article.headline != "Diam-diam"


@pytest.mark.parametrize("who", WRITERS)
def test_everyone_who_writes_begins_a_story(cast, at_desk, address, filled, who):
    client = at_desk(cast.people[who])
    assert client.get(address("add"), follow=True).status_code == 200
    answer = client.post(address("add"), {"headline": "Cerita baru", "key": str(uuid.uuid4())})
    made = Article.objects.get(headline="Cerita baru")
    assert answer.url == address("change", made.pk)
    assert made.created_by == cast.people[who]
    assert made.revisions.count() == 1


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("page", ["add", "changelist", "tags", "authors"])
def test_those_whose_role_does_not_write_are_told_so(cast, at_desk, address, who, page):
    client = at_desk(cast.people[who])
    assert client.get(address(page)).status_code == 403
    assert client.post(address("add"), {"headline": "Cerita baru"}).status_code == 403
    assert not Article.objects.exists()


@pytest.mark.parametrize("page", ["changelist", "add"])
def test_without_signing_in_every_page_leads_to_the_door(client, address, page):
    answer = client.get(address(page))
    assert answer.status_code == 302
    assert "login" in answer.url


@pytest.mark.parametrize("who", INSIDERS)
def test_nobody_deletes_a_story(cast, at_desk, address, story, who):
    for ask in (at_desk(cast.people[who]).get, at_desk(cast.people[who]).post):
        assert ask(address("delete", story.pk)).status_code == 403
    assert Article.objects.filter(pk=story.pk).exists()


def test_a_number_no_story_can_have_is_not_found(cast, at_desk, address):
    assert at_desk(cast.editor_in_chief).get(address("change", 10**25)).status_code == 404
