"""Two people talk about a passage: marked and written by keyboard, heard by the bell, answered and resolved."""

import re

import pytest
from playwright.sync_api import expect

from desk.models import Note, Notice
from tests import stage
from tests.browser.conftest import settled, true_in

MARK = """(words) => {
  const root = document.querySelector("#field-body .body-page, .story-text");
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    root.focus?.();
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  }
  return false;
}"""
NOTED = (
    "() => [...(CSS.highlights.get('desk-note') ?? []), ...(CSS.highlights.get('desk-note-now') ?? [])].map(String)"
)


@pytest.fixture
def opened(signed_in, go):
    def open_story(page, user, story):
        go(signed_in(page, user), "admin:articles_article_change", story.pk)
        page.locator("#field-body .body-page, .story-text").first.wait_for()
        return settled(page) if page.locator("#field-body").count() else page

    return open_story


@pytest.fixture
def second(browser, browser_context_args):
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


def mark(page, words):
    assert page.evaluate(MARK, words), "the words are not in the text"
    expect(page.locator(".note-here")).to_be_visible()


def test_a_passage_is_noted_by_keyboard_heard_by_the_bell_answered_and_resolved(
    cast, opened, page, second, live_server, signed_in
):
    story = stage.submitted(cast, body="<p>Petani memanen lebih awal.</p><p>Harga naik lima persen.</p>")
    Notice.objects.all().delete()
    with signed_in(second, cast.writer).expect_response("**/desk/live/**"):
        second.goto(live_server.url + "/admin/")
    bell = second.locator("#bell")
    expect(bell).not_to_have_class(re.compile("has-news"))

    opened(page, cast.section_editor, story)
    mark(page, "Harga naik lima persen")
    page.keyboard.press("Control+Alt+m")
    box = page.locator("#note-new")
    expect(box).to_be_focused()
    page.keyboard.type("Dari mana angkanya, @wat")
    expect(page.locator(".names-list [role=option]").first).to_contain_text("@wati")
    page.keyboard.press("Enter")
    page.keyboard.type("tolong cek.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".note-thread")).to_have_count(1)
    expect(page.locator("[data-sheet-count=notes]")).to_have_text("1")
    note = Note.objects.get()
    assert (note.text, note.exact) == ("Dari mana angkanya, @wati tolong cek.", "Harga naik lima persen")
    assert note.prefix.endswith("lebihawal.")
    assert page.evaluate(NOTED) == ["Harga naik lima persen"]
    story.refresh_from_db()
    assert story.status == "in_review", "the keys that send a note must not move the story"
    assert "mark" not in story.body
    assert "span" not in page.locator("#field-body .body-page").inner_html()

    expect(bell.locator("[data-bell-count]")).to_have_text("1")
    expect(second.locator("#bell-news")).to_contain_text("mentions you")
    bell.click()
    second.locator(".notice-link").click()
    expect(second).to_have_url(re.compile(rf"/notes/#note-{note.pk}$"))
    second.wait_for_load_state()
    thread = second.locator(f"#note-{note.pk}")
    thread.locator("summary", has_text="Answer").click()
    thread.locator("textarea").last.fill("Dari dinas, saya kirim berkasnya.")
    thread.get_by_role("button", name="Send answer").click()
    expect(second.locator(".note-answers")).to_contain_text("Dari dinas")

    expect(page.locator(".note-answers")).to_contain_text("Dari dinas")
    second.locator(f"#note-{note.pk}").get_by_role("button", name="Resolve").click()
    expect(second.locator(".note-settled summary")).to_contain_text("1 resolved note")
    expect(page.locator("[data-sheet-count=notes]")).to_have_text("")
    assert page.evaluate(NOTED) == []


def test_a_passage_stays_marked_while_the_text_around_it_changes_and_says_when_it_is_gone(cast, opened, page):
    story = stage.draft(cast, body="<p>Satu kalimat.</p><p>Harga naik lima persen.</p>")
    Note.objects.create(
        article=story, author=cast.section_editor, text="Kapan?", exact="naik lima", prefix="Harga", suffix="persen."
    )
    opened(page, cast.writer, story)
    true_in(page, f"({NOTED})().length === 1")
    body = page.locator("#field-body .body-page")
    body.locator("p").first.click()
    page.keyboard.type("Awalan baru. ")
    expect(page.locator("[data-save-state]")).to_have_attribute("data-kept", re.compile("device|server"))
    assert page.evaluate(NOTED) == ["naik lima"]
    page.locator("[data-drawer=notes]").click()
    expect(page.locator(".note-thread")).to_have_count(1)
    expect(page.locator("[data-note-lost]")).to_be_hidden()
    mark(page, "naik lima")
    page.keyboard.type("turun enam")
    expect(page.locator("[data-note-lost]")).to_be_visible()
    expect(page.locator(".note-thread .note-passage")).to_contain_text("naik lima")
    assert page.evaluate(NOTED) == []


def test_a_note_not_sent_outlives_the_drawer_its_tab_a_refusal_and_a_broken_line(cast, opened, page):
    story = stage.submitted(cast)
    opened(page, cast.section_editor, story)
    mark(page, "Petani di Takalar")
    page.locator(".note-here").click()
    page.locator("#note-new").fill("Belum terkirim")
    page.keyboard.press("Escape")
    expect(page.locator("#drawer")).to_be_hidden()
    page.locator("[data-drawer=notes]").click()
    expect(page.locator("#note-new")).to_have_value("Belum terkirim")
    expect(page.locator("[data-note-words]")).to_have_text("Petani di Takalar")

    page = page.context.new_page()  # the tab was closed, or fell over on a small phone
    opened(page, cast.section_editor, story)
    page.locator("[data-drawer=notes]").click()
    expect(page.locator("#note-new")).to_have_value("Belum terkirim")
    expect(page.locator("[data-note-words]")).to_have_text("Petani di Takalar")

    page.locator("#note-new").fill("Belum terkirim @otto ")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".note-trouble")).to_contain_text("@otto may not see this story")
    expect(page.locator("#note-new")).to_have_value("Belum terkirim @otto ")
    assert not Note.objects.exists()

    page.locator("#note-new").fill("Terkirim juga")
    page.context.set_offline(True)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".drawer-trouble")).to_be_visible()
    expect(page.locator("#note-new")).to_have_value("Terkirim juga")
    page.context.set_offline(False)
    page.locator("form[data-draft=new]:not([data-sending])").wait_for()

    def slowly(route):
        page.locator("#note-new").fill("Terkirim juga, dan diteruskan")
        route.continue_()

    page.route("**/notes/", slowly, times=1)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".note-thread")).to_have_count(1)
    expect(page.locator("#note-new")).to_have_value("Terkirim juga, dan diteruskan")
    page.locator("#note-new").fill("")
    assert Note.objects.get().exact == "Petani di Takalar"
    page.reload()
    page.locator("[data-drawer=notes]").click()
    expect(page.locator("#note-new")).to_have_value("")


