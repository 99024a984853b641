"""A text from elsewhere is of the right shape, clean, and shows the photos of this library."""

import pytest

from articles.archive import texts
from articles.archive.columns import Numbers
from articles.models.article import LONGEST_BODY
from articles.refusals import Refused
from articles.text import storyfields
from people.models import Author
from photos.models import Photo
from sections.models import Section

PHOTOS = {7: 71, 8: None}
NUMBERS = Numbers({Photo: PHOTOS.get, Author: {3: 31}.get, Section: {5: 51}.get})


def text(**said) -> dict:
    return storyfields.blank() | said


def test_numbers_are_those_that_hold_here():
    kept = text(
        body='<p>a</p><figure data-photo="7"></figure>',
        section=5,
        lead_photo=7,
        bylines=[{"author": 3, "role": "writer"}, {"author": 4, "role": "editor"}],
    )
    fields = texts.sound(kept, NUMBERS)
    assert fields["body"] == '<p>a</p><figure data-photo="71"></figure>'
    assert (fields["section"], fields["lead_photo"]) == (51, 71)
    assert fields["bylines"] == [{"author": 31, "role": "writer"}]


def test_a_text_of_an_earlier_release_takes_the_steps_that_it_lacks(monkeypatch):
    monkeypatch.setattr(storyfields, "STEPS", (lambda fields: fields | {"headline": fields["headline"].upper()},))
    assert texts.sound(text(headline="Judul"), NUMBERS)["headline"] == "JUDUL"
    assert texts.sound(text(headline="Judul") | {storyfields.SCHEMA: 2}, NUMBERS)["headline"] == "Judul"


def test_a_video_shows_the_photo_of_this_library_before_it_plays_or_none():
    video = '<figure data-embed="https://vimeo.com/76979871"{}></figure>'
    assert texts.rich(video.format(' data-poster="7"'), NUMBERS) == video.format(' data-poster="71"')
    assert texts.rich(video.format(' data-poster="8"'), NUMBERS) == video.format("")
    assert texts.rich('<p>data-poster="7"</p>', NUMBERS) == '<p>data-poster="7"</p>'


def test_a_photo_that_did_not_come_along_is_left_out():
    assert texts.rich('<p>a</p><figure data-photo="8"></figure><p>b</p>', NUMBERS) == "<p>a</p><p>b</p>"


def test_a_body_is_cleaned():
    assert texts.rich('<p onclick="x()">a<script>b()</script></p>', NUMBERS) == "<p>a</p>"


@pytest.mark.parametrize(
    "html", ["<p>Isi &amp; <strong>tebal</strong></p>", '<aside data-article="12">Judul</aside>']
)
def test_what_is_clean_stays_as_it_is(html):
    assert texts.rich(html, NUMBERS) == html


@pytest.mark.parametrize("html", ["x" * (LONGEST_BODY + 1), "<ul><li>" * 200], ids=["long", "deep"])
def test_what_nobody_could_read_is_refused(html):
    with pytest.raises(Refused):
        texts.rich(html, NUMBERS)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("headline", {"a": 1}),
        ("headline", "x" * 201),
        ("body", ["<p>"]),
        ("section", "5"),
        ("section", True),
        ("lead_photo", -1),
        ("tags", "ekspor"),
        ("tags", [1]),
        ("bylines", {"author": 3}),
        ("bylines", [{"author": "3", "role": "writer"}]),
        ("bylines", [{"author": 3, "role": "king"}]),
        ("kind", "sermon"),
    ],
    ids=[f"{number}" for number in range(12)],
)
def test_another_shape_is_refused_by_the_fields_name(name, value):
    with pytest.raises(Refused, match=name):
        texts.sound(text(**{name: value}), NUMBERS)
