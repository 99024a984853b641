"""The comparison page: which two texts, how they are shown, and what each person may do from there."""

import time

import pytest
from bs4 import BeautifulSoup

from articles.comparing import texts
from articles.workflow import workflow
from photos import renditions
from tests import stage
from tests.factories import PhotoFactory, jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def compared(at_desk, address):
    """`compared(user, article, a=…, b=…)`: the parsed page, and its context."""

    def compare(user, article, **query):
        answer = at_desk(user).get(address("compare", article.pk), query)
        assert answer.status_code == 200
        page = BeautifulSoup(answer.content, "html.parser")
        page.shown = answer.context
        return page

    return compare


def changed_live(cast, **changes):
    article = stage.published(cast, headline="Yang dibaca", slug="")
    stage.save(article, cast.writer, **changes)
    return article


# Which


def test_the_usual_comparison_is_the_desk_copy_with_what_readers_see(cast, compared):
    article = changed_live(cast, headline="Yang ditulis")
    page = compared(cast.section_editor, article)
    assert page.select_one("#difference-headline")
    assert [text.key for text in page.shown["texts"]] == ["live", "2"]
    assert page.select_one("#compare-a option[selected]")["value"] == "live"


def test_what_readers_see_differs_only_in_what_was_changed(cast, compared):
    """A slug that was made at publication is nobody's change, and neither is what stayed."""
    page = compared(cast.section_editor, changed_live(cast, dateline="Maros"))
    assert [difference.name for difference in page.shown["differences"]] == ["dateline"]


def test_what_readers_see_is_the_same_as_its_own_revision(cast, compared):
    article = changed_live(cast, headline="Baru")
    page = compared(cast.section_editor, article, a="1", b="live")
    assert [text.key for text in page.shown["texts"]] == ["live", "1"]
    assert page.shown["differences"] == []


def test_an_unpublished_story_shows_its_last_save(cast, compared):
    article = stage.draft(cast, headline="Satu")
    stage.save(article, cast.writer, headline="Dua")
    stage.save(article, cast.writer, headline="Tiga")
    assert [text.key for text in compared(cast.writer, article).shown["texts"]] == ["2", "3"]


def test_a_story_saved_once_is_the_same_as_itself(cast, compared):
    assert "same" in compared(cast.writer, stage.draft(cast)).select_one(".desk-empty").get_text()


def test_every_text_can_be_chosen_on_the_page(cast, compared):
    article = changed_live(cast, headline="Baru")
    page = compared(cast.section_editor, article)
    for name in ("a", "b"):
        assert [one["value"] for one in page.select(f"select[name={name}] option")] == ["live", "2", "1"]


def test_a_text_too_old_for_the_list_is_still_in_it_when_it_is_chosen(cast, compared, monkeypatch):
    monkeypatch.setattr("articles.admin.seeing.comparing.OFFERED", 1)
    article = stage.draft(cast, headline="Satu")
    stage.save(article, cast.writer, headline="Dua")
    page = compared(cast.writer, article, a="1", b="2")
    assert page.select_one("#compare-a option[selected]")["value"] == "1"


def test_a_stranger_compares_nothing(cast, at_desk, address):
    article = changed_live(cast, headline="Baru")
    for person in (cast.other_writer, cast.other_section_editor, cast.photo_editor, cast.administrator):
        assert at_desk(person).get(address("compare", article.pk)).status_code == 404


# How


def test_changes_are_marked_for_eyes_and_for_ears(cast, compared):
    page = compared(cast.section_editor, changed_live(cast, headline="Yang ditulis"))
    for kind, mark in (("del", "[removed]"), ("ins", "[added]")):
        marked = page.select_one(f"#difference-headline ~ div {kind}")
        assert marked.select_one(".sr-only").get_text().strip() == mark


@pytest.mark.parametrize(("view", "there", "away"), [("split", "split", "unified"), ("unified", "unified", "split")])
def test_a_wish_for_one_view_gives_that_view_alone(cast, compared, view, there, away):
    page = compared(cast.section_editor, changed_live(cast, headline="Baru"), view=view)
    assert page.select(f".compare-{there}")
    assert not page.select(f".compare-{away}")


def test_each_column_has_one_text(cast, compared):
    page = compared(cast.section_editor, changed_live(cast, headline="Yang ditulis"), view="split")
    left, right = page.select_one(".difference-row").find_all("div", recursive=False)
    for mark in page.select(".sr-only"):
        mark.extract()
    assert (left.get_text().strip(), right.get_text().strip()) == ("Yang dibaca", "Yang ditulis")


def test_unchanged_paragraphs_are_folded_and_open_on_demand(cast, compared):
    body = "".join(f"<p>Paragraf ke {n} yang tetap.</p>" for n in range(9))
    article = stage.draft(cast, body=body)
    stage.save(article, cast.writer, body=body + "<p>Baru.</p>")
    folded = compared(cast.writer, article).select_one("details.difference-skipped")
    assert not folded.has_attr("open")
    assert "Paragraf ke 0" in folded.get_text()
    assert compared(cast.writer, article, all="1").select_one("details.difference-skipped").has_attr("open")


