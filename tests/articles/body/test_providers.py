"""Which addresses can be shown in a story."""

import pytest
from django.core.exceptions import ValidationError

from articles.body import providers

TUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (TUBE, TUBE),
        ("https://youtu.be/dQw4w9WgXcQ?si=abc", TUBE),
        ("http://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ", TUBE),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", TUBE),
        ("https://www.youtube.com/live/dQw4w9WgXcQ?t=2", TUBE),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", TUBE),
        (" https://vimeo.com/76979871 ", "https://vimeo.com/76979871"),
        ("https://player.vimeo.com/video/76979871?h=1", "https://vimeo.com/76979871"),
        (
            "https://twitter.com/bank_indonesia/status/1234567890?s=20",
            "https://x.com/bank_indonesia/status/1234567890",
        ),
        ("https://x.com/a/status/12/photo/1", "https://x.com/a/status/12"),
        ("https://www.instagram.com/p/CxYz_1-Ab/?igsh=x", "https://www.instagram.com/p/CxYz_1-Ab/"),
        ("https://www.instagram.com/kemenkeu/reel/CxYz_1-Ab/", "https://www.instagram.com/reel/CxYz_1-Ab/"),
        (
            "https://www.tiktok.com/@a.b/video/7123456789012345678?x=1",
            "https://www.tiktok.com/@a.b/video/7123456789012345678",
        ),
        ("https://vt.tiktok.com/ZS8abcde/", "https://vt.tiktok.com/ZS8abcde/"),
        ("https://web.facebook.com/kemenkeu/posts/pfbid0AbC", "https://www.facebook.com/kemenkeu/posts/pfbid0AbC"),
        ("https://www.facebook.com/watch/?v=123456789", "https://www.facebook.com/watch/?v=123456789"),
        ("https://fb.watch/aBc_12/", "https://fb.watch/aBc_12/"),
    ],
)
def test_an_address_as_people_copy_it_is_known_and_kept_plain(typed, kept):
    assert providers.require(typed).address == kept


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        (TUBE, "https://www.youtube-nocookie.com"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com"),
        ("https://x.com/a/status/12", ""),
        ("https://vt.tiktok.com/ZS8abcde/", ""),
    ],
)
def test_a_player_is_named_by_scheme_and_host_for_a_policy(typed, site):
    assert providers.require(typed).player_site == site


@pytest.mark.parametrize("kept", [TUBE, "https://vimeo.com/76979871", "https://www.facebook.com/watch/?v=123456789"])
def test_a_kept_address_is_kept_as_it_is(kept):
    assert providers.require(kept).address == kept


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.youtube.com/@kanal",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example/?u=https://youtu.be/dQw4w9WgXcQ",
        "https://user@youtu.be/dQw4w9WgXcQ",
        "https://youtu.be:8443/dQw4w9WgXcQ",
        "javascript:alert(1)//youtu.be/dQw4w9WgXcQ",
        "//youtu.be/dQw4w9WgXcQ",
        "https://[youtu.be/dQw4w9WgXcQ",
        'https://x.com/a/status/12"onload=x',
        "https://x.com/home",
        "bukan alamat",
    ],
)
def test_any_other_address_is_refused_with_what_would_be_right(typed):
    with pytest.raises(ValidationError) as refusal:
        providers.require(typed)
    assert "YouTube" in refusal.value.messages[0]
    assert "https://" in refusal.value.messages[0]


def test_nothing_typed_asks_for_an_address():
    with pytest.raises(ValidationError) as refusal:
        providers.require("  ")
    assert refusal.value.code == "empty"


def test_the_player_of_a_video_sets_no_cookie():
    assert providers.find(TUBE).player == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
    assert providers.find("https://vimeo.com/76979871").player.endswith("?dnt=1")


def test_a_post_has_no_player():
    assert providers.find("https://x.com/a/status/12").player == ""
