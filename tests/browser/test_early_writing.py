"""An open story is read, and written on, before the editor has come; what is typed goes on in the editor."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Autosave
from tests import stage
from tests.browser.conftest import settled, true_in, until

BODY = "<p>Harga garam naik.</p><h2>Petani</h2><p>Gudang penuh.</p>"
EARLY = "[data-early]"


@pytest.fixture
def late(page):
    """The editor's library, on its way until it is let through."""
    waiting = []
    page.route(
        "**/articles/editor/library.js", lambda route: waiting.append(route)
    )  # the driver takes functions only

    def let_through():
        until(page, lambda: waiting, "the page asks for the editor")
        for route in waiting:
            route.continue_()
        settled(page)
        expect(page.locator(EARLY)).to_have_count(0)

    yield let_through
    page.unroute_all(behavior="ignoreErrors")  # some of a test's pages never get it


@pytest.fixture
def open_early(cast, page, signed_in, go, late):
    """Opens a story with this body; its editor has not come."""

    def open_early(body=BODY, **told):
        story = stage.draft(cast, body=body, **told)
        go(signed_in(page, cast.writer), "admin:articles_article_change", story.pk)
        return page.locator(EARLY)

    return open_early


def field(page):
    return page.locator("#id_body")


def test_the_text_is_read_as_it_will_be_and_no_html_is_seen(page, open_early, late):
    early = open_early()
    expect(page.get_by_role("heading", name="Petani")).to_be_visible()
    expect(field(page)).to_be_hidden()
    look = "one => { const s = getComputedStyle(one); return [s.fontFamily, s.fontSize, s.lineHeight, s.color] }"
    places = ["p", "h2"]
    before = [early.locator(place).first.evaluate(look) for place in places]
    top = "one => one.getBoundingClientRect().top - document.getElementById('field-body').getBoundingClientRect().top"
    stood, width = early.locator("p").first.evaluate(top), early.locator("p").first.bounding_box()["width"]
    late()
    written = page.locator(".body-page")
    assert [written.locator(place).first.evaluate(look) for place in places] == before
    assert written.locator("p").first.bounding_box()["width"] == width
    assert abs(written.locator("p").first.evaluate(top) - stood) <= 2  # nothing moves under the eyes
    assert field(page).input_value() == BODY


def test_what_is_typed_goes_on_in_the_editor_with_the_caret_and_is_kept(page, open_early, late):
    early = open_early()
    early.locator("p").last.click()
    page.keyboard.press("End")
    page.keyboard.type(" Harga <jatuh>")
    assert "Harga &lt;jatuh&gt;" in field(page).input_value()  # already in what would be sent
    page.keyboard.press("Enter")
    page.keyboard.type("Ukt")
    page.keyboard.press("ArrowLeft")
    late()
    page.keyboard.type("X")
    whole = BODY.replace("penuh.", "penuh. Harga &lt;jatuh&gt;") + "<p>UkXt</p>"
    expect(field(page)).to_have_value(whole)
    expect(page.locator("[data-save-state]")).to_have_attribute("data-kept", "server")
    assert Autosave.objects.get().fields["body"] == [whole]
    page.keyboard.press("Control+z")
    expect(field(page)).to_have_value(whole.replace("UkXt", "Ukt"))  # the sign of the caret is in no history


def test_a_form_that_is_sent_before_the_editor_came_has_the_words(page, open_early):
    early = open_early()
    early.locator("p").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" Kini.")
    with page.expect_navigation():
        page.evaluate("HTMLFormElement.prototype.submit.call(document.getElementById('story-form'))")
    assert Article.objects.get().body == BODY.replace("naik.", "naik. Kini.")


def test_an_editor_that_never_comes_leaves_the_words_in_the_plain_field(page, open_early):
    page.unroute("**/articles/editor/library.js")
    page.route("**/articles/editor/library.js", lambda route: route.abort())
    open_early()
    expect(field(page)).to_be_visible()
    expect(field(page)).to_have_value(BODY)
    expect(page.locator(EARLY)).to_have_count(0)


def test_an_untouched_page_passes_for_untouched_and_cards_are_closed(page, open_early, late):
    body = '<p>Satu.</p><figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure><p>Dua.</p>'
    early = open_early(body)
    assert early.locator("figure").get_attribute("contenteditable") == "false"
    early.locator("p").last.click()  # a caret alone changes nothing
    late()
    assert field(page).input_value() == body
    true_in(page, "document.activeElement === document.querySelector('.body-page')")
    page.goto("about:blank")  # asks nothing: there is nothing to lose
    assert not Autosave.objects.exists()


def test_pasted_text_comes_without_its_dress(page, open_early, late):
    early = open_early()
    early.locator("p").last.click()
    page.keyboard.press("End")
    early.evaluate("""(early) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", "<p style='color:red'>Merah <script>1</script></p>");
      clipboardData.setData("text/plain", " Merah");
      early.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }""")
    late()
    expect(field(page)).to_have_value(BODY.replace("penuh.", "penuh. Merah"))


def test_what_was_sent_and_refused_is_shown_clean(cast, page, signed_in, go, late):
    story = stage.draft(cast, body=BODY)
    go(signed_in(page, cast.writer), "admin:articles_article_change", story.pk)
    page.evaluate("""() => {
      const form = document.getElementById("story-form");
      form.elements.body.value = "<p>Baru <img src=x onerror='window.struck = 1'></p>";
      form.elements.headline.value = "";
      HTMLFormElement.prototype.submit.call(form);
    }""")
    expect(page.locator(f"{EARLY} p")).to_have_text("Baru")
    assert page.locator(f"{EARLY} img").count() == 0
