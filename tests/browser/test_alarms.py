"""An alarm on an open page: seen at once, read when asked for, and never in the way of the hand."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

#: Where everything that can be pressed stands.
PLACES = """() => [...document.querySelectorAll("#content :is(a, button, input, select, textarea), #main h1")]
    .map((one) => one.getBoundingClientRect()).map((box) => `${Math.round(box.x)},${Math.round(box.y)}`)"""


@pytest.fixture
def told_later(page):
    """What the desk has to tell an open page is held back until `told_later()`."""
    held, told = [], []
    page.route(re.compile(r"/admin/desk/live/"), lambda route: route.continue_() if told else held.append(route))

    def tell():
        told.append(True)
        for route in held:
            route.continue_()

    return tell


@pytest.mark.parametrize("width", [1280, 390])
def test_it_moves_nothing_of_the_page(page, signed_in, live_server, cast, told_later, width):
    page.set_viewport_size({"width": width, "height": 800})
    signed_in(page, cast.administrator).goto(live_server.url + reverse("admin:articles_reviewstep_add"))
    page.wait_for_load_state()
    page.locator(".select2-selection").first.wait_for()
    page.evaluate("document.fonts.ready")
    before = page.evaluate(PLACES)
    told_later()
    button = page.locator(".alarms-button")
    expect(button).to_be_visible()  # nothing ever swept here: the worker is missed
    assert page.evaluate(PLACES) == before
    expect(page.get_by_role("alert")).to_have_text("The worker has never run here.")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_gives_way_to_the_name_of_the_page_and_to_its_button(page, signed_in, live_server, cast):
    page.set_viewport_size({"width": 1280, "height": 800})
    signed_in(page, cast.editor_in_chief).goto(live_server.url + reverse("admin:articles_article_changelist"))
    page.locator(".alarms-said").evaluate("""one => {
        one.textContent = "Sudah lama menunggu ditinjau. ".repeat(9);
        one.closest(".alarms-top").hidden = false;
    }""")
    assert page.locator("#header-inner h1").evaluate("one => one.scrollWidth <= one.clientWidth")
    name, group = (page.locator(f"#header-inner {which}").first.bounding_box() for which in ("h1", "div:has(> h1)"))
    assert name["x"] + name["width"] <= group["x"] + group["width"] + 1
    assert page.locator("#header-inner .desk-button").bounding_box()["height"] < 45, "on one line"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_is_read_where_it_stands_and_closed_by_keyboard(page, signed_in, live_server, cast):
    signed_in(page, cast.administrator).goto(live_server.url + reverse("admin:index"))
    button = page.get_by_role("button", name="The worker has never run here.")
    button.press("Enter")
    listed = page.get_by_role("list", name="Alarms")
    expect(listed).to_contain_text("manage.py worker")
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(button).to_be_focused()


def test_nobody_who_cannot_mend_it_hears_of_it(page, signed_in, live_server, cast, told_later):
    signed_in(page, cast.writer)
    with page.expect_response(re.compile("/desk/live/")):
        page.goto(live_server.url + reverse("admin:index"))
        told_later()
    expect(page.locator(".alarms-button")).to_be_hidden()
