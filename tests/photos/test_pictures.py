import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template

from photos import pictures, renditions
from photos.models import Photo
from tests.factories import PhotoFactory


def entry(width, height, *names):
    return {"w": width, "h": height} | {name: {"path": f"photos/1/{width}.{name}", "bytes": width} for name in names}


MADE = {
    "made_for": {},
    "16:9": [
        entry(320, 180, "avif", "webp"),
        entry(640, 360, "avif", "webp", "jpeg"),
        entry(1440, 810, "avif", "jpeg"),
    ],
    "original": [entry(640, 480, "avif", "webp", "jpeg")],
    "og": [entry(1200, 630, "jpeg")],
}


def markup(photo, arguments="") -> BeautifulSoup:
    page = Template("{% load pictures %}{% picture photo " + arguments + " %}").render(Context({"photo": photo}))
    return BeautifulSoup(page, "html.parser")


def photo(**fields) -> Photo:
    return Photo(**{"renditions": MADE, "alt": "Kapal di dermaga", **fields})


def test_a_browser_is_offered_the_smallest_format_first():
    page = markup(photo())
    assert [source["type"] for source in page.find_all("source")] == ["image/avif", "image/webp"]
    assert page.img["src"].endswith("640.jpeg")


def test_each_format_lists_its_widths():
    avif, webp = markup(photo()).find_all("source")
    assert [part.split()[1] for part in avif["srcset"].split(", ")] == ["320w", "640w", "1440w"]
    assert [part.split()[1] for part in webp["srcset"].split(", ")] == ["320w", "640w"]


def test_width_and_height_keep_the_page_from_jumping():
    image = markup(photo()).img
    assert int(image["width"]) / int(image["height"]) == pytest.approx(16 / 9)


def test_width_and_height_are_plain_numbers_in_every_language(settings):
    settings.USE_THOUSAND_SEPARATOR = True
    assert markup(photo()).img["width"] == "1440"


def test_a_picture_waits_until_it_is_near():
    image = markup(photo()).img
    assert image["loading"] == "lazy"
    assert "fetchpriority" not in image.attrs


def test_the_lead_picture_comes_first():
    image = markup(photo(), "lazy=False").img
    assert image["fetchpriority"] == "high"
    assert "loading" not in image.attrs


def test_sizes_and_class_are_passed_on():
    page = markup(photo(), 'sizes="50vw" css="lead"')
    assert page.img["sizes"] == page.source["sizes"] == "50vw"
    assert page.picture["class"] == ["lead"]


def test_alternative_text_is_escaped():
    page = str(markup(photo(alt='Kapal "Bahari" <script>')))
    assert "<script>" not in page
    assert markup(photo(alt='Kapal "Bahari" <script>')).img["alt"] == 'Kapal "Bahari" <script>'


def test_a_picture_may_be_mere_decoration():
    assert markup(photo(), 'alt=""').img["alt"] == ""


@pytest.mark.parametrize("nothing", [None, {}, Photo(renditions={}), {"renditions": {}, "alt": "x"}, ""])
def test_where_there_is_no_picture_nothing_is_printed(nothing):
    assert str(markup(nothing)).strip() == ""


def test_a_ratio_that_was_not_made_yet_shows_another():
    assert markup(photo(), 'ratio="1:1"').img["src"].endswith("640.jpeg")


def test_a_mapping_from_a_query_is_as_good_as_a_photo():
    row = {"id": 7, "renditions": MADE, "alt": "Kapal di dermaga", "unknown": 1}
    assert str(markup(row)) == str(markup(photo()))


def test_a_row_without_values_is_no_photo():
    assert pictures.Rendered.of(None) is None
    assert pictures.Rendered.of({"id": 3, "alt": None}).alt == ""


@pytest.mark.parametrize(("width", "file"), [(100, "640"), (640, "640"), (641, "1440"), (9000, "1440")])
def test_a_link_gets_the_smallest_that_is_large_enough(width, file):
    assert pictures.rendition_url(photo(), "16:9", width).endswith(f"{file}.jpeg")


def test_a_link_tells_its_size_and_kind():
    link = pictures.rendition(photo(), "og", 1200)
    assert (link.width, link.height, link.mime, link.bytes) == (1200, 630, "image/jpeg", 1200)


def test_a_link_to_nothing_is_empty():
    assert pictures.rendition_url(None) == ""
    assert pictures.rendition(photo(), "16:9", 640, "gif") is None


@pytest.mark.django_db
def test_no_query_is_made(django_assert_num_queries):
    stored = PhotoFactory()
    renditions.make(stored.pk)
    stored.refresh_from_db()
    with django_assert_num_queries(0):
        assert markup(stored).img


def test_a_script_is_told_of_the_small_formats_with_their_widths():
    avif, webp = pictures.sources(photo())
    assert (avif["type"], webp["type"]) == ("image/avif", "image/webp")
    assert avif["srcset"].endswith("photos/1/640.avif 640w")
    assert pictures.sources(None) == pictures.sources(photo(renditions={})) == []


def test_the_desk_gets_the_smallest_file_that_its_place_needs():
    made = {"original": [entry(160, 120, "avif"), entry(320, 240, "avif", "webp"), entry(960, 720, "avif", "webp")]}
    made["original"].append(entry(1440, 1080, "avif", "jpeg"))
    whole = photo(renditions=made)
    found = [pictures.small_url(whole), pictures.thumb_url(whole), pictures.preview_url(whole)]
    assert [one.rsplit("/", 1)[1] for one in found] == ["160.avif", "320.webp", "960.webp"]


def test_of_a_photo_just_uploaded_the_desk_shows_what_there_is():
    first = photo(renditions={"original": [entry(960, 640, "jpeg")]})
    for address in (pictures.small_url, pictures.thumb_url, pictures.preview_url):
        assert address(first).endswith("960.jpeg")
