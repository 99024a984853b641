"""What pages say of themselves to programs."""

import json
from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from PIL import Image

from articles.models import Edition
from photos import renditions
from public.models import Page
from public.models.page import Purpose
from public.seen import metadata
from tests import stage
from tests.factories import PhotoFactory, jpeg

pytestmark = pytest.mark.django_db

SITE = "https://koran.example"


@pytest.fixture(autouse=True)
def _own_address(settings):
    settings.NEWSROOM_URL = SITE


@pytest.fixture
def page(client, cast):
    """Call it with fields of a story, and get its page."""

    def page(**fields) -> BeautifulSoup:
        article = stage.published(cast, **fields)
        edition = Edition.objects.get(article=article)
        return BeautifulSoup(client.get(edition.get_absolute_url()).content, "html.parser")

    return page


def data(soup, kind) -> dict:
    found = [json.loads(script.string) for script in soup.find_all("script", type="application/ld+json")]
    return next(one for one in found if one["@type"] == kind)


def meta(soup, name) -> str:
    return (soup.find("meta", property=name) or soup.find("meta", attrs={"name": name}))["content"]


def test_a_story_is_a_news_article(page, cast):
    article = data(page(headline="Ekspor naik", tags=["nikel", "ekspor"]), "NewsArticle")
    edition = Edition.objects.get()
    url = SITE + edition.get_absolute_url()
    assert article["headline"] == "Ekspor naik"
    assert article["mainEntityOfPage"]["@id"] == url
    assert datetime.fromisoformat(article["datePublished"]) == edition.published_at
    assert datetime.fromisoformat(article["dateModified"]) == edition.updated_at
    assert article["author"] == [{"@type": "Person", "name": cast.writer.author.name, "url": f"{SITE}/penulis/wati/"}]
    assert article["publisher"]["name"] == "Newsroom"
    assert article["articleSection"] == "EkBis"
    assert sorted(article["keywords"]) == ["ekspor", "nikel"]
    assert article["isAccessibleForFree"] is True


def test_a_long_headline_is_cut_for_search_engines_alone(page):
    headline = "Sangat panjang " * 12
    soup = page(headline=headline.strip())
    short = data(soup, "NewsArticle")["headline"]
    assert len(short) <= 110
    assert short.endswith("…")
    assert meta(soup, "og:title") == headline.strip()


def test_pictures_have_their_size(client, cast):
    story = stage.published(cast)
    renditions.make_first(story.lead_photo, jpeg())
    soup = BeautifulSoup(client.get(Edition.objects.get().get_absolute_url()).content, "html.parser")
    image = data(soup, "NewsArticle")["image"][0]
    assert image["url"].startswith(f"{SITE}/media/photos/")
    assert image["creator"] == {"@type": "Person", "name": "Andi"}
    assert image["copyrightNotice"] == "© Newsroom/Andi"
    assert "acquireLicensePage" not in image
    assert (image["width"], image["creditText"]) == (960, "Newsroom/Andi")
    assert meta(soup, "og:image") == image["url"]
    assert meta(soup, "og:image:alt") == story.lead_photo.alt
    assert meta(soup, "twitter:card") == "summary_large_image"


def test_a_picture_says_where_its_licence_is_and_where_one_is_asked_for(client, cast):
    """https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata"""
    Page.objects.create(title="Hubungi", slug="hubungi", purpose=Purpose.FEEDBACK, body="<p>A</p>")
    terms = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/."
    for licence, at in ((terms, "https://creativecommons.org/licenses/by/4.0/"), ("", f"{SITE}/halaman/hubungi/")):
        story = stage.published(cast, lead_photo=PhotoFactory(licence=licence))
        renditions.make_first(story.lead_photo, jpeg())
        page = client.get(story.editions.get().get_absolute_url())
        image = data(BeautifulSoup(page.content, "html.parser"), "NewsArticle")["image"][0]
        assert (image["license"], image["acquireLicensePage"]) == (at, f"{SITE}/halaman/hubungi/")


