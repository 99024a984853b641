"""The body editor in a real browser, on a page of the desk with the desk's own script policy."""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests import stage
from tests.browser.body_writer import FIELD, Writer
from tests.browser.conftest import true_in
from tests.factories import PhotoFactory

pytestmark = [pytest.mark.urls("tests.browser.body_page"), pytest.mark.shared_window]


@pytest.fixture
def writer(page, cast, signed_in, live_server):
    signed_in(page, cast.writer)
    return Writer(page, f"{live_server.url}/admin/body-page/")


def test_typing_reaches_the_form_and_tells_it(writer):
    writer.open().page.evaluate(
        f"window.told = []; for (const name of ['input', 'change'])"
        f" {FIELD}.form.addEventListener(name, () => told.push(name))"
    )
    writer.write_at_end().page.keyboard.type("Harga naik.")
    writer.page.locator("#save").focus()
    assert writer.field == "<p>Harga naik.</p>"
    assert set(writer.page.evaluate("told")) == {"input", "change"}
    assert writer.page.evaluate("told.filter((name) => name === 'change').length") == 1


def test_nothing_breaks_the_desks_script_policy(writer):
    writer.open("<p>a</p><table><tbody><tr><td><p>b</p></td></tr></tbody></table>").paste("<p>c</p>")
    assert [text for text in writer.complaints if "favicon" not in text and "404" not in text] == []


def test_opening_a_story_changes_nothing(writer):
    html = "<p>Satu <strong>dua</strong></p><h2>Tiga</h2>"
    assert writer.open(html).field == html


def test_shift_enter_breaks_a_line_and_enter_begins_a_paragraph(writer):
    keyboard = writer.open().write_at_end().page.keyboard
    keyboard.type("satu")
    keyboard.press("Shift+Enter")
    keyboard.type("dua")
    keyboard.press("Enter")
    keyboard.type("tiga")
    assert writer.save() == "<p>satu<br>dua</p><p>tiga</p>"


@pytest.mark.parametrize(
    ("tool", "html"),
    [
        ("heading2", "<h2>kata</h2>"),
        ("heading3", "<h3>kata</h3>"),
        ("bold", "<p><strong>kata</strong></p>"),
        ("italic", "<p><em>kata</em></p>"),
        ("bulletList", "<ul><li><p>kata</p></li></ul>"),
        ("orderedList", "<ol><li><p>kata</p></li></ol>"),
        ("blockquote", "<blockquote><p>kata</p></blockquote>"),
        ("pullQuote", '<blockquote data-pullquote=""><p>kata</p></blockquote>'),
    ],
)
def test_a_tool_makes_what_it_says_and_shows_it_is_on(writer, tool, html):
    writer.open("<p>kata</p>").select_all()
    expect(writer.tool(tool)).to_have_attribute("aria-pressed", "false")
    writer.tool(tool).click()
    expect(writer.tool(tool)).to_have_attribute("aria-pressed", "true")
    assert writer.save() == html


def test_every_tool_has_a_name_and_is_reached_by_the_arrows(writer):
    writer.open()
    tools = writer.page.locator(".body-toolbar button:visible")
    names = [tool.get_attribute("aria-label") for tool in tools.all()]
    assert len(set(names)) == len(names) > 12
    assert writer.page.locator(".body-toolbar [tabindex='0']").count() == 1
    tools.first.focus()
    writer.page.keyboard.press("ArrowRight")
    expect(tools.nth(1)).to_be_focused()
    writer.page.keyboard.press("End")
    expect(tools.last).to_be_focused()
    writer.page.keyboard.press("ArrowRight")
    expect(tools.first).to_be_focused()


def test_the_page_is_a_labelled_text_box(writer):
    writer.open()
    expect(writer.page.get_by_role("textbox", name=re.compile("Body"))).to_have_attribute("aria-multiline", "true")


