"""What a body says and names."""

import pytest

from articles import body

HTML = body.clean(
    "<h2>Harga naik</h2><p>Petani &amp; nelayan<br>di&nbsp;Takalar</p>"
    '<figure data-photo="7"><figcaption>Panen raya</figcaption></figure>'
    '<aside data-article="3">Judul berita lain</aside>'
    "<ul><li><p>satu</p></li><li><p>dua</p></li></ul>"
    '<figure data-embed="https://vimeo.com/123456"></figure><figure data-photo="2"></figure>'
    '<figure data-embed="https://vimeo.com/123456" data-poster="5"></figure>'
    '<p>data-photo="99" data-poster="97" &lt;aside data-article="98"&gt;</p>'
)


def test_plain_text_has_a_line_for_each_block_and_no_entities():
    assert body.plain_text(HTML).splitlines() == [
        "Harga naik",
        "Petani & nelayan",
        "di Takalar",
        "Panen raya",
        "satu",
        "dua",
        'data-photo="99" data-poster="97" <aside data-article="98">',
    ]


def test_the_headline_of_another_story_is_not_counted():
    assert (
        body.word_count("<p>satu dua</p>")
        == body.word_count('<p>satu dua</p><aside data-article="3">tiga</aside>')
        == 2
    )


def test_photos_are_named_in_order_and_text_is_not_taken_for_one():
    assert body.photo_ids(HTML) == [7, 2, 5]


def test_stories_are_named_and_text_is_not_taken_for_one():
    assert body.article_ids(HTML) == [3]


def test_embeds_are_named():
    assert [embed.provider for embed in body.embeds(HTML)] == ["vimeo", "vimeo"]


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (1000, 5)])
def test_reading_time_is_whole_minutes_and_never_none(words, minutes):
    assert body.reading_minutes(words) == minutes
