"""A real browser on a real server: where to find Chromium, and how a test's person comes in."""

import os
import socket
import threading
import time
import weakref
from contextlib import suppress
from pathlib import Path

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import WSGIRequestHandler
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Error, expect

from people.models import Role
from people.roles import DEFAULT_ROLES
from tests.browser import chromium, static_files
from tests.stage import Cast, make_cast

HERE = Path(__file__).parent
_windows = []  # opened in this test
_lines = weakref.WeakSet()  # sockets of the server
#: What every person in the tests types to sign in; `tests.factories` sets it.
PASSWORD = "rahasia-sekali-123"
#: How long a test waits for a state before it says that it did not come (ms): long enough for a machine that has
#: much else to do. Nothing waits this long where all is well.
PATIENCE = 90_000
#: An open page asks the desk for news every 15 to 25 seconds; in a test it waits a fifth of that.
IMPATIENT = """
if (!window.impatient) {
  window.impatient = true;
  const patient = window.setTimeout;
  window.setTimeout = (run, wait = 0, ...rest) => patient(run, wait < 10000 ? wait : wait / 5, ...rest);
}
"""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Everything in this folder drives a browser and needs rows that the server's own thread can see.

    Marked before pytest-django sorts: tests with real transactions empty every table, so they must run last.
    """
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start the browser of this machine. Without one the tests are skipped; on CI, or if one is named, they fail."""
    try:
        path = chromium.path_of(os.environ.get("NEWSROOM_TEST_BROWSER"))
    except chromium.NoBrowser as none:
        must = none.named or os.environ.get("CI")
        pytest.fail(str(none), pytrace=False) if must else pytest.skip(str(none))
    return {**browser_type_launch_args, "executable_path": path, "args": chromium.QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """A person in Jakarta at a desk; a test for phones sets its own viewport."""
    return {
        **browser_context_args,
        "locale": "id-ID",
        "timezone_id": "Asia/Jakarta",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture(scope="session", autouse=True)
def _patient():
    """What is expected of a page may take as long as the machine needs."""
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser(browser):
    """The browser. Each window it opens is patient, and is closed with the test that opened it."""
    opens = browser.new_context

    def new_context(**options):
        window = opens(**options)
        window.set_default_timeout(PATIENCE)
        _windows.append(window)
        window.on("close", lambda gone: gone in _windows and _windows.remove(gone))  # the driver takes functions only
        return window

    browser.new_context = new_context
    return browser


@pytest.fixture(autouse=True)
def _windows_closed(_answered_to_the_end):
    """A window left open goes on asking the server, whose threads the end of a test waits for."""
    yield
    for window in list(_windows):
        window.close()


@pytest.fixture(scope="session", autouse=True)
def _queries_beside_the_browsers_loop():
    """Playwright runs an event loop in this thread, and Django refuses queries beside one unless told it is fine."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def _answered_to_the_end(request, transactional_db):
    """The server's threads outlive the page that asked: emptying the tables below one of them is a deadlock.

    A window that stays open may have begun a line in reserve, which the server takes up only now.
    """
    yield
    end, stays = time.monotonic() + PATIENCE / 1000, request.node.get_closest_marker("shared_window")
    while any("process_request_thread" in thread.name for thread in threading.enumerate()):
        if stays:
            _hang_up()
        if time.monotonic() > end:
            pytest.fail("The server still answers a page of this test, or keeps its line: was every window closed?")
        time.sleep(0.02)


@pytest.fixture(scope="session")
def _window_for_many(browser, browser_context_args):
    """A window that stays open for all tests of this process which leave nothing in it that they must not find."""
    window = browser.new_context(**browser_context_args)
    _windows.remove(window)
    page = window.new_page()
    yield page
    window.close()


@pytest.fixture
def page(request, browser_context_args, live_server):
    """A window of the test's own; or, where the module says so (`shared_window`), one that stands open already.

    A new one costs more than what most tests then do in it. It is shared where no page says goodbye to the server,
    and no test adds scripts or functions to it.
    """
    if not request.node.get_closest_marker("shared_window"):
        yield request.getfixturevalue("context").new_page()
        return
    page = request.getfixturevalue("_window_for_many")
    ears = _remembered(page)
    yield page
    for event, hear in ears:
        page.remove_listener(event, hear)
    del page.on
    page.unroute_all(behavior="wait")
    page.context.unroute_all(behavior="wait")
    page.emulate_media(color_scheme="null", reduced_motion="null", media="null")
    page.goto(live_server.url + static_files.EMPTY)
    page.set_viewport_size(browser_context_args["viewport"])
    page.context.clear_cookies()
    page.context.clear_permissions()
    for other in page.context.pages:
        if other != page:
            other.close()
    line = page.context.new_cdp_session(page)
    line.send("Storage.clearDataForOrigin", {"origin": live_server.url, "storageTypes": "all"})
    line.send("Page.resetNavigationHistory")
    line.detach()


def _remembered(page) -> list[tuple]:
    """What the test asks to hear of the page, so that it can be taken back."""
    ears, on = [], page.on

    def hear(event, call):
        ears.append((event, call))
        on(event, call)

    page.on = hear
    return ears


def _hang_up() -> None:
    """End the lines on which nothing is asked: what was asked already is still answered."""
    for line in list(_lines):
        with suppress(OSError):
            line.shutdown(socket.SHUT_RD)


@pytest.fixture(scope="session", autouse=True)
def _lines_known():
    """The server's lines to browsers, as long as they stand."""
    patch = pytest.MonkeyPatch()
    setup = WSGIRequestHandler.setup

    def known(handler):
        setup(handler)
        _lines.add(handler.connection)

    patch.setattr(WSGIRequestHandler, "setup", known)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def _served_from_the_source(settings, monkeypatch, _house_rules):
    """Static files come unhashed from where they are written, so no test waits for collectstatic."""
    monkeypatch.setattr(StaticFilesHandler, "__call__", static_files.answer)
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]


@pytest.fixture
def roles(transactional_db):
    """The roles a migration made: a test with real transactions empties every table when it ends."""
    for codename, (name, rights) in DEFAULT_ROLES.items():
        Role.objects.get_or_create(codename=codename, defaults={"name": name, "rights": list(rights)})


@pytest.fixture
def cast(roles) -> Cast:
    """Everyone who works here, visible to the server's thread."""
    return make_cast()


def until(page, condition, what: str) -> None:
    """Wait until `condition()` is true of the database, while the page goes on; `what` says what was awaited."""
    end = time.monotonic() + PATIENCE / 1000
    while not condition():
        if time.monotonic() > end:
            pytest.fail(f"Waited {PATIENCE // 1000} s in vain for this: {what}.")
        page.wait_for_timeout(50)


def true_in(page, expression: str) -> None:
    """Wait until `expression` is true in the page, or in the one that has taken its place by then.

    Playwright's own wait has the page make code of a text, which the policy forbids to anybody.
    """

    def holds() -> bool:
        try:
            return bool(page.evaluate(expression))
        except Error as gone:
            if "context was destroyed" in str(gone) or "navigat" in str(gone):
                return False
            raise

    until(page, holds, expression)


def timers_run(page, within: int) -> None:
    """Let every timer of the page run that is due within `within` ms: they come in order, on a slow machine too."""
    page.evaluate("within => new Promise((run) => setTimeout(run, within))", within)


def settled(page):
    """Wait until the story's form is ready to type in and knows what it began with. Returns the page."""
    page.locator("#field-body [contenteditable=true]").wait_for()
    page.locator("#story-form[data-settled]").wait_for()
    return page


def ask_for(page, move: str) -> None:
    """Press the button that opens a move's dialog, in the bar or behind "…"."""
    button = page.locator(f"[data-opens='dialog-{move}']").first
    if not button.is_visible():
        page.locator("[data-more-moves]").click()
    button.click()


def enter_body(page) -> None:
    """Put the caret into the story's text, so that keys which move it are heard.

    The editor puts the caret back where it knows it to be, a moment after it got the focus; no hand is as quick.
    """
    page.locator("#field-body .ProseMirror").click()
    timers_run(page, within=100)


@pytest.fixture
def signed_in(live_server):
    """`signed_in(page, user)`: the page's browser now belongs to that person. Returns the page.

    Who is signed in there stays so: a new session would be another browser to the desk, which asks before it lets a
    story go from one to the other.
    """

    def is_in(page, user) -> bool:
        keys = [one["value"] for one in page.context.cookies(live_server.url) if one["name"] == "sessionid"]
        return any(SessionStore(key).get(SESSION_KEY) == str(user.pk) for key in keys)

    def come_in(page, user):
        if is_in(page, user):
            return page
        client = Client()
        client.force_login(user)
        cookie = client.cookies["sessionid"]
        page.context.add_init_script(IMPATIENT)
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return page

    return come_in


@pytest.fixture
def sign_in(live_server):
    """`sign_in(page, user)`: types name and password into the real form. Returns the page."""

    def type_in(page, user, password=PASSWORD):
        page.goto(live_server.url + reverse("account_login"))
        page.locator("input[name=login]").fill(user.username)
        page.locator("input[name=password]").fill(password)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_load_state()
        return page

    return type_in


@pytest.fixture
def go(live_server):
    """`go(page, "url:name", arg, …)`: opens an address of the house by its name."""

    def open_address(page, name, *args):
        page.goto(live_server.url + reverse(name, args=args))
        return page

    return open_address
