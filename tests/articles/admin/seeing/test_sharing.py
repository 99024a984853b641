"""The sheet in which a text is shown outside: who makes links there, who sees what came of them, who closes them."""

import pytest
from bs4 import BeautifulSoup

from articles.models import Asks, ShareLink
from articles.readers import sharing
from articles.text import revisions
from tests import stage
from tests.articles.readers.test_sharing import link_of

pytestmark = pytest.mark.django_db


def wish(article, **changes) -> dict:
    return {
        "label": "Pengacara",
        "revision": article.revisions.first().number,
        "days": 3,
        "asks": "comment",
    } | changes


def page_of(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def test_an_editor_makes_a_link_and_sees_its_address(cast, at_desk, address):
    article = stage.draft(cast)
    answer = at_desk(cast.section_editor).post(address("share", article.pk), wish(article), follow=True)
    link = ShareLink.objects.get()
    assert (link.made_by, link.asks, link.label) == (cast.section_editor, "comment", "Pengacara")
    assert page_of(answer).select_one(".share-address input")["value"] == sharing.address(link)


def test_a_link_binds_to_the_revision_that_was_chosen(cast, at_desk, address):
    article = stage.draft(cast, headline="Satu")
    stage.save(article, cast.writer, headline="Dua")
    at_desk(cast.section_editor).post(address("share", article.pk), wish(article, revision=1))
    assert ShareLink.objects.get().revision.number == 1


@pytest.mark.parametrize("wrong", [{"label": ""}, {"days": 31}, {"days": "x"}, {"revision": 99}, {"asks": "money"}])
def test_a_wrong_wish_is_told_at_its_field_and_makes_nothing(cast, at_desk, address, wrong):
    article = stage.draft(cast)
    answer = at_desk(cast.section_editor).post(address("share", article.pk), wish(article, **wrong))
    assert page_of(answer).select_one(".desk-error")
    assert not ShareLink.objects.exists()


def test_nobody_but_the_desks_editors_makes_a_link(cast, at_desk, address):
    article = stage.draft(cast)
    expected = {"writer": 403}
    for who, person in cast.people.items():
        if who in ("section_editor", "managing_editor", "editor_in_chief"):
            continue
        answer = at_desk(person).post(address("share", article.pk), wish(article))
        assert answer.status_code == expected.get(who, 404), who
    assert not ShareLink.objects.exists()


def test_the_writer_sees_what_was_said_but_no_address(cast, at_desk, address):
    article = stage.draft(cast)
    link = link_of(article, cast.section_editor, asks=Asks.COMMENT)
    sharing.answer(link, name="Bu Rina", comment="Kutipan perlu izin.")
    answer = at_desk(cast.writer).get(address("share", article.pk))
    words = answer.content.decode()
    assert "Kutipan perlu izin." in words
    assert "/pratinjau/" not in words
    assert not page_of(answer).select(".shares-form, .share-link form, .share-address")
    assert "editors of the story" in page_of(answer).select_one(".story-why").get_text()


def test_an_editor_revokes_by_post_alone(cast, at_desk, address):
    article = stage.draft(cast)
    link = link_of(article, cast.section_editor)
    client = at_desk(cast.managing_editor)
    client.get(address("share_revoke", article.pk, link.pk))
    assert ShareLink.objects.get().revoked_at is None
    answer = client.post(address("share_revoke", article.pk, link.pk), follow=True)
    assert ShareLink.objects.get().revoked_by == cast.managing_editor
    assert page_of(answer).select_one(".share-link.is-dead")
    assert not page_of(answer).select(".share-address, .share-link form")


def test_links_that_open_stand_above_the_dead(cast, at_desk, address):
    article = stage.draft(cast)
    client = at_desk(cast.section_editor)
    for label in ("Lama", "Baru", "Ditutup"):
        client.post(address("share", article.pk), wish(article, label=label))
    sharing.revoke(ShareLink.objects.get(label="Ditutup"), cast.section_editor)
    titles = page_of(client.get(address("share", article.pk))).select(".share-link h3")
    assert [title.get_text().split()[0] for title in titles] == ["Baru", "Lama", "Ditutup"]


def test_nobody_else_revokes(cast, at_desk, address):
    article = stage.draft(cast)
    link = link_of(article, cast.section_editor)
    assert at_desk(cast.writer).post(address("share_revoke", article.pk, link.pk)).status_code == 403
    for person in (cast.other_section_editor, cast.other_writer, cast.photo_editor, cast.administrator):
        assert at_desk(person).post(address("share_revoke", article.pk, link.pk)).status_code == 404
    assert ShareLink.objects.get().revoked_at is None


def test_another_storys_link_is_not_found(cast, at_desk, address):
    link = link_of(stage.draft(cast), cast.section_editor)
    other = stage.draft(cast)
    assert at_desk(cast.section_editor).post(address("share_revoke", other.pk, link.pk)).status_code == 404
    assert ShareLink.objects.get().revoked_at is None


def test_the_sheet_marks_this_browser_for_the_shared_pages_alone(cast, at_desk, address):
    answer = at_desk(cast.section_editor).get(address("share", stage.draft(cast).pk))
    cookie = answer.cookies[sharing.HOUSE_COOKIE]
    assert cookie["path"] == "/pratinjau/"
    assert cookie["httponly"]
    assert sharing.is_of_the_house(cookie.value)


def test_a_story_taken_out_keeps_its_links_to_look_at(cast, at_desk, address):
    article = stage.submitted(cast)
    link_of(article, cast.section_editor)
    stage.workflow.perform("spike", cast.section_editor, article)
    page = page_of(at_desk(cast.section_editor).get(address("share", article.pk)))
    assert page.select_one(".share-link.is-dead")
    assert not page.select(".shares-form")


def test_the_sheet_costs_the_same_for_many_links(cast, at_desk, address, django_assert_max_num_queries):
    article = stage.draft(cast)
    for _ in range(12):
        link = link_of(article, cast.section_editor, asks=Asks.COMMENT)
        sharing.answer(link, name="Rina", comment="Baik.")
    client = at_desk(cast.section_editor)
    with django_assert_max_num_queries(22):
        client.get(address("share", article.pk))


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
