"""The sheet that frames the readers' page: widths, texts, and whose it is."""

import pytest
from bs4 import BeautifulSoup

from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(at_desk, address):
    def open_it(user, article, **query):
        answer = at_desk(user).get(address("preview", article.pk), query)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return open_it


def test_it_offers_three_widths_and_begins_with_a_phones(cast, sheet):
    page = sheet(cast.writer, stage.draft(cast))
    assert [box["value"] for box in page.select("[name=width]")] == ["390", "820", "1280"]
    assert page.select_one("[name=width][checked]")["value"] == "390"


@pytest.mark.parametrize(("asked", "shown"), [("820", "820"), ("1280", "1280"), ("99", "390"), ("x", "390")])
def test_a_width_can_be_asked_for(cast, sheet, asked, shown):
    assert (
        sheet(cast.writer, stage.draft(cast), width=asked).select_one("[data-preview-stage]")["data-width"] == shown
    )


def test_the_frame_shows_what_is_saved_or_the_revision_asked_for(cast, sheet):
    article = stage.draft(cast, headline="Satu")
    stage.save(article, cast.writer, headline="Dua")
    assert sheet(cast.writer, article).iframe["src"] == f"/admin/preview/{article.pk}/"
    assert sheet(cast.writer, article, of="1").iframe["src"] == f"/admin/preview/{article.pk}/1/"
    assert [one["value"] for one in sheet(cast.writer, article).select("[name=of] option")] == ["typed", "", "2", "1"]


def test_a_revision_that_is_not_there_is_not_found(cast, at_desk, address):
    client = at_desk(cast.writer)
    for wrong in ("9", "x", "²"):
        assert client.get(address("preview", stage.draft(cast).pk), {"of": wrong}).status_code == 404


def test_it_is_there_for_whoever_may_see_the_story(cast, at_desk, address):
    article = stage.draft(cast)
    for who, person in cast.people.items():
        expected = 200 if who in ("writer", "section_editor", "managing_editor", "editor_in_chief") else 404
        assert at_desk(person).get(address("preview", article.pk)).status_code == expected, who


def test_the_sheet_costs_a_bounded_number_of_statements(cast, at_desk, address, django_assert_max_num_queries):
    article = stage.draft(cast)
    for n in range(12):
        stage.save(article, cast.writer, headline=f"Judul {n}")
    client = at_desk(cast.writer)
    with django_assert_max_num_queries(20):
        client.get(address("preview", article.pk))


def test_a_story_that_was_never_saved_has_its_preview_beside_the_form(cast, at_desk, address):
    client = at_desk(cast.writer)
    form = BeautifulSoup(client.get(address("add"), follow=True).content, "html.parser")
    link = form.select_one("[data-drawer=preview]")
    assert link["href"] == address("preview_new")
    page = BeautifulSoup(client.get(link["href"]).content, "html.parser")
    assert page.select_one("[data-preview]")["data-saved"] == "/admin/preview/new/"
    assert not page.iframe.has_attr("src")
    assert not form.select("[data-drawer=share]"), "there is nothing to share yet"


def test_nobody_previews_a_new_story_who_may_not_write_one(cast, at_desk, address):
    for person in (cast.photo_editor, cast.administrator):
        assert at_desk(person).get(address("preview_new")).status_code == 403
