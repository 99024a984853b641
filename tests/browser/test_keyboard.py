"""Who uses the desk without a mouse or by ear: past the menu, into a drawer and out again, on a small screen too."""

import pytest
from playwright.sync_api import expect

from tests import stage

PHONE = {"width": 390, "height": 844}
IN_DRAWER = "document.getElementById('drawer').contains(document.activeElement)"


@pytest.fixture
def story_open(cast, signed_in, go, page):
    """The section editor reads a submitted story. Returns the page."""
    go(signed_in(page, cast.section_editor), "admin:articles_article_change", stage.submitted(cast).pk)
    page.locator("#field-body .body-page").first.wait_for()
    return page


def test_the_first_tab_leads_past_the_menu(cast, signed_in, go, page):
    go(signed_in(page, cast.section_editor), "admin:index")
    page.keyboard.press("Tab")
    expect(page.locator(".shell-skip")).to_be_focused()
    expect(page.locator(".shell-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('content').contains(document.activeElement)")
    assert page.get_by_role("main").count() == 1


def test_after_sending_a_note_the_keyboard_is_still_in_the_drawer(story_open):
    page = story_open
    notes = page.locator("[data-drawer=notes]")
    notes.press("Enter")
    page.locator("#note-new").fill("Siapa yang menghitung?")
    page.locator(".note-form button[type=submit]").first.press("Enter")
    expect(page.locator(".note-threads > li")).to_have_count(1)
    assert page.evaluate(IN_DRAWER)
    page.keyboard.press("Escape")
    expect(page.locator("#drawer")).to_be_hidden()
    expect(notes).to_be_focused()


def test_on_a_phone_the_keyboard_does_not_leave_an_open_drawer(story_open):
    page = story_open
    page.set_viewport_size(PHONE)
    page.locator("[data-side-open]").press("Enter")
    page.locator("[data-drawer=notes]").press("Enter")
    page.locator("#note-new").wait_for()
    for key in ("Tab", "Shift+Tab"):
        for _ in range(12):
            page.keyboard.press(key)
            assert page.evaluate(IN_DRAWER)


def test_on_a_phone_the_bar_is_one_row_and_its_symbols_have_names(story_open):
    page = story_open
    page.set_viewport_size(PHONE)
    bar = page.locator(".story-bar")
    assert bar.bounding_box()["height"] == 56
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    for name in ("Stories", "Preview", "Save", "More moves"):
        symbol = bar.get_by_role("link", name=name).or_(bar.get_by_role("button", name=name))
        expect(symbol).to_be_in_viewport(ratio=1)
        assert symbol.bounding_box()["width"] >= 36


def test_on_a_phone_a_reviewer_reaches_every_move_without_scrolling(story_open):
    page = story_open
    page.set_viewport_size(PHONE)
    expect(page.get_by_role("button", name="Approve")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="More moves").press("Enter")
    asks = page.locator("#story-else").get_by_role("button", name="Request changes")
    expect(asks).to_be_in_viewport(ratio=1)
    assert asks.bounding_box()["height"] >= 44
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('story-else').contains(document.activeElement)")
    asks.press("Enter")
    expect(page.locator("#dialog-request_changes textarea")).to_be_visible()
    expect(asks).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="More moves")).to_be_focused()


def test_what_is_beside_a_story_comes_up_on_a_phone_and_goes_again(story_open):
    page = story_open
    page.set_viewport_size(PHONE)
    opener, side = page.locator("[data-side-open]"), page.locator("#story-side")
    expect(side).to_be_hidden()
    opener.press("Enter")
    expect(side).to_be_in_viewport()
    expect(page.get_by_role("tab", name="Story")).to_be_focused()
    for key in ("Tab", "Shift+Tab"):
        for _ in range(9):
            page.keyboard.press(key)
            assert page.evaluate("document.getElementById('story-side').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(side).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_tabs_beside_a_story_are_turned_by_arrows(story_open):
    page = story_open
    tab = page.get_by_role("tab", name="Story")
    expect(tab).to_have_attribute("aria-selected", "true")
    tab.press("ArrowRight")
    checklist = page.get_by_role("tab", name="Checklist")
    expect(checklist).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Checklist")).to_be_visible()
    expect(page.locator("#field-tags")).to_be_hidden()
    page.keyboard.press("End")
    expect(page.get_by_role("tab", name="Review")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(tab).to_be_focused()


def test_on_a_phone_a_row_of_tabs_begins_at_the_current_one(cast, signed_in, live_server, page):
    page.set_viewport_size(PHONE)
    signed_in(page, cast.section_editor).goto(f"{live_server.url}/admin/articles/article/?tab=all")
    expect(page.locator(".stories-tabs [aria-current]")).to_be_in_viewport(ratio=1)


def test_the_menu_of_a_card_leads_to_its_first_move_and_into_its_fields(cast, signed_in, go, page):
    stage.submitted(cast)
    go(signed_in(page, cast.section_editor), "desk:board")
    page.locator("[data-move-menu]").press("Enter")
    first = page.locator("#mover .moves-allowed :is(summary, button)").first
    expect(first).to_be_focused()
    page.locator("#mover [data-move=request_changes] summary").press("Enter")
    expect(page.locator("#mover [data-move=request_changes] textarea")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-move-menu]")).to_be_focused()
