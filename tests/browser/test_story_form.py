"""The writing page in a real browser: writing, moving on, and finding out why not."""

import itertools
import re

import pytest
from playwright.sync_api import expect

from articles.models import Article, ChecklistBox
from articles.models.checklist import Level
from articles.workflow import workflow
from articles.workflow.status import Status
from people.models import Author
from tests import stage
from tests.browser.conftest import ask_for, true_in


@pytest.fixture
def write_on(page, signed_in, go):
    """`write_on(user, article)`: that person's writing page, ready to type on."""

    def open_form(user, article=None):
        place = ["admin:articles_article_change", article.pk] if article else ["admin:articles_article_add"]
        go(signed_in(page, user), *place)
        page.locator("#field-body [contenteditable=true]").wait_for()
        return page

    return open_form


def saved(page):
    """Wait until the page that answers a save is there."""
    true_in(page, "document.readyState === 'complete' && !document.querySelector('form.is-sending')")
    page.wait_for_url(re.compile(r"/change/(\?read)?$"))


def test_what_waited_for_the_checklist_can_be_pressed_as_soon_as_that_is_done(cast, write_on):
    box = ChecklistBox.objects.create(text="Pihak lain sudah ditanya?", level=Level.SUBMISSION)
    article = stage.draft(cast)
    page = write_on(cast.writer, article)
    submit = page.locator(".story-bar button", has_text="Submit")
    expect(submit).to_have_attribute("aria-disabled", "true")
    page.locator("#id_headline").fill("Petani garam menolak impor")
    page.get_by_role("tab", name="Checklist").click()
    page.get_by_label(box.text).check()
    expect(submit).not_to_have_attribute("aria-disabled", "true")
    submit.click()
    saved(page)
    article.refresh_from_db()
    assert (article.status, article.headline) == (Status.IN_REVIEW, "Petani garam menolak impor")


def test_a_writer_writes_a_story_from_nothing_and_submits_it(cast, write_on):
    page = write_on(cast.writer)
    page.locator("#id_headline").fill("Petani garam menolak impor")
    page.keyboard.press("Enter")
    page.keyboard.type("Harga jatuh di tingkat petani.")
    page.keyboard.press("Enter")
    page.keyboard.type("Petani di Jeneponto menumpuk garam.")
    page.locator("#id_section").select_option(label=cast.section.name)
    page.keyboard.press("Control+s")
    saved(page)
    page.locator(".story-bar [name=_move][value=submit]").click()
    saved(page)
    article = Article.objects.get()
    assert article.status == Status.IN_REVIEW
    assert article.standfirst == "Harga jatuh di tingkat petani."
    assert "Jeneponto" in article.body
    assert article.bylines.get().author == cast.writer.author


def test_back_after_the_first_save_never_leads_to_the_blank_page(cast, write_on, page, signed_in, go):
    go(signed_in(page, cast.writer), "admin:articles_article_changelist")
    page.locator(".desk-button-main").first.click()
    page.locator("#field-body [contenteditable=true]").wait_for()
    blank = page.url
    page.locator("#id_headline").fill("Petani garam menolak impor")
    page.keyboard.press("Control+s")
    saved(page)
    page.go_back()
    page.wait_for_url(re.compile(r"/article/$"))
    page.go_forward()
    saved(page)
    expect(page.locator("#id_headline")).to_have_value("Petani garam menolak impor")
    page.goto(blank)  # a bookmark, a tab that the browser opens anew
    saved(page)
    expect(page.locator("#id_headline")).to_have_value("Petani garam menolak impor")
    assert Article.objects.count() == 1


def test_a_blank_page_kept_alive_by_the_browser_gives_way_to_the_story_saved_from_it(cast, write_on):
    page = write_on(cast.writer)
    Article.objects.create(
        headline="Disimpan dari halaman ini",
        created_by=cast.writer,
        form_key=page.locator("[name=key]").input_value(),
    )
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    saved(page)
    expect(page.locator("#id_headline")).to_have_value("Disimpan dari halaman ini")


