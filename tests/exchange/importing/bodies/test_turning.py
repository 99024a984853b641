"""From any system's HTML to a body of ours."""

import pytest

from articles import body
from exchange.importing.bodies import turning
from exchange.importing.items import Picture


def turn(html, known=("a.jpg", "b.jpg"), **more):
    """The body, where pictures whose file is `known` are photos 1, 2, …"""

    def place(picture):
        name = turning.file_of(picture.address).rpartition("/")[2]
        return known.index(name) + 1 if name in known else None

    return turning.turn(html, place, **more)


def test_a_picture_in_a_paragraph_stands_between_two():
    made = turn('<p>Satu <img src="https://w.example/a-300x200.jpg" alt="x"> dua</p>')
    assert made.html == '<p>Satu</p><figure data-photo="1"></figure><p>dua</p>'
    assert made.pictures == [Picture("https://w.example/a-300x200.jpg", alt="x")]


def test_a_caption_comes_along_and_a_link_around_a_picture_goes():
    made = turn(
        '<figure class="wp-block-image"><a href="https://w.example/a.jpg"><img src="https://w.example/a.jpg"></a>'
        "<figcaption>Cabai <em>merah</em></figcaption></figure><p>Isi</p>"
    )
    assert made.html == '<figure data-photo="1"><figcaption>Cabai merah</figcaption></figure><p>Isi</p>'


def test_each_picture_of_a_gallery_is_a_photo_with_its_own_caption():
    one = '<figure><img src="https://w.example/{0}.jpg"><figcaption>{0}!</figcaption></figure>'
    made = turn(f'<figure class="wp-block-gallery">{one.format("a")}{one.format("b")}</figure>')
    assert made.html == (
        '<figure data-photo="1"><figcaption>a!</figcaption></figure>'
        '<figure data-photo="2"><figcaption>b!</figcaption></figure>'
    )


def test_a_picture_that_is_not_in_the_library_is_told():
    made = turn('<p>Isi</p><img src="https://lain.example/z.jpg">')
    assert made.html == "<p>Isi</p>"
    assert made.left_out == ["picture https://lain.example/z.jpg"]


def test_the_lead_is_not_printed_twice():
    lead = Picture("https://w.example/a-scaled.jpg")
    made = turn(
        '<figure><img src="http://www.w.example/a-1024x768.jpg"><figcaption>x</figcaption></figure><p>Isi</p>',
        lead=lead,
    )
    assert made.html == "<p>Isi</p>"
    second = '<p>Isi</p><img src="https://w.example/b.jpg"><img src="https://w.example/a.jpg">'
    assert turn(second, lead=lead).html.count("data-photo") == 2


def test_pictures_that_load_late_are_found_and_counters_are_none():
    made = turn(
        '<img src="data:image/gif;base64,R0" data-src="https://w.example/a.jpg">'
        '<img src="https://count.example/x.gif" width="1" height="1">'
    )
    assert made.html == '<figure data-photo="1"></figure>'
    assert made.left_out == []


TUBE = '<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>'


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0"></iframe>',
        '<p><iframe data-src="//www.youtube.com/embed/dQw4w9WgXcQ"></iframe></p>',
        '<iframe src="https://cdn.embedly.com/widgets/media.html?url=https%3A%2F%2Fyoutu.be%2FdQw4w9WgXcQ"></iframe>',
        "<p>https://youtu.be/dQw4w9WgXcQ</p>",
        '<p><a href="x">https://youtu.be/dQw4w9WgXcQ</a></p>',
    ],
    ids=["a frame", "one that loads late", "one around it", "an address alone", "a link alone"],
)
def test_a_known_player_becomes_an_embed(html):
    assert turn(html).html == TUBE


def test_a_quoted_post_becomes_an_embed():
    made = turn(
        '<blockquote class="twitter-tweet"><p>Halo</p><a href="https://twitter.com/a/status/12">x</a></blockquote>'
    )
    assert made.html == '<figure data-embed="https://x.com/a/status/12"></figure>'


def test_frames_and_recordings_that_nobody_knows_are_told():
    made = turn(
        '<p>Isi</p><iframe src="https://peta.example/x"></iframe><audio src="https://a.example/a.mp3"></audio>'
    )
    assert made.html == "<p>Isi</p>"
    assert made.left_out == ["frame https://peta.example/x", "audio https://a.example/a.mp3"]


def test_a_text_of_wordpress_goes_through_all_steps():
    made = turn(
        'Satu [caption width="3"]<img src="https://w.example/a.jpg" /> Cabai[/caption]\n\nDua\n\n'
        "https://youtu.be/dQw4w9WgXcQ\n\n<!--nextpage-->Tiga [lihat_juga id=3]",
        is_wordpress=True,
    )
    assert made.html == (
        '<p>Satu</p><figure data-photo="1"><figcaption>Cabai</figcaption></figure><p>Dua</p>' + TUBE + "<p>Tiga</p>"
    )
    assert made.left_out == ["[lihat_juga]"]


def test_no_word_is_lost():
    row = "<tr><td>20</td><td>15</td></tr>"
    table = f"<table><thead>{row}</thead><tbody>{row}</tbody></table>"
    made = turn("<p>Kata &amp; kata&nbsp;dua</p><ul><li>a</li><li>b c</li></ul>" + table + "<p>Isi.</p>" * 50)
    assert made.words_before == made.words_after == body.word_count(made.html)
    assert made.lost == 0


def test_what_comes_out_is_safe_and_stays():
    made = turn('<p onclick="x()">Isi<script>x()</script></p><img src="https://w.example/a.jpg" onerror="x()">')
    assert "x()" not in made.html
    assert body.clean(made.html) == made.html


def test_an_emoji_given_as_a_picture_is_its_letter():
    assert turn('<p>Baik <img class="emoji" alt="🙂" src="https://s.w.org/x.svg"></p>').html == "<p>Baik 🙂</p>"


def test_a_picture_of_squarespaces_is_one_picture_however_often_it_is_written():
    html = (
        '<div class="image-block-outer-wrapper"><figure class="sqs-block-image-figure"><a href="https://lain.example">'
        '<div><noscript><img src="https://w.example/a.jpg?w=2765"></noscript><img class="thumb-image" '
        'data-src="https://w.example/a.jpg?w=2765" data-image="https://w.example/a.jpg" alt="x"></div></a></figure>'
        "</div><p>Isi</p>"
    )
    made = turn(html)
    assert made.html == '<figure data-photo="1"></figure><p>Isi</p>'
    assert made.pictures == [Picture("https://w.example/a.jpg?w=2765", alt="x")]


def test_a_gallery_without_numbers_shows_what_belongs_to_the_story():
    numbers = {"7": 1, "8": 2}
    html = "<p>Isi</p>\n\n[gallery columns=2]\n\n<p>Akhir</p>"
    made = turning.turn(html, lambda one: numbers.get(one.ref), is_wordpress=True, attached=("7", "8", "9"))
    assert [f'data-photo="{number}"' in made.html for number in (1, 2)] == [True, True]
    assert made.left_out == ["picture 9"]
    assert made.html.startswith("<p>Isi</p>")