def test_a_note_is_found_from_its_passage_and_the_passage_from_its_note_on_a_phone(
    cast, browser, browser_context_args, opened
):
    story = stage.submitted(cast, body="<p>Pembuka.</p>" * 40 + "<p>Harga naik lima persen.</p>")
    Note.objects.create(article=story, author=cast.section_editor, text="Kapan?", exact="naik lima")
    context = browser.new_context(**browser_context_args | {"viewport": {"width": 390, "height": 844}})
    page = opened(context.new_page(), cast.writer, story)
    true_in(page, f"({NOTED})().length === 1")
    page.locator("[data-side-open]").click()
    page.locator("[data-drawer=notes]").click()
    page.locator("[data-note-show]").click()
    expect(page.locator("#drawer")).to_be_hidden()
    true_in(
        page,
        "[...CSS.highlights.get('desk-note-now')].every((range) => {"
        " const box = range.getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight })",
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    context.close()


def test_the_sheet_can_be_used_without_a_story_beside_it_and_offers_names_there_too(cast, page, signed_in, go):
    story = stage.draft(cast)
    go(signed_in(page, cast.writer), "desk:notes", story.pk)
    page.locator("#note-new").press_sequentially("Halo @sa")
    option = page.locator(".names-list [role=option]").first
    expect(option).to_contain_text("@sari")
    expect(page.locator("#note-new")).to_have_attribute("aria-activedescendant", re.compile("mentions-"))
    page.keyboard.press("Escape")
    expect(page.locator(".names-list").first).to_be_hidden()
    expect(page.locator("[data-note-mark]")).to_be_hidden()