def test_a_blank_page_kept_alive_stays_while_nothing_was_saved_from_it(cast, write_on):
    page = write_on(cast.writer)
    page.locator("#id_headline").fill("Masih diketik")
    with page.expect_response(lambda answer: answer.request.method == "HEAD"):
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("#id_headline")).to_have_value("Masih diketik")


def test_the_blank_page_open_in_two_tabs_begins_two_stories_and_neither_overwrites_the_other(cast, write_on):
    first = write_on(cast.writer)
    second = first.context.new_page()
    second.goto(first.url)
    second.locator("#field-body [contenteditable=true]").wait_for()
    true_in(second, f"location.href !== '{first.url}'")
    for tab, headline in ((first, "Tab pertama"), (second, "Tab kedua")):
        tab.locator("#id_headline").fill(headline)
        tab.keyboard.press("Control+s")
        saved(tab)
    assert set(Article.objects.values_list("headline", flat=True)) == {"Tab pertama", "Tab kedua"}
    assert all(article.revisions.count() == 1 for article in Article.objects.all())


def test_tags_are_found_made_and_taken_out_by_keyboard(cast, write_on):
    article = stage.draft(cast, tags=["rumput laut"])
    page = write_on(cast.writer, article)
    box = page.locator("#id_tags_new")
    box.press_sequentially("garam")
    page.get_by_role("option").filter(has_text="garam").wait_for()
    box.press("Enter")
    page.get_by_role("button", name=re.compile("rumput laut")).press("Enter")
    box.press_sequentially("belum selesai diketik")
    page.locator("[data-save]").click()
    saved(page)
    assert sorted(article.tags.names()) == ["belum selesai diketik", "garam"]


def test_an_editor_is_added_to_the_bylines_and_comes_last(cast, write_on):
    article = stage.draft(cast)
    Author.objects.create(name="Puri Setyaningrum", slug="puri")
    page = write_on(cast.writer, article)
    page.locator("#field-bylines [data-names-input]").press_sequentially("puri")
    page.get_by_role("option", name="Puri Setyaningrum").click()
    page.get_by_label(re.compile("Puri")).and_(page.locator("select")).select_option("editor")
    page.locator("[data-save]").click()
    saved(page)
    assert [(line.author.name, line.role) for line in article.bylines.all()][-1] == ("Puri Setyaningrum", "editor")


def test_the_page_counts_words_and_warns_of_a_long_headline(cast, write_on):
    page = write_on(cast.writer, stage.draft(cast))
    meter = page.locator("[data-meter]")
    page.locator("#id_headline").fill("x" * 60)
    expect(meter).not_to_have_class(re.compile("is-long"))
    page.locator("#id_headline").fill("x" * 61)
    expect(meter).to_have_class(re.compile("is-long"))
    expect(page.locator("[data-count]")).to_contain_text("11")


def test_a_refused_move_can_be_read_and_leads_to_what_is_missing(cast, write_on):
    article = stage.draft(cast, standfirst="", dateline="")
    workflow.perform("submit", cast.writer, article)
    page = write_on(cast.section_editor, article)
    button = page.locator(".story-bar [aria-disabled=true]")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#why-approve")).to_be_focused()
    page.locator("#why-approve a").first.click()
    expect(page.locator("#id_standfirst")).to_be_focused()
    page.keyboard.type("Kini ada.")
    page.locator("[data-save]").click()
    saved(page)
    page.locator(".story-bar [name=_move][value=approve]").click()
    saved(page)
    article.refresh_from_db()
    assert article.status == Status.APPROVED


def test_requesting_changes_asks_for_a_note_that_the_writer_then_sees_first(cast, write_on):
    article = stage.submitted(cast)
    page = write_on(cast.section_editor, article)
    ask_for(page, "request_changes")
    dialog = page.locator("#dialog-request_changes")
    dialog.locator("textarea").fill("Hubungi dinas kelautan.")
    dialog.locator("[name=_move]").click()
    saved(page)
    write_on(cast.writer, article)
    expect(page.locator("[aria-labelledby=asked-title]")).to_contain_text("Hubungi dinas kelautan.")


