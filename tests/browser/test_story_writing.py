"""The page a story is written on, as its people see it: one bar, calm until asked, and the text as readers get it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, ChecklistBox
from articles.models.checklist import Level
from tests import stage
from tests.browser.conftest import settled, true_in
from tests.factories import PhotoFactory
from tests.public import many

#: How the elements of a text look, as a browser makes them.
LOOKS = """([root, selectors]) => Object.fromEntries(selectors.map((selector) => {
  const style = getComputedStyle(document.querySelector(`${root} ${selector}`));
  const names = ["fontFamily", "fontSize", "fontStyle", "fontWeight", "lineHeight", "letterSpacing", "color"];
  return [selector, names.map((name) => style[name])];
}))"""
#: A pull quote as readers have it, signed or not.
PULLED = ":is(blockquote.pull-quote, .pull-quote blockquote)"
BODY = (
    '<p>Petani <a href="https://example.org/">memanen</a> lebih awal.</p><h2>Panen</h2><h3>Harga</h3><p>Naik.</p>'
    "<ul><li><p>Satu</p></li></ul><blockquote><p>Panjang.</p></blockquote>"
    '<blockquote data-pullquote=""><p>Suara.</p></blockquote>'
    "<table><tbody><tr><th><p>Bulan</p></th></tr><tr><td><p>12</p></td></tr></tbody></table>"
)


@pytest.fixture
def write_on(page, signed_in, go):
    def open_form(user, article=None):
        place = ["admin:articles_article_change", article.pk] if article else ["admin:articles_article_add"]
        return settled(go(signed_in(page, user), *place))

    return open_form


def test_what_is_written_looks_as_readers_get_it(cast, write_on, live_server, browser):
    story = stage.published(cast, body=BODY)
    window = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    reader = window.new_page()
    reader.goto(live_server.url + story.editions.get().get_absolute_url())
    same = ["> p:not(.dateline)", "h2", "h3", "li", "a"]
    cells = ["th", "td"]
    read = reader.evaluate(LOOKS, [".prose", [*same, *cells, "blockquote:not(.pull-quote)", PULLED]])
    column = reader.locator(".prose > p:not(.dateline)").first.bounding_box()["width"]
    page = write_on(cast.section_editor, story)
    page.emulate_media(color_scheme="light")
    quotes = ["blockquote:not([data-pullquote])", "blockquote[data-pullquote]"]
    written = page.evaluate(LOOKS, [".body-page", [*same, *cells, *quotes]])
    assert [look[1:6] for look in written.values()] == [look[1:6] for look in read.values()]
    assert all(look[0].startswith("Newsreader") for name, look in written.items() if name not in cells)
    assert page.locator(".body-page p").first.bounding_box()["width"] == column


def test_nothing_is_red_before_somebody_tried_to_send_it_on(cast, write_on):
    box = ChecklistBox.objects.create(text="Pihak lain sudah ditanya?", level=Level.SUBMISSION)
    page = write_on(cast.writer, stage.draft(cast, standfirst=""))
    red = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--bad')")
    reds = f"""[...document.querySelectorAll('.at-story *')].filter((one) => one.checkVisibility()
        && [getComputedStyle(one).color, getComputedStyle(one).borderColor].includes('{red}')).length"""
    page.get_by_role("tab", name="Checklist").click()
    assert page.evaluate(reds) == 0
    page.locator(".story-bar-moves [data-goto]").click(force=True)  # what waits can be pressed
    expect(page.locator("#why-submit")).to_be_focused()
    expect(page.locator("#why-submit")).to_contain_text(box.text)
    assert page.locator("form.is-tried").count() == 1


def test_a_photo_brings_its_caption_and_one_without_says_whose_is_printed(cast, write_on):
    old = PhotoFactory(created_by=cast.writer, title="Stadion", caption="Stadion di Bekasi.")
    new = PhotoFactory(
        created_by=cast.writer, title="Bus", caption="Bus listrik di Denpasar.", renditions=many.RENDITIONS
    )
    page = write_on(cast.writer, stage.draft(cast, lead_photo=old))
    caption, told = page.locator("#id_lead_caption"), page.locator("[data-caption-told]")
    expect(caption).to_have_value("")
    expect(told).to_contain_text("Stadion di Bekasi.")

    def choose(photo):
        page.locator("[data-photo-pick]").click()
        picker = page.locator("dialog.photo-picker")
        picker.locator(f"[data-id='{photo.pk}'] button").click()
        picker.locator("[data-choose]").click()
        expect(picker).to_be_hidden()

    choose(new)
    expect(caption).to_have_value("Bus listrik di Denpasar.")
    expect(told).to_be_hidden()
    offered = page.locator("[data-photo-shown] source[type='image/avif']")
    assert offered.evaluate("one => [one.srcset.includes('a.avif 640w'), one.sizes]") == [
        True,
        "calc(1.00 * min(40rem, 100vw))",
    ]
    choose(old)
    expect(caption).to_have_value("Stadion di Bekasi.")
    caption.fill("Penonton pulang.")
    choose(new)
    expect(caption).to_have_value("Penonton pulang.")
    page.locator("[data-save]").click()
    true_in(page, "!document.querySelector('form.is-sending')")
    page.wait_for_url("**/change/")
    assert Article.objects.get().lead_caption == "Penonton pulang."


def test_the_bar_stays_in_sight_with_the_side_and_the_menu_is_a_rail(cast, write_on):
    page = write_on(cast.writer, stage.draft(cast, body="<p>Kata.</p>" * 80))
    page.mouse.move(500, 500)
    page.mouse.wheel(0, 2500)
    true_in(page, "scrollY > 1000")
    bar, side = page.locator(".story-bar").bounding_box(), page.locator("#story-side").bounding_box()
    assert (bar["y"], bar["height"]) == (0, 56)
    assert (side["y"], side["x"] + side["width"]) == (56, 1280)
    assert side["y"] + side["height"] == page.viewport_size["height"]
    rail = page.locator("#nav-sidebar")
    assert rail.bounding_box()["width"] == 68
    page.get_by_role("button", name="Side menu").click()
    assert rail.bounding_box()["width"] > 200
    page.keyboard.press("Tab")
    rail.locator("a").first.press("Escape")
    assert rail.bounding_box()["width"] == 68
    expect(page.get_by_role("button", name="Side menu")).to_be_focused()


def test_key_points_are_asked_for_from_the_text_and_then_stand_above_it(cast, write_on):
    page = write_on(cast.writer, stage.draft(cast, key_points="", body="<p>Satu.</p>"))
    points = page.locator("#field-key_points")
    expect(points).to_be_hidden()
    page.locator("[data-tool=insert]").click()
    page.locator("[data-insert=keyPoints]").click()
    expect(page.locator("#id_key_points")).to_be_focused()
    assert points.bounding_box()["y"] < page.locator("#field-body").bounding_box()["y"]


def test_what_a_checklist_line_leads_to_comes_into_sight_on_a_phone(cast, write_on, page):
    page.set_viewport_size({"width": 390, "height": 800})
    write_on(cast.writer, stage.draft(cast, standfirst=""))
    opener = page.locator("[data-side-open]")
    expect(opener).to_contain_text("/")
    opener.click()
    page.get_by_role("tab", name="Checklist").click()
    page.locator("#pane-checklist [data-goto=field-standfirst]").click()
    expect(page.locator("#story-side")).to_be_hidden()
    expect(page.locator("#id_standfirst")).to_be_focused()
    expect(page.locator("#id_standfirst")).to_be_in_viewport()


def test_without_scripts_every_part_of_the_page_is_there(cast, browser, signed_in, live_server):
    window = browser.new_context(java_script_enabled=False)
    page = signed_in(window.new_page(), cast.writer)
    story = stage.draft(cast)
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[story.pk]))
    parts = ["#field-tags", "#field-key_points", "#field-checklist", "#pane-review", "[name=_move][value=submit]"]
    for part in parts:
        expect(page.locator(part).first).to_be_visible()
