"""A few fields changed from the list: by those who may edit, never over another's words."""

import uuid

import pytest

from articles.locks import locks
from articles.locks.locks import OpenPage
from articles.models import Article
from tests import stage

pytestmark = pytest.mark.django_db


def typed(article, **changes):
    fields = {"headline": article.headline, "section": article.section_id, "tags": "ekspor, rumput laut"}
    return fields | {"version": article.version} | changes


@pytest.fixture
def post(at_desk, address):
    def send(user, article, **changes):
        data = typed(article, **changes)
        return at_desk(user).post(address("quick", article.pk), data, headers={"X-Drawer": "1"})

    return send


def test_headline_section_and_tags_are_saved_as_a_revision_and_the_row_comes_back(cast, post):
    article = stage.draft(cast, body="<p>Tetap.</p>")
    answer = post(cast.section_editor, article, headline="Baru", tags="garam")
    assert answer["X-Row"] == "1"
    assert "Baru" in answer.content.decode()
    article.refresh_from_db()
    assert (article.headline, article.body, list(article.tags.names())) == ("Baru", "<p>Tetap.</p>", ["garam"])
    assert article.revisions.first().created_by == cast.section_editor


def test_an_old_version_is_refused_and_both_texts_are_shown(cast, post):
    article = stage.draft(cast, headline="Lama")
    opened = article.version
    stage.save(article, cast.section_editor, headline="Dari redaktur")
    answer = post(cast.writer, article, headline="Dari penulis", version=opened)
    assert answer.status_code == 409
    assert "Dari redaktur" in answer.content.decode()
    assert "Dari penulis" in answer.content.decode()
    assert Article.objects.get(pk=article.pk).headline == "Dari redaktur"


def test_nothing_is_changed_under_someone_who_is_writing(cast, post, at_desk, address):
    article = stage.draft(cast, headline="Lama")
    locks.take(article, OpenPage(cast.writer, "a", uuid.uuid4()))
    assert at_desk(cast.section_editor).get(address("quick", article.pk)).status_code == 403
    answer = post(cast.section_editor, article, headline="Baru")
    assert answer.status_code == 409
    assert str(cast.writer) in answer.content.decode()
    assert Article.objects.get(pk=article.pk).headline == "Lama"


@pytest.mark.parametrize("change", [{"headline": " "}, {"version": "x"}, {"version": -1}, {"section": 999999}])
def test_what_makes_no_sense_changes_nothing(cast, post, change):
    article = stage.draft(cast)
    assert "X-Row" not in post(cast.writer, article, **change)
    assert article.revisions.count() == 1


def test_a_story_moved_to_another_desk_leaves_the_list_of_who_may_not_see_it(cast, post):
    article = stage.draft(cast)
    answer = post(cast.section_editor, article, section=cast.other_section.pk)
    assert answer.content.decode().strip() == ""
    assert Article.objects.get(pk=article.pk).section == cast.other_section


@pytest.mark.parametrize("who", ["other_writer", "other_section_editor", "photo_editor", "administrator"])
def test_for_strangers_there_is_no_such_story(cast, post, at_desk, address, who):
    article = stage.draft(cast, headline="Lama")
    assert at_desk(cast.people[who]).get(address("quick", article.pk)).status_code == 404
    assert post(cast.people[who], article, headline="Baru").status_code == 404
    assert Article.objects.get(pk=article.pk).headline == "Lama"


def test_a_writer_does_not_change_what_is_with_the_editors(cast, post):
    article = stage.submitted(cast, headline="Lama")
    assert post(cast.writer, article, headline="Baru").status_code == 403
    assert Article.objects.get(pk=article.pk).headline == "Lama"


def test_without_javascript_it_is_a_page_that_leads_back_to_the_list(cast, at_desk, address):
    article = stage.draft(cast)
    client = at_desk(cast.writer)
    assert "<html" in client.get(address("quick", article.pk)).content.decode()
    answer = client.post(address("quick", article.pk), typed(article, headline="Baru"))
    assert answer.url == address("changelist")


def test_a_section_that_the_story_may_not_be_laid_on_is_refused_with_the_reason_over_what_was_typed(cast, post):
    article = stage.submitted(cast)
    answer = post(cast.section_editor, article, headline="Judul dari daftar", section="")
    assert answer.status_code == 403
    assert "Choose the desk that takes the story." in answer.content.decode()
    assert "Judul dari daftar" in answer.content.decode()
    article.refresh_from_db()
    assert article.headline != "Judul dari daftar"