def test_a_refused_dialog_comes_back_with_its_words_and_its_reason(cast, write_on):
    article = stage.approved(cast)
    page = write_on(cast.section_editor, article)
    ask_for(page, "schedule")
    page.locator("#dialog-schedule input").first.fill("2020-01-01T08:00")
    page.locator("#dialog-schedule [name=_move]").click()
    expect(page.locator("#dialog-schedule")).to_be_visible()
    expect(page.locator("#dialog-schedule input").first).to_have_value(re.compile("2020-01-01T08:00"))
    article.refresh_from_db()
    assert article.status == Status.APPROVED


def test_what_two_people_wrote_stands_side_by_side_and_mine_is_still_in_the_form(cast, write_on):
    article = stage.draft(cast, headline="Harga beras naik")
    page = write_on(cast.writer, article)
    stage.save(article, cast.section_editor, headline="Harga beras melonjak", standfirst="Dari redaktur.")
    page.locator("#id_headline").fill("Harga beras turun")
    page.locator("[data-save]").click()
    conflict = page.locator(".story-conflict")
    expect(conflict.locator("ins", has_text="melonjak")).to_be_visible()
    expect(conflict.locator("ins", has_text="turun")).to_be_visible()
    expect(page.locator("#id_headline")).to_have_value("Harga beras turun")
    expect(page.locator("#id_standfirst")).to_have_value("Dari redaktur.")
    page.locator("[data-save]").click()
    saved(page)
    article.refresh_from_db()
    assert (article.headline, article.standfirst) == ("Harga beras turun", "Dari redaktur.")


BAR = """() => {
    const shown = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 2;
    const boxes = [...document.querySelectorAll(".story-bar > :not(.story-bar-moves), .story-bar-moves > *")]
        .filter((one) => shown(one) && getComputedStyle(one).position === "static" && !one.matches("[popover]"))
        .map((one) => one.getBoundingClientRect());
    return boxes.map(({ left, right }) => [left, right]);
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_in_the_bar_of_two_texts_nothing_lies_over_anything_and_mine_can_be_left(cast, write_on, width):
    article = stage.draft(cast, headline="Harga beras naik")
    page = write_on(cast.writer, article)
    stage.save(article, cast.section_editor, headline="Harga beras melonjak")
    page.locator("#id_headline").fill("Harga beras turun")
    page.locator("[data-save]").click()
    page.locator(".story-conflict").wait_for()
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("""() => {
        const alarm = document.querySelector(".alarms-top");
        alarm.querySelector(".alarms-said").textContent = "Sudah lama menunggu ditinjau. ".repeat(9);
        alarm.hidden = false;
    }""")
    places = page.evaluate(BAR)
    assert len(places) > 4
    assert all(left >= before for (_left, before), (left, _right) in itertools.pairwise(places)), places
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    state, whole = page.locator(".story-bar-state"), page.locator(".story-bar-state .chip").first
    right = "one => one.getBoundingClientRect().right"
    assert whole.evaluate(right) <= state.evaluate(right), "not cut off"
    if width < 720:
        page.locator("[data-more-moves]").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator(".story-bar-discard, .story-else-discard").filter(visible=True).click()
    expect(page.locator("#id_headline")).to_have_value("Harga beras melonjak")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_screen(cast, write_on, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    write_on(cast.writer, stage.draft(cast, headline="Kata" * 45))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_has_the_order_in_which_readers_get_the_story(cast, write_on, page):
    page.set_viewport_size({"width": 390, "height": 800})
    write_on(cast.writer, stage.draft(cast))
    shown = ["lead_photo", "headline", "standfirst", "section", "body"]
    tops = [page.locator(f"#field-{name}").bounding_box()["y"] for name in shown]
    assert tops == sorted(tops)
    expect(page.locator("[data-save]")).to_be_in_viewport()