def test_two_lead_photos_stand_side_by_side_with_what_is_said_of_them(cast, compared):
    photos = [PhotoFactory(alt="Kapal lama", credit="Andi"), PhotoFactory(alt="Kapal baru", credit="Andi")]
    for n, photo in enumerate(photos):
        renditions.make_first(photo, jpeg(colour=(n * 90, 90, 120)))
    article = stage.draft(cast, lead_photo=photos[0])
    stage.save(article, cast.writer, lead_photo=photos[1])
    page = compared(cast.writer, article)
    assert [img["alt"] for img in page.select(".compare-photos img")] == ["Kapal lama", "Kapal baru"]
    facts = page.select_one(".compare-facts")
    assert [mark.get_text() for mark in facts.select("dd ins, dd del")] == ["[removed] lama", "[added] baru"]


def test_a_photo_put_into_the_text_is_a_picture(cast, compared):
    photo = PhotoFactory(alt="Gudang garam")
    renditions.make_first(photo, jpeg())
    article = stage.draft(cast, body="<p>Satu.</p>")
    stage.save(article, cast.writer, body=f'<p>Satu.</p><figure data-photo="{photo.pk}"></figure>')
    page = compared(cast.writer, article, view="unified")
    assert page.select_one(".difference-media.is-added img")["alt"] == "Gudang garam"
    assert "Photo put in" in page.select_one(".difference-media").get_text()


def test_a_photo_that_is_gone_from_the_library_keeps_its_number(cast, compared):
    article = stage.draft(cast, body="<p>Satu.</p>")
    stage.save(article, cast.writer, body='<p>Satu.</p><figure data-photo="99999"></figure>')
    assert "99999" in compared(cast.writer, article).select_one(".difference-media").get_text()


def test_in_the_drawer_the_content_comes_alone(cast, at_desk, address):
    article = changed_live(cast, headline="Baru")
    answer = at_desk(cast.section_editor).get(address("compare", article.pk), headers={"X-Drawer": "1"})
    assert "<html" not in answer.content.decode()
    assert answer.headers["X-Drawer"] == "1"


def test_what_a_text_says_cannot_run(cast, compared):
    article = stage.draft(cast, headline="Satu", standfirst="<script>alert(1)</script>")
    stage.save(article, cast.writer, standfirst="<img src=x onerror=alert(2)>")
    page = compared(cast.writer, article)
    assert not page.select("img[onerror]")
    assert not [script for script in page.select("script") if "alert(1)" in (script.string or "")]


def test_ten_thousand_words_are_compared_quickly(cast, compared):
    body = "".join(f"<p>{' '.join(f'kata{n * k}' for k in range(50))}</p>" for n in range(200))
    article = stage.draft(cast, body=body)
    stage.save(article, cast.writer, body=body.replace("kata30 ", "kata tiga puluh ") + "<p>Penutup.</p>")
    begun = time.perf_counter()
    page = compared(cast.writer, article)
    assert time.perf_counter() - begun < 6, "the machine may be busy, but not that busy"
    assert page.select("ins")


def test_the_comparison_costs_a_bounded_number_of_statements(cast, at_desk, address, django_assert_max_num_queries):
    article = changed_live(cast, headline="Baru", body='<figure data-photo="1"></figure>' * 30)
    client = at_desk(cast.section_editor)
    with django_assert_max_num_queries(30):
        client.get(address("compare", article.pk))


# And back


def test_the_newest_text_is_not_offered_to_be_restored_and_an_older_one_is(cast, compared, address):
    article = stage.draft(cast, headline="Satu")
    stage.save(article, cast.writer, headline="Dua")
    forms = compared(cast.writer, article).select(".comparison-head form")
    assert [form["action"] for form in forms] == [address("restore", article.pk, 1)]
    assert forms[0].select_one("[name=version]")["value"] == str(article.version)


def test_who_may_not_edit_is_offered_nothing_to_restore(cast, compared):
    article = stage.draft(cast, headline="Satu")
    stage.save(article, cast.writer, headline="Dua")
    workflow.perform("submit", cast.writer, article)
    assert not compared(cast.writer, article).select(".comparison-head form")


def test_the_story_page_leads_there_when_readers_see_something_else(cast, at_desk, address):
    article = changed_live(cast, headline="Baru")
    link = f'href="{address("compare", article.pk)}?a=live&amp;b=2" data-drawer="compare"'
    assert link in at_desk(cast.section_editor).get(address("change", article.pk)).content.decode()
    other = stage.published(cast)
    assert "?a=live" not in at_desk(cast.section_editor).get(address("change", other.pk)).content.decode()


def test_a_side_of_a_story_that_nobody_reads_is_none(cast):
    article = stage.draft(cast)
    assert texts.find(article, texts.LIVE) is None
    assert texts.find(article, "2") is None
    assert texts.find(article, "1").number == 1
