"""The drawer beside a story: sheets that other rooms bring."""

import pytest

from articles.admin import drawer
from articles.admin.drawer import Sheet
from tests import stage


@pytest.fixture(autouse=True)
def _sheets(monkeypatch):
    monkeypatch.setattr(drawer, "_sheets", {})
    drawer.add(Sheet("past", "Older texts", "history", "admin:articles_article_history"))


def test_a_sheet_is_offered_beside_the_story(cast, at_desk, address):
    article = stage.draft(cast)

    page = at_desk(cast.writer).get(address("change", article.pk)).content.decode()

    assert f'href="{address("history", article.pk)}"' in page
    assert 'data-drawer="past"' in page


def test_a_story_to_read_offers_its_sheets_too(cast, at_desk, address):
    article = stage.submitted(cast)

    assert 'data-drawer="past"' in at_desk(cast.writer).get(address("change", article.pk)).content.decode()


def test_a_story_not_saved_yet_has_no_sheets(cast, at_desk, address):
    assert 'data-drawer="past"' not in at_desk(cast.writer).get(address("add"), follow=True).content.decode()


def test_a_sheet_is_a_whole_page_or_for_the_drawer_its_content_alone(cast, rf):
    article = stage.draft(cast)

    def shown(**headers) -> str:
        request = rf.get("/admin/", headers=headers)
        request.user = cast.writer
        answer = drawer.show(request, "articles/form/readers.html", title="Older", article=article)
        return (answer.render() if hasattr(answer, "render") else answer).content.decode()

    assert "<html" in shown()
    assert "<html" not in shown(**{"X-Drawer": "1"})


def test_what_a_sheet_needs_around_it_is_on_the_storys_page_and_on_its_own(cast, at_desk, address, rf):
    drawer.add(Sheet("more", "More", "add", "admin:articles_article_history", "articles/form/readers.html"))
    article = stage.draft(cast)
    request = rf.get("/admin/")
    request.user = cast.writer

    beside = at_desk(cast.writer).get(address("change", article.pk)).content.decode()
    alone = drawer.show(request, "articles/form/help.html", title="More", sheet="more").render().content.decode()

    assert beside.count("story-readers") == 2  # the workflow's own, and the sheet's
    assert "story-readers" in alone


def test_the_drawer_can_tell_a_sheet_from_a_sign_in_page(cast, rf):
    request = rf.get("/admin/", headers={"X-Drawer": "1"})
    request.user = cast.writer
    shown = drawer.show(request, "articles/form/readers.html", title="Older", article=stage.draft(cast))
    assert shown.headers["X-Drawer"] == "1"