def test_on_a_phone_the_tools_stay_in_sight_and_fit_a_thumb(writer):
    writer.page.set_viewport_size({"width": 390, "height": 700})
    writer.open("<p>kata</p>" * 60)
    writer.page.mouse.move(200, 400)
    writer.page.mouse.wheel(0, 1500)
    true_in(writer.page, "scrollY > 500")
    box = writer.tool("bold").bounding_box()
    assert box["width"] >= 44
    assert box["height"] >= 44
    assert 640 < box["y"] + box["height"] <= 700
    assert writer.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_lines_have_the_length_that_readers_get(writer):
    box = writer.open("<p>" + "kata " * 100 + "</p>").page.locator(".body-page p").bounding_box()
    assert box["width"] == 640


def test_a_link_is_set_mended_and_taken_away(writer):
    writer.open("<p>kata</p>").select_all()
    writer.page.keyboard.press("Control+k")
    address = writer.page.locator("#body-link-address")
    address.fill("javascript:alert(1)")
    address.press("Enter")
    expect(writer.page.get_by_role("alert")).to_be_visible()
    address.fill("example.org/pasar")
    address.press("Enter")
    writer.expect_field('<p><a rel="noopener" href="https://example.org/pasar">kata</a></p>')
    writer.tool("link").click()
    expect(address).to_have_value("https://example.org/pasar")
    address.fill("")
    address.press("Enter")
    writer.expect_field("<p>kata</p>")


def test_another_story_is_found_and_pointed_to(writer, cast):
    story = stage.published(cast, headline="Ekspor rumput laut naik")
    stage.draft(cast, headline="Ekspor rahasia")
    writer.open("<p>satu</p><p>dua</p>").page.locator(".body-page p").first.click()
    writer.tool("readAlso").click()
    dialog = writer.page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill("ekspo")
    expect(dialog.get_by_role("listitem")).to_have_count(1)
    writer.page.keyboard.press("ArrowDown")
    writer.page.keyboard.press("Enter")
    expect(writer.page.locator(".body-readalso")).to_contain_text("Ekspor rumput laut naik")
    assert writer.save() == f'<p>satu</p><aside data-article="{story.pk}">Ekspor rumput laut naik</aside><p>dua</p>'


def test_a_pointer_to_a_story_that_is_gone_says_so(writer, cast):
    gone = stage.withdrawn(cast)
    writer.open(f'<aside data-article="{gone.pk}">Judul</aside><p>a</p>')
    expect(writer.page.locator(".body-readalso.is-gone")).to_contain_text("Judul")


def test_a_dialog_left_by_escape_changes_nothing(writer):
    writer.open("<p>a</p>").tool("readAlso").click()
    writer.page.get_by_role("dialog").wait_for()
    writer.page.keyboard.press("Escape")
    expect(writer.page.get_by_role("dialog")).to_have_count(0)
    assert writer.field == "<p>a</p>"


def test_a_video_is_shown_by_its_address_and_an_unknown_one_is_refused(writer):
    writer.open("<p></p>").tool("embed").click()
    address = writer.page.locator("#body-embed-address")
    address.fill("https://evil.example/video")
    address.press("Enter")
    expect(writer.page.get_by_role("alert")).to_contain_text("YouTube")
    address.fill("https://youtu.be/dQw4w9WgXcQ?si=track")
    address.press("Enter")
    expect(writer.page.locator(".body-embed")).to_contain_text("youtube.com")
    assert writer.save() == '<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>'


def test_a_photo_of_the_library_gets_a_caption_of_its_own(writer, cast):
    photo = PhotoFactory(created_by=cast.writer)
    writer.open("<p>a</p>").write_at_end().tool("photo").click()
    picker = writer.page.locator("dialog.photo-picker")
    picker.locator(f"[data-id='{photo.pk}'] button").click()
    picker.locator("[data-choose]").click()
    card = writer.page.locator(".body-photo")
    expect(card).to_contain_text(photo.credit)
    card.locator("figcaption").click()
    writer.page.keyboard.type("Panen raya")
    writer.page.keyboard.press("Enter")
    writer.page.keyboard.type("b")
    saved = writer.save()
    assert saved.startswith(
        f'<p>a</p><figure data-photo="{photo.pk}"><figcaption>Panen raya</figcaption></figure><p>b</p>'
    )


