"""A body as readers get it."""

import re
import time
from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from articles import body
from articles.text import classes
from photos.pictures import Rendered

MADE = [
    {
        "w": width,
        "h": width * 2 // 3,
        **{name: {"path": f"p/{width}.{name}", "bytes": 9} for name in ("avif", "webp", "jpeg")},
    }
    for width in (320, 640, 960)
]
AUTO = ' dir="auto"'
PHOTO = Rendered(
    id=7, renditions={"original": MADE}, alt="Petani <memanen>", caption="Panen & raya", credit="Newsroom/Andi"
)


@dataclass
class Story:
    headline: str = "Ekspor <naik>"
    address: str = "/read/3/ekspor-naik"

    @property
    def labelled(self):
        return classes.labelled(self.headline, "news")

    def get_absolute_url(self):
        return self.address


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def rendered(html, photos=None, stories=None):
    return BeautifulSoup(body.render(body.clean(html), photos or {}, stories or {}), "html.parser")


def test_text_stays_as_it_was_written():
    html = "<p>Harga &lt; 5 <strong>naik</strong></p><h2>Pasar</h2>"
    assert body.render(html, {}, {}).replace(AUTO, "") == html


def test_every_paragraph_and_heading_runs_as_its_own_script_does():
    soup = rendered("<h2>a</h2><p>b</p><blockquote><p>c</p></blockquote><table><tr><td>d</td></tr></table>")
    assert all(one.get("dir") == "auto" for one in soup.find_all(["h2", "p"]))


def test_a_list_runs_as_its_first_item_does_with_its_marks():
    soup = rendered('<ul><li><p>a</p><ol start="3"><li><p>b</p></li></ol></li></ul>')
    assert [one.get("dir") for one in soup.find_all(["ul", "ol"])] == ["auto", "auto"]
    assert not soup.select("li [dir] p[dir], li[dir], li > p[dir]")


def test_struck_words_stay_struck_for_readers():
    assert str(rendered("<p>Harga <s>turun</s> naik</p>").p.s) == "<s>turun</s>"


def test_a_photo_is_a_picture_with_the_librarys_caption_and_credit():
    figure = rendered('<figure data-photo="7"></figure>', {7: PHOTO}).find("figure", class_="body-photo")
    assert figure.picture.img["alt"] == "Petani <memanen>"
    assert figure.figcaption.get_text(" ", strip=True) == "Panen & raya Photo credit: Newsroom/Andi"


def test_a_photos_own_caption_goes_before_the_librarys():
    html = '<figure data-photo="7"><figcaption>Panen <em>raya</em> di sini</figcaption></figure>'
    figure = rendered(html, {7: PHOTO}).figure
    assert figure.figcaption.decode_contents().startswith("Panen <em>raya</em> di sini")


def test_a_photo_without_caption_and_credit_has_no_caption_line():
    assert (
        rendered('<figure data-photo="7"></figure>', {7: Rendered(id=7, renditions={"original": MADE})}).figcaption
        is None
    )


@pytest.mark.parametrize("photos", [{}, {7: Rendered(id=7, caption="Belum jadi")}])
def test_a_photo_that_is_missing_or_not_made_yet_prints_nothing(photos):
    assert (
        body.render('<p>a</p><figure data-photo="7"><figcaption>x</figcaption></figure>', photos, {})
        == f"<p{AUTO}>a</p>"
    )


def test_read_also_follows_the_storys_headline_and_address_of_today():
    line = rendered('<aside data-article="3">judul lama</aside>', stories={3: Story()}).find("p", class_="read-also")
    assert line.get_text() == "Read also: Ekspor <naik>"
    assert line.a["href"] == "/read/3/ekspor-naik"


def test_read_also_vanishes_with_its_target():
    assert (
        body.render('<p>a</p><aside data-article="3">judul</aside><p>b</p>', {}, {})
        == f"<p{AUTO}>a</p><p{AUTO}>b</p>"
    )


def test_a_pull_quote_is_told_from_a_quotation():
    page = rendered('<blockquote data-pullquote=""><p>Besar</p></blockquote><blockquote><p>Biasa</p></blockquote>')
    assert [quote.parent.get("class") for quote in page.find_all("blockquote")] == [["pull-quote"], None]


@pytest.mark.parametrize(
    ("typed", "words", "who"),
    [
        ("<p>Besar</p>", "“Besar”", None),
        ("<p>Besar</p><p>— Siti, petani</p>", "“Besar”", "Siti, petani"),
        ("<p>Satu</p><p>Dua</p><p>- <strong>Siti</strong></p>", "“SatuDua”", "Siti"),
        ("<p>“Sudah”</p>", "“Sudah”", None),
        ("<p><em>„Schon“</em></p>", "„Schon“", None),
        ("<p>- bukan nama</p>", "“- bukan nama”", None),
    ],
)
def test_a_pull_quote_has_its_marks_and_names_who_said_it(typed, words, who):
    figure = rendered(f'<blockquote data-pullquote="">{typed}</blockquote>').find("figure", class_="pull-quote")
    assert figure.blockquote.get_text() == words
    assert (figure.figcaption and figure.figcaption.get_text()) == who


