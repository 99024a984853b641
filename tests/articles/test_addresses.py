"""The addresses of stories and tags: in any script, never empty, and lasting."""

from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse
from taggit.models import Tag

from articles.formfields import TagsField
from articles.models import Article, Edition
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from people.models import Author
from tests import stage
from tests.factories import ArticleFactory, AuthorFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["Citroën", "東京", "مكة", "Rp1,5 T", "C++", "हिन्दी", "\U0001f525"])
def test_a_tag_has_a_page_and_a_feed_that_work(client, cast, name):
    story = stage.published(cast, tags=[name])
    tag = story.tags.get()
    address = reverse("public:tag", args=[tag.slug])
    assert client.get(address).status_code == 200
    assert client.get(reverse("public:tag_feed", args=[tag.slug])).status_code == 200
    page = client.get(story.editions.get().get_absolute_url())
    assert page.status_code == 200
    assert f'href="{address}"' in page.content.decode()


def test_tags_that_would_share_an_address_get_one_each():
    tags = [Tag.objects.create(name=name) for name in ("C", "C++", "C#", "\U0001f525", "\U0001f33e")]
    assert [tag.slug for tag in tags] == ["c", "c-2", "c-3", "tag", "tag-2"]


def test_an_address_of_a_tag_that_somebody_wrote_stays():
    assert Tag.objects.create(name="Bank Indonesia", slug="bi").slug == "bi"


@pytest.mark.parametrize("name", ["\U0001f525", "!!!", "–"])
def test_a_tag_without_a_letter_is_refused_with_the_reason(name):
    field = TagsField(required=False)
    with pytest.raises(Exception, match="letter"):
        field.clean(f"Beras, {name}")


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Rp1,5 T untuk Apa/Itu", "rp1-5-t-untuk-apa-itu"),
        ("東京の物価", "東京の物価"),
        ("أسعار الأرز", "أسعار-الأرز"),
        ("\U0001f525\U0001f525", "berita"),
        ("?!", "berita"),
    ],
)
def test_a_headline_in_any_script_has_an_address_that_works(client, cast, headline, slug):
    story = stage.published(cast, headline=headline)
    edition = story.editions.get()
    assert edition.slug == slug
    assert client.get(edition.get_absolute_url()).status_code == 200
    moved = client.get(f"/read/{story.pk}/lama")
    assert moved.status_code == 301
    assert client.get(moved["Location"]).status_code == 200
    for address in ("/feed/", "/sitemap-news.xml"):
        assert edition.get_absolute_url() in client.get(address).content.decode()


def test_a_desks_own_link_to_a_wordless_headline_is_an_address():
    assert ArticleFactory(headline="…").get_absolute_url().endswith("/berita")


def mend(cast, story, **changes):
    """A change of a live story, approved and published."""
    stage.save(story, cast.writer, **changes)
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    workflow.perform("publish", cast.section_editor, story, Order(change=Change.UPDATE))


def test_mending_a_live_headline_leaves_the_address(cast):
    story = stage.published(cast, headline="Harga beras nail")
    mend(cast, story, headline="Harga beras naik")
    assert [one.slug for one in story.editions.order_by("starts_at")] == ["harga-beras-nail"] * 2


def test_an_address_that_is_asked_for_takes_the_place_of_the_old_one(cast):
    story = stage.published(cast, headline="Harga beras nail")
    mend(cast, story, headline="Harga beras naik", slug="harga-beras-naik")
    assert story.editions.latest("starts_at").slug == "harga-beras-naik"


def test_what_was_stored_without_an_address_gets_one(cast):
    story = stage.published(cast, headline="Harga beras naik")
    Edition.objects.filter(article=story).update(slug="-")
    Article.objects.filter(pk=story.pk).update(slug="--")
    tags = [Tag.objects.create(name=name) for name in ("Beras", "\U0001f525")]
    Tag.objects.filter(pk=tags[0].pk).update(slug="")
    Tag.objects.filter(pk=tags[1].pk).update(slug="_1")
    author = AuthorFactory(name="王小明", slug="x")
    Author.objects.filter(pk=author.pk).update(slug="-")
    import_module("articles.migrations.0005_addresses").give_addresses(apps, None)
    import_module("people.migrations.0003_addresses").give_addresses(apps, None)
    for row in (*tags, author, story):
        row.refresh_from_db()
    assert story.slug == ""
    assert story.editions.get().slug == "harga-beras-naik"
    assert [tag.slug for tag in tags] == ["beras", "tag"]
    assert author.slug == "王小明"
