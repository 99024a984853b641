"""Videos of other sites: a link until the reader asks, and a policy that names only what the page may show."""

import re

import pytest
from bs4 import BeautifulSoup

from articles.workflow.status import Kind
from tests import stage

pytestmark = pytest.mark.django_db

TUBE = '<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>'
VIMEO = '<figure data-embed="https://vimeo.com/76979871"></figure>'
POST = '<figure data-embed="https://x.com/a/status/12"></figure>'


@pytest.fixture
def read(client, cast):
    """`read(body, …)`: the answer to a reader who opens a story with that body."""

    def read(html: str, **fields):
        story = stage.published(cast, body=f"<p>Teks.</p>{html}", **fields)
        return client.get(story.editions.get().get_absolute_url())

    return read


def framed(answer) -> str | None:
    found = re.search(r"frame-src ([^;]+)", answer["Content-Security-Policy"])
    return found[1] if found else None


@pytest.mark.parametrize(
    ("html", "sites"),
    [
        ("", None),
        (POST, None),
        (TUBE, "https://www.youtube-nocookie.com"),
        (TUBE + POST + TUBE, "https://www.youtube-nocookie.com"),
        (VIMEO, "https://player.vimeo.com"),
        (TUBE + VIMEO, "https://player.vimeo.com https://www.youtube-nocookie.com"),
    ],
)
def test_a_page_may_frame_the_players_it_holds_and_no_others(read, html, sites):
    answer = read(html)
    assert framed(answer) == sites
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert ("js/play.js" in answer.content.decode()) is bool(sites)


def test_the_rest_of_the_policy_is_that_of_any_page(read):
    plain, with_video = read("")["Content-Security-Policy"], read(TUBE)["Content-Security-Policy"]
    assert with_video.replace("; frame-src https://www.youtube-nocookie.com", "") == plain


def test_the_page_as_kept_has_the_same_policy(read, client, settings):
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    first = read(TUBE)
    again = client.get(first.request["PATH_INFO"])
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_no_other_site_is_asked_for_anything_before_the_click(read):
    page = BeautifulSoup(read(TUBE + VIMEO + POST).content, "html.parser")
    assert not page.select("iframe, object, embed")
    sources = [element["src"] for element in page.select("[src]")]
    assert not [source for source in sources if "youtube" in source or "vimeo" in source]


def test_a_video_storys_lead_picture_is_the_poster(read):
    answer = read("", kind=Kind.VIDEO, video_url="https://youtu.be/dQw4w9WgXcQ")
    link = BeautifulSoup(answer.content, "html.parser").select_one(".lead-picture a.video-link, .video-plain a")
    assert link["href"] == "https://youtu.be/dQw4w9WgXcQ"
    assert link["data-embed-player"] == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
    assert framed(answer) == "https://www.youtube-nocookie.com"


@pytest.mark.parametrize("address", ["https://media.example.co.id/siaran.mp4", "https://vt.tiktok.com/ZS8abcde/"])
def test_a_video_that_has_no_player_here_stays_a_link(read, address):
    answer = read("", kind=Kind.VIDEO, video_url=address)
    link = BeautifulSoup(answer.content, "html.parser").select_one(".lead-picture a.video-link, .video-plain a")
    assert link["href"] == address
    assert "data-embed-player" not in link.attrs
    assert framed(answer) is None


def test_a_video_address_left_on_an_ordinary_story_opens_no_frame(read):
    assert framed(read("", video_url="https://youtu.be/dQw4w9WgXcQ")) is None
