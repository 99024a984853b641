"""Each way of leaving a story frees it for the others at once; whoever only looks elsewhere keeps it."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.handlers.base import BaseHandler
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.locks import locks
from articles.models import Lock, Presence
from tests import stage
from tests.browser.conftest import settled, until


@pytest.fixture
def story(cast):
    return stage.draft(cast, headline="Harga rumput laut naik")


@pytest.fixture
def writes(cast, story, signed_in, go):
    """`writes(page)`: the writer comes from the list of stories and has the form open. Returns the page."""

    def open_it(page):
        signed_in(page, cast.writer)
        page.on("dialog", lambda dialog: dialog.accept())
        go(page, "admin:articles_article_changelist")
        with page.expect_response("**/pulse/"):  # the page has told of itself
            go(page, "admin:articles_article_change", story.pk)
        assert Lock.objects.get().user == cast.writer
        return settled(page)

    return open_it


def is_free(page):
    until(page, lambda: not Lock.objects.exists(), "the story is free")


@contextmanager
def keeps_a_page_awake(page):
    """Another page of the same browser, for what is awaited after `page` has gone."""
    other = page.context.new_page()
    yield other
    other.close()


def close_tab(page):
    page.close()


def close_tab_as_a_hand_does(page):
    page.close(run_before_unload=True)


def close_window(page):
    page.context.close()


@pytest.mark.parametrize("close", [close_tab, close_tab_as_a_hand_does, close_window])
def test_closing_it_frees_the_story(cast, writes, page, browser, browser_context_args, close):
    writer = writes(page)
    with keeps_a_page_awake(browser.new_context(**browser_context_args).new_page()) as other:
        close(writer)
        is_free(other)


def test_closing_it_with_words_not_saved_frees_the_story(writes, page):
    writer = writes(page)
    writer.locator("#id_headline").fill("Belum disimpan")
    with keeps_a_page_awake(writer) as other:
        writer.close(run_before_unload=True)
        is_free(other)


def go_back(page):
    page.go_back()


def follow_a_link(page):
    page.locator("#nav-sidebar a[href$='/admin/articles/article/']").first.click()


def type_an_address(page):
    page.goto("about:blank")


@pytest.mark.parametrize("leave", [go_back, follow_a_link, type_an_address])
def test_going_elsewhere_in_the_same_tab_frees_the_story(writes, page, leave):
    writer = writes(page)
    leave(writer)
    is_free(writer)


def test_the_colleague_who_waits_may_edit_as_soon_as_the_tab_is_closed(
    cast, story, writes, page, browser, browser_context_args, signed_in, go
):
    writer = writes(page)
    waiting = signed_in(browser.new_context(**browser_context_args).new_page(), cast.section_editor)
    go(waiting, "admin:articles_article_change", story.pk)
    expect(waiting.locator("[data-lock-words]")).to_contain_text(str(cast.writer))
    writer.close(run_before_unload=True)
    expect(waiting.locator("[data-lock-edit]")).to_be_visible()
    waiting.locator("[data-lock-edit]").click()
    expect(waiting.locator("#id_headline")).to_have_value(story.headline)


def test_leaving_it_before_the_form_has_come_frees_the_story(cast, story, signed_in, go, page):
    signed_in(page, cast.writer)
    go(page, "admin:articles_article_changelist")

    def half(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().split('<div class="story at-story"')[0])

    page.route("**/change/", half)
    go(page, "admin:articles_article_change", story.pk)
    assert Lock.objects.get().user == cast.writer
    assert page.locator("#story-form").count() == 0
    page.goto("about:blank")
    is_free(page)


def test_loading_the_page_again_is_not_leaving_it(writes, page):
    writer = writes(page)
    with writer.expect_response("**/pulse/"):
        writer.reload()
    settled(writer)
    assert Lock.objects.exists()
    writer.goto("about:blank")
    is_free(writer)


def test_closing_it_while_a_save_is_under_way_frees_the_story(cast, story, writes, page):
    writer = writes(page)
    with keeps_a_page_awake(writer) as other:
        writer.route("**/change/", lambda route: None)  # the line is slow: no answer yet
        writer.locator("#id_headline").fill("Sedang disimpan")
        with writer.expect_request(lambda request: request.method == "POST" and "/change/" in request.url):
            writer.locator("[data-save]").click()
        writer.close()
        is_free(other)


def sleep(page):
    """The device puts the page to sleep, as a phone does with what lies in a pocket.

    A browser without a screen puts no page to sleep, even if told to; so the page gets the word that one would give.
    """
    page.evaluate("document.dispatchEvent(new Event('freeze'))")


def wake(page):
    page.evaluate("document.dispatchEvent(new Event('resume'))")


def test_a_page_put_to_sleep_frees_the_story_and_holds_it_again_when_it_wakes(cast, story, writes, page):
    writer = writes(page)
    with keeps_a_page_awake(writer) as other:
        sleep(writer)
        is_free(other)
        wake(writer)
        until(other, Lock.objects.exists, "the page that woke holds the story again")
    assert Lock.objects.get().user == cast.writer
    expect(writer.locator("[data-lock-lost]")).to_be_hidden()


def test_who_wakes_up_after_someone_else_began_is_told(cast, story, writes, page):
    writer = writes(page)
    with keeps_a_page_awake(writer) as other:
        sleep(writer)
        is_free(other)
    locks.take(story, locks.OpenPage(cast.section_editor, "session", Presence.objects.get().key))
    wake(writer)
    expect(writer.locator("[data-lock-lost-title]")).to_contain_text(str(cast.section_editor))


def test_a_device_that_falls_silent_without_a_word_frees_the_story_after_a_while(cast, story, writes, page):
    writer = writes(page)
    writer.context.set_offline(True)  # the phone sleeps, and its browser has told nobody
    Lock.objects.update(renewed_at=timezone.now() - locks.STALE_AFTER - timedelta(seconds=1))
    assert locks.holder(story) is None


def test_a_page_that_is_only_hidden_keeps_the_story(cast, writes, page):
    """Whoever looks something up in another tab comes back to their story."""
    writer = writes(page)
    Lock.objects.update(renewed_at=timezone.now() - timedelta(seconds=60))
    hide = """() => {
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }"""
    writer.evaluate(hide)
    lately = timezone.now() - timedelta(seconds=30)
    until(writer, lambda: Lock.objects.filter(renewed_at__gt=lately).exists(), "the hidden page holds its story")


@pytest.fixture
def keeping_window(browser_type, browser_type_launch_args, browser_context_args, live_server, monkeypatch):
    """A window of a browser that keeps pages for “back”: the tests' driver switches that off elsewhere.

    Chromium keeps a page marked `no-store` while no cookie changes, as here they do; Safari keeps them anyway.
    """
    answer = BaseHandler.get_response

    def without_no_store(self, request):
        response = answer(self, request)
        response.headers.pop("Cache-Control", None)
        return response

    monkeypatch.setattr(BaseHandler, "get_response", without_no_store)
    switched_off = ["--disable-back-forward-cache"]
    launched = browser_type.launch(**browser_type_launch_args, ignore_default_args=switched_off)
    window = launched.new_context(**browser_context_args)
    yield window
    window.close()
    launched.close()


def in_page(device, script):
    """Evaluate in whatever page stands in the tab now: the driver loses one that comes back from the cache."""
    return device.send("Runtime.evaluate", {"expression": script, "returnByValue": True})["result"].get("value")


def test_going_back_frees_the_story_and_forward_again_takes_it_back(cast, writes, keeping_window):
    writer = writes(keeping_window.new_page())
    other = keeping_window.new_page()
    device = keeping_window.new_cdp_session(writer)
    in_page(device, "window.mark = 'the same page'; history.back()")
    is_free(other)
    until(other, lambda: str(in_page(device, "location.pathname")).endswith("/article/"), "the list")
    in_page(device, "history.forward()")
    until(other, lambda: in_page(device, "window.mark") == "the same page", "the page comes out of the cache")
    until(other, Lock.objects.exists, "the page gone back to holds the story again")
    assert Lock.objects.get().user == cast.writer
    in_page(device, "history.back()")
    is_free(other)


def test_a_page_left_before_its_scripts_came_gives_the_story_back(cast, story, page, signed_in, live_server):
    signed_in(page, cast.writer)
    page.route("**/desk/at_story.js", lambda route: None)  # still on the way, on a slow line
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[story.pk]), wait_until="commit")
    page.locator(".story-bar").wait_for()
    assert Lock.objects.get().user == cast.writer
    with keeps_a_page_awake(page) as other:
        page.goto("about:blank", wait_until="commit")
        is_free(other)