def test_a_pull_quote_that_holds_more_than_words_is_left_whole():
    html = '<blockquote data-pullquote=""><p>a</p><aside data-article="3">x</aside></blockquote>'
    quote = rendered(html, stories={3: Story()}).find("blockquote", class_="pull-quote")
    assert quote.find("p", class_="read-also")


@pytest.mark.parametrize("cell", ["<td></td>", "<td><p></p></td>", "<td><p><br></p></td>", "<td><p> &nbsp;</p></td>"])
def test_a_table_ends_with_its_last_row_that_says_something(cell):
    empty, full = f"<tr>{cell * 2}</tr>", "<tr><td><p>a</p></td><td></td></tr>"
    page = rendered(f"<table><tbody>{full}{empty}{full}{empty * 3}</tbody></table>")
    assert len(page.find_all("tr")) == 3


@pytest.mark.parametrize(
    ("width", "height", "look"),
    [
        (1600, 900, None),
        (1000, 1050, None),
        (900, 1350, "is-upright"),
        (1080, 1920, "is-upright"),
        (800, 2600, "is-tall"),
    ],
)
def test_a_picture_stands_by_its_shape(width, height, look):
    made = [{"w": width, "h": height, "jpeg": {"path": "p/1.jpg", "bytes": 9}}]
    figure = rendered('<figure data-photo="7"></figure>', {7: Rendered(id=7, renditions={"original": made})}).figure
    assert figure["class"] == ["body-photo", *([look] if look else [])]
    assert bool(figure.find("a", href=re.compile("p/1.jpg"))) is (look == "is-tall")


def test_a_wide_table_can_slide_in_its_own_frame():
    assert rendered("<table><tr><td>a</td></tr></table>").find("div", class_="body-table").table.td.get_text() == "a"


def test_an_embed_is_a_link_and_loads_nothing():
    figure = rendered('<figure data-embed="https://youtu.be/dQw4w9WgXcQ"></figure>').figure
    assert figure.a["href"] == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    assert figure.a["rel"] == ["noopener", "nofollow"]
    assert figure.a["data-embed-player"] == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
    assert figure.a["data-embed-play"] == "Play the video from YouTube"
    assert figure.find("span", class_="embed-words").get_text() == "Watch on YouTube"
    assert figure.small.get_text() == "Loads from YouTube once it is pressed."
    assert not figure.find_all(["iframe", "script", "img"])


def test_a_photo_of_ours_stands_before_a_video_and_its_maker_below_it():
    made = [{"w": 640, "h": 360, "jpeg": {"path": "p/1.jpg", "bytes": 9}}]
    photos = {7: Rendered(id=7, renditions={"16:9": made}, alt="Panen", credit="Antara <Ari>")}
    html = '<figure data-embed="https://youtu.be/dQw4w9WgXcQ" data-poster="{}"></figure>'
    figure = rendered(html.format(7), photos).figure
    assert figure["class"] == ["embed", "embed-video"]
    assert figure.a.picture.img["src"].endswith("p/1.jpg")
    assert figure.a.picture.img["alt"] == "", "the link says what it is"
    assert figure.figcaption.get_text() == "Photo credit: Antara <Ari>"
    gone = rendered(html.format(8), photos).figure
    assert gone.a["data-embed-player"]
    assert not gone.find(["picture", "figcaption"])


@pytest.mark.parametrize(
    "address",
    ["https://x.com/a/status/12", "https://www.instagram.com/p/CxYz_1-Ab/", "https://vt.tiktok.com/ZS8abcde/"],
)
def test_a_post_is_a_card_with_a_link_and_never_plays(address):
    figure = rendered(f'<figure data-embed="{address}"></figure>').figure
    assert figure["class"] == ["embed"]
    assert figure.a["href"] == address
    assert not [name for name in figure.a.attrs if name.startswith("data-embed")]


def test_text_that_looks_like_a_node_stays_text():
    html = body.from_plain_paragraphs(['<aside data-article="3">x</aside> <figure data-photo="7"></figure>'])
    assert body.render(html, {7: PHOTO}, {3: Story()}).replace(AUTO, "") == html


def test_rendering_makes_no_query(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        rendered('<figure data-photo="7"></figure><aside data-article="3">x</aside>', {7: PHOTO}, {3: Story()})


def test_a_long_story_takes_no_time_worth_counting():
    html = body.clean("<p>" + "Petani di Takalar memanen lebih awal dari biasanya. " * 8 + "</p>") * 100
    html += '<aside data-article="3">x</aside>' * 3
    started = time.process_time()
    for _ in range(20):
        body.render(html, {}, {3: Story()})
    assert (time.process_time() - started) / 20 < 0.005  # some 0.1 ms on an idle machine; this catches a bad pattern


def test_what_was_paid_for_vouches_for_none_of_its_links():
    html = (
        '<p><a href="https://klien.example/" rel="noopener">a</a> <a href="https://koran.example/read/1/x">b</a>'
        ' <a href="/read/1/x">c</a> <a href="https://koran.example.jahat/">d</a></p>'
    )
    made = body.vouching_for_nothing(html, "https://koran.example")
    assert made == (
        '<p><a href="https://klien.example/" rel="sponsored noopener">a</a> <a href="https://koran.example/read/1/x">b</a>'
        ' <a href="/read/1/x">c</a> <a href="https://koran.example.jahat/" rel="sponsored">d</a></p>'
    )