def test_a_story_without_renditions_makes_do_with_a_small_card(page):
    soup = page()
    assert "image" not in data(soup, "NewsArticle")
    assert meta(soup, "twitter:card") == "summary"


def test_breadcrumbs_lead_from_home_by_the_section(page):
    steps = data(page(headline="Ekspor naik"), "BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in steps] == ["Newsroom", "EkBis", "Ekspor naik"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert steps[1]["item"] == f"{SITE}/ekbis/"


@pytest.mark.parametrize("nasty", ["</script><script>alert(1)</script>", "<!-- <script>", "a\u2028b & 'c' \"d\""])
def test_no_headline_can_end_the_script_it_stands_in(page, nasty):
    soup = page(headline=nasty)
    assert data(soup, "NewsArticle")["headline"] == nasty
    assert not [script for script in soup.find_all("script", type=None) if "alert" in script.text]


def test_one_canonical_address_without_parameters(client, page):
    page()
    edition = Edition.objects.get()
    soup = BeautifulSoup(client.get(edition.get_absolute_url() + "?utm_source=x").content, "html.parser")
    assert [link["href"] for link in soup.find_all("link", rel="canonical")] == [SITE + edition.get_absolute_url()]


def test_open_graph_of_a_story(page):
    soup = page(headline="Ekspor naik", standfirst="Permintaan menopang harga.")
    assert soup.title.string == "Ekspor naik - Newsroom"
    assert meta(soup, "og:type") == "article"
    assert meta(soup, "og:description") == meta(soup, "description") == "Permintaan menopang harga."
    assert meta(soup, "og:url") == soup.find("link", rel="canonical")["href"]
    assert meta(soup, "article:section") == "EkBis"
    assert datetime.fromisoformat(meta(soup, "article:published_time")).tzinfo is not None


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("/", "/feed/"),
        ("/ekbis/", "/ekbis/feed/"),
        ("/tag/ekspor/", "/tag/ekspor/feed/"),
        ("/penulis/wati/", "/penulis/wati/feed/"),
    ],
)
def test_each_list_names_its_feed(client, cast, path, feed):
    stage.published(cast)
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    assert SITE + feed in [link["href"] for link in soup.find_all("link", type="application/rss+xml")]


def test_the_home_page_says_how_to_search(client, cast):
    stage.published(cast)
    site = data(BeautifulSoup(client.get("/").content, "html.parser"), "WebSite")
    assert site["potentialAction"]["target"] == f"{SITE}/cari/?q={{search_term_string}}"


def test_a_page_left_out_of_the_index_says_so():
    shown = metadata.for_listing("Cari", "Hasil", "/cari/", index=False)
    soup = BeautifulSoup(render_to_string("components/metadata.html", {"meta": shown}), "html.parser")
    assert meta(soup, "robots").startswith("noindex")


def test_descriptions_are_one_line_cut_between_words():
    short = metadata.short("Kata  panjang\n" * 40)
    assert len(short) <= 160
    assert short.endswith("Kata…") or short.endswith("panjang…")
    assert "\n" not in short


def test_a_story_names_the_feed_of_its_section(page, cast):
    feed = page().find("link", rel="alternate", type="application/rss+xml")
    assert feed["href"] == f"{SITE}/ekbis/feed/"
    assert feed["title"].startswith("EkBis")


def test_a_story_of_a_closed_section_names_no_feed(client, cast):
    edition = stage.published(cast).editions.get()
    cast.section.is_active = False
    cast.section.save()
    soup = BeautifulSoup(client.get(edition.get_absolute_url()).content, "html.parser")
    assert not soup.find("link", rel="alternate")


def test_the_paper_has_a_sign_that_is_there_and_as_large_as_it_says(page):
    logo = data(page(), "NewsArticle")["publisher"]["logo"]
    with Image.open(finders.find(logo["url"].removeprefix(f"{SITE}/static/"))) as image:
        assert image.size == (logo["width"], logo["height"])
        assert min(image.size) >= 112  # what Google asks for