def test_a_table_grows_and_goes(writer):
    writer.open("<p>a</p>").write_at_end().tool("table").click()
    writer.page.keyboard.type("Bulan")
    writer.tool("addRow").click()
    assert writer.field.count("<tr>") == 4
    writer.tool("deleteTable").click()
    assert "table" not in writer.field
    expect(writer.tool("addRow")).to_be_hidden()


def test_a_card_is_taken_away_by_its_button_and_brought_back_by_undo(writer):
    html = '<p>a</p><figure data-embed="https://vimeo.com/76979871"></figure><p>b</p>'
    writer.open(html)
    writer.page.get_by_role("button", name="Remove this video or post").click()
    assert writer.field == "<p>a</p><p>b</p>"
    writer.tool("undo").click()
    assert writer.field == html


def test_another_script_can_put_back_a_kept_text(writer):
    writer.open("<p>lama</p>").page.evaluate(
        f"{FIELD}.value = '<p>kembali</p>'; {FIELD}.dispatchEvent(new Event('body:set'))"
    )
    expect(writer.sheet).to_have_text("kembali")


def test_if_the_editor_cannot_load_the_plain_field_stays(writer):
    writer.page.route("**/articles/editor/library.js", lambda route: route.abort())
    writer.page.goto(f"{writer.address}?{urlencode({'body': '<p>a</p>'})}")
    field = writer.page.locator("textarea[name=body]")
    field.fill("<p>b</p>")
    assert writer.save() == "<p>b</p>"


def test_on_a_phone_the_row_of_tools_fits_and_the_rest_is_behind_three_dots(writer):
    writer.page.set_viewport_size({"width": 390, "height": 844})
    row = writer.open("<p>kata</p>").page.locator(".body-toolbar")
    assert row.evaluate("row => row.scrollWidth <= row.clientWidth")
    shown = [tool.get_attribute("data-tool") for tool in row.locator("button:visible").all()]
    assert set(shown) == {"photo", "readAlso", "bold", "insert"}
    writer.select_all().tool("insert").click()
    rows = writer.page.locator("#body-insert [role=option]:visible")
    assert rows.first.bounding_box()["height"] >= 44
    rows.filter(has_text="Italic").click()
    writer.expect_field("<p><em>kata</em></p>")


def test_a_question_stands_in_the_middle_of_the_screen_whole(writer):
    writer.page.set_viewport_size({"width": 390, "height": 844})
    writer.open("<p>a</p>").tool("readAlso").click()
    box = writer.page.locator(".body-dialog").bounding_box()
    assert abs(box["y"] + box["height"] / 2 - 422) < 2


def test_marks_stand_above_what_is_selected(writer):
    writer.open("<p>Harga garam jatuh.</p>").write_at_end()
    bubble = writer.page.get_by_role("group", name="For the selected words")
    expect(bubble).to_be_hidden()
    writer.select_all()
    expect(bubble).to_be_visible()
    words = writer.sheet.locator("p").bounding_box()
    assert bubble.bounding_box()["y"] < words["y"]
    bold = bubble.get_by_role("button", name="Bold")
    bold.click()
    writer.expect_field("<p><strong>Harga garam jatuh.</strong></p>")
    expect(bold).to_have_attribute("aria-pressed", "true")
    bubble.get_by_role("button", name="Heading", exact=True).click()
    writer.expect_field("<h2><strong>Harga garam jatuh.</strong></h2>")
    writer.page.keyboard.press("Escape")
    expect(bubble).to_be_hidden()
    writer.write_at_end()
    expect(bubble).to_be_hidden()
    assert not writer.complaints


def test_on_a_phone_the_place_above_a_selection_is_the_systems(writer):
    writer.page.set_viewport_size({"width": 390, "height": 800})
    writer.open("<p>Harga garam jatuh.</p>").select_all()
    expect(writer.page.locator(".body-bubble:not([hidden])")).to_have_count(1)
    expect(writer.page.locator(".body-bubble")).to_be_hidden()
