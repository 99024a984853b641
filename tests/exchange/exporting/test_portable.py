"""A body for other systems: nothing in it that only this house understands."""

import pytest

from articles import body
from exchange.exporting.portable import Shown, html_of, leading_to, pictures_of

PHOTOS = {7: Shown("file:originals/7.jpg", 'Kapal "Laju"', "Di pelabuhan.", "Newsroom/Andi")}


def made(text: str) -> str:
    return html_of(text, PHOTOS, leading_to(lambda number: f"https://warta.example/read/{number}/"))


def test_a_line_to_what_is_no_news_says_so_first():
    text = '<aside data-article="12">Harga &lt;naik&gt;</aside><aside data-article="13">Panen</aside>'
    told = html_of(text, PHOTOS, leading_to(lambda number: f"/{number}", {12: "Iklan & promosi"}))
    assert told == '<p><a href="/12">Iklan &amp; promosi: Harga &lt;naik&gt;</a></p><p><a href="/13">Panen</a></p>'


CASES = [
    ("<p>Isi &amp; <strong>tebal</strong></p>", "<p>Isi &amp; <strong>tebal</strong></p>"),
    (
        '<figure data-photo="7"></figure>',
        '<figure><img src="file:originals/7.jpg" alt="Kapal &quot;Laju&quot;">'
        "<figcaption>Di pelabuhan. Newsroom/Andi</figcaption></figure>",
    ),
    (
        '<figure data-photo="7"><figcaption><em>Sini</em></figcaption></figure>',
        '<figure><img src="file:originals/7.jpg" alt="Kapal &quot;Laju&quot;">'
        "<figcaption><em>Sini</em> Newsroom/Andi</figcaption></figure>",
    ),
    ('<p>a</p><figure data-photo="8"></figure>', "<p>a</p>"),
    (
        '<aside data-article="12">Harga &lt;naik&gt;</aside>',
        '<p><a href="https://warta.example/read/12/">Harga &lt;naik&gt;</a></p>',
    ),
    (
        '<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>',
        '<p><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">'
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ</a></p>",
    ),
    (
        '<figure data-embed="https://vimeo.com/76979871" data-poster="7"></figure><p>b</p>',
        '<p><a href="https://vimeo.com/76979871">https://vimeo.com/76979871</a></p><p>b</p>',
    ),
    ('<blockquote data-pullquote=""><p>Katanya</p></blockquote>', "<blockquote><p>Katanya</p></blockquote>"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    CASES,
    ids=[
        "plain",
        "photo",
        "own caption",
        "photo not there",
        "read also",
        "video",
        "video with a photo",
        "pull quote",
    ],
)
def test_each_reference_becomes_something_that_others_know(text, found):
    assert made(text) == found
    assert "data-" not in made(text)


def test_every_reference_that_a_body_may_hold_is_tried():
    names = {name for names in body.allow_list()["attributes"].values() for name in names if name.startswith("data-")}
    assert sorted(name for name in names if not any(f"{name}=" in text for text, _found in CASES)) == []


def test_which_photos_texts_show():
    assert pictures_of(['<figure data-photo="7"></figure>', '<figure data-photo="9"></figure><p>7</p>']) == {7, 9}
