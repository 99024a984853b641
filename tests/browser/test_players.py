"""A reader plays a video: nothing of the other site before the click, the player in its place after it."""

import pytest
from playwright.sync_api import expect

from tests import stage

PLAYER = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
BODY = '<p>Teks.</p><figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure><p>Lagi.</p>'


@pytest.fixture
def asked(context):
    """What the browser asks of other sites, which a small page of ours stands in for."""
    heard = []

    def stand_in(route):
        heard.append(route.request)
        route.fulfill(content_type="text/html", body="<!doctype html><title>x</title><p>Pemutar")

    context.route(lambda url: "127.0.0.1" not in url and "localhost" not in url, stand_in)
    return heard


@pytest.fixture
def story(live_server, cast):
    return live_server.url + stage.published(cast, body=BODY).editions.get().get_absolute_url()


def place_of(element) -> list[int]:
    """Where something stands on the page, however far it is scrolled, and how large it is."""
    return element.evaluate(
        """element => { const box = element.getBoundingClientRect();
        return [box.left, box.top + scrollY, box.width, box.height].map(Math.round) }"""
    )


@pytest.mark.parametrize("key", [None, "Enter", " "], ids=["click", "Enter", "space"])
def test_a_video_plays_in_its_place_once_it_is_asked_for(page, story, asked, key):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(story)
    poster = page.get_by_role("button", name="Play the video from YouTube")
    page.evaluate("document.fonts.ready")
    before = place_of(poster)
    assert asked == []
    poster.press(key) if key else poster.click()
    expect(page.frame_locator("iframe.player").get_by_text("Pemutar")).to_be_visible()
    assert [request.url for request in asked] == [f"{PLAYER}?autoplay=1"]
    assert asked[0].headers["referer"] == story.split("/read/")[0] + "/"
    assert place_of(page.locator("iframe.player")) == before
    assert page.locator("iframe.player").get_attribute("title") == "Video from YouTube"
    expect(page.locator("iframe.player")).to_be_focused()
    expect(page.get_by_role("link", name="Watch on YouTube")).to_have_attribute(
        "href", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    )
    assert complaints == []


def test_no_other_site_can_be_framed_there(page, story, asked):
    page.goto(story)
    refused = page.evaluate(
        """() => new Promise((refused) => {
          document.addEventListener("securitypolicyviolation", (event) => refused(event.effectiveDirective));
          const frame = document.createElement("iframe");
          frame.src = "https://www.youtube.com/embed/x";
          document.body.append(frame);
        })"""
    )
    assert refused == "frame-src"
    assert asked == []


def test_without_scripts_it_is_a_link(browser, story, asked):
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(story)
    link = page.get_by_role("link", name="Watch on YouTube")
    expect(link).to_be_visible()
    assert link.get_attribute("href") == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    plain.close()
