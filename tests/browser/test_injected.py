"""The second wall: were a person's text ever taken for markup, nothing in it would run, ask, lead away or dress.

Escaping and the cleaner are the first wall, and have tests of their own. Here the markup is put into real pages as
they leave the server, under their own policy and beside their own scripts; and once more by a script that already
runs, as parts of the desk come in later.
"""

import re
from functools import partial

import pytest
from django.urls import reverse

from tests import stage
from tests.browser.conftest import timers_run
from tests.browser.injected import ELSEWHERE, EVERYTHING, FRAMED

pytestmark = pytest.mark.shared_window

#: Opened by whoever sees most; each has scripts of its own beside the frame's.
DESK = ["admin:index", "admin:articles_article_changelist", "admin:sections_section_changelist"]
SCREENS = ["desk:board", "desk:calendar", "desk:planning", "desk:notices", "desk:log"]
ALL, ON_THE_DESK = (
    '<div id="injected">{}</div>'.format("".join(f"<div>{markup}</div>" for markup in kinds.values()))
    for kinds in (EVERYTHING, EVERYTHING | FRAMED)
)

#: Whoever reads moves the mouse over everything and clicks on it.
TOUCH = """() => {
  for (const part of document.querySelectorAll("#injected *")) {
    part.dispatchEvent(new MouseEvent("mouseenter"))
    part.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window }))
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close()
  }
}"""
ANSWERS = """() => ({
  ran: document.documentElement.dataset.ran ?? "",
  base: document.baseURI,
  dressed: [document.documentElement, ...document.querySelectorAll(".ran")]
    .map((part) => getComputedStyle(part).getPropertyValue("--ran")).join(""),
  put: document.querySelectorAll("#injected > div").length,
})"""


@pytest.fixture
def hostile(page, live_server):
    """`hostile(path)`: opens the page with everything injected and touched, and returns what came of it.

    With `later` it comes in by a script that runs already, else from the server.
    """
    asked = []

    def refuse(route):
        asked.append(route.request.url)
        route.abort()

    page.context.route(re.compile(r"elsewhere\.example|/ran/"), refuse)

    def open_page(path: str, later: bool = False, markup: str = ON_THE_DESK) -> dict:
        url = live_server.url + path
        put_in = partial(_served_with, markup)
        if not later:
            page.route(url, put_in)
        page.goto(url)
        page.wait_for_load_state()
        if later:
            page.evaluate("(markup) => document.body.insertAdjacentHTML('afterbegin', markup)", markup)
        timers_run(page, within=300)
        page.evaluate(TOUCH)
        timers_run(page, within=700)
        answers = page.evaluate(ANSWERS)
        assert answers.pop("put") >= len(EVERYTHING), "The page was left, or the markup did not come in."
        return answers | {"asked": asked, "here": page.url}

    return open_page


def _served_with(markup: str, route) -> None:
    """The page as the server sent it, with the markup at the beginning of its body."""
    answer = route.fetch()
    text = re.sub(r"<body[^>]*>", lambda body: body[0] + markup, answer.text(), count=1)
    route.fulfill(response=answer, body=text)


def nothing(url: str) -> dict:
    """What comes of markup that nobody obeys."""
    return {"ran": "", "base": url, "dressed": "", "asked": [], "here": url}


@pytest.mark.parametrize("later", [False, True], ids=["from the server", "by a script"])
@pytest.mark.parametrize("name", DESK + SCREENS)
def test_no_markup_gives_orders_on_the_desk(hostile, signed_in, page, live_server, cast, name, later):
    signed_in(page, cast.editor_in_chief)
    path = reverse(name)
    assert hostile(path, later) == nothing(live_server.url + path)


@pytest.mark.parametrize("name", ["change", "history", "preview"])
def test_nor_around_a_story_on_the_desk(hostile, signed_in, page, live_server, cast, name):
    story = stage.draft(cast)
    signed_in(page, cast.writer)
    path = reverse(f"admin:articles_article_{name}", args=[story.pk])
    assert hostile(path) == nothing(live_server.url + path)


def test_nor_on_a_form_of_management(hostile, signed_in, page, live_server, cast):
    signed_in(page, cast.administrator)
    path = reverse("admin:sections_section_change", args=[cast.section.pk])
    assert hostile(path) == nothing(live_server.url + path)


@pytest.mark.parametrize("later", [False, True], ids=["from the server", "by a script"])
def test_nor_on_a_page_for_readers(hostile, page, live_server, cast, later):
    path = stage.published(cast).get_absolute_url()
    assert hostile(path, later, ALL) == nothing(live_server.url + path)


@pytest.mark.parametrize("name", ["account_login", "people:preferences", "account_change_password"])
def test_nor_on_a_page_of_ones_account(hostile, signed_in, page, live_server, cast, name):
    if name != "account_login":
        signed_in(page, cast.writer)
    path = reverse(name)
    assert hostile(path, markup=ALL) == nothing(live_server.url + path)


def test_what_would_be_obeyed_is_seen(page):
    """Without a policy most of this is obeyed: so that the tests above could fail."""
    page.route(f"{ELSEWHERE}/", lambda route: route.fulfill(content_type="text/html", body=f"<body>{ALL}"))
    page.goto(f"{ELSEWHERE}/")
    timers_run(page, within=300)
    assert page.evaluate("document.documentElement.dataset.ran")
