"""Whoever comes by an address of the old system is led to the story, for ever."""

import pytest

from articles.readers import old_addresses
from newsroom import imports
from public.models import Page
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(cast):
    """A live story that stood elsewhere before."""
    article = stage.published(cast, headline="Harga naik")
    old_addresses.keep(article, ["/2019/05/harga-naik/", "/?p=216"])
    return article


@pytest.mark.parametrize(
    "address", ["/2019/05/harga-naik/", "/2019/05/harga-naik/amp/", "/?p=216", "/?p=216&utm_source=x"]
)
def test_it_leads_on_to_the_story(client, story, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (301, f"/read/{story.pk}/harga-naik")
    assert client.get(answer["Location"]).status_code == 200  # and does not go from there to yet another


def test_an_address_that_nobody_had_is_not_there(client, story):
    assert client.get("/2019/05/harga-turun/").status_code == 404
    assert client.get("/?p=217").status_code == 404
    assert client.get("/?utm_source=217").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/%00/", "/a%00b/?p=%00", "/?p=%00", "/%ed%a0%80/x/", f"/{'a' * 3000}/"],
    ids=["nul", "both", "query", "surrogate", "long"],
)
def test_what_no_database_can_hold_was_nobodys_address(client, story, address):
    assert client.get(address).status_code in (400, 404)


def test_of_a_story_that_was_withdrawn_it_leads_to_the_notice(client, cast):
    article = stage.withdrawn(cast)
    old_addresses.keep(article, ["/2018/01/tuduhan/"])
    answer = client.get("/2018/01/tuduhan/")
    assert (answer.status_code, answer["Location"]) == (301, f"/read/{article.pk}")
    assert client.get(answer["Location"]).status_code == 410


def test_a_fixed_page_is_led_to_as_soon_as_readers_see_it_and_no_longer(client, story):
    page = Page.objects.get(
        pk=imports.keep_page("Tentang", "", "<p>x</p>", "", ["/tentang-kami/", "/?page_id=7", "/"])
    )
    imports.keep_page("Lain", "", "<p>y</p>", "", ["/tentang-kami/", "/2019/05/harga-naik/"])
    asked = ("/tentang-kami/", "/Tentang-Kami/amp/?utm_source=x", "/?page_id=7")
    assert [client.get(address).status_code for address in asked] == [404, 404, 404]
    for slug in ("tentang", "tentang-kami"):  # as it was renamed, also to what stood there
        Page.objects.filter(pk=page.pk).update(slug=slug, is_public=True)
        for address in asked:
            answer = client.get(address)
            assert (answer.status_code, answer["Location"]) == (301, f"/halaman/{slug}/")
    assert [one["addresses"] for one in imports.kept_pages()] == [
        ["/?page_id=7", "/tentang-kami"],
        ["/2019/05/harga-naik"],
    ]
    Page.objects.update(is_public=True)
    assert client.get("/2019/05/harga-naik/")["Location"].startswith(f"/read/{story.pk}/"), "the story had it first"
    Page.objects.update(is_public=False)
    assert [client.get(address).status_code for address in asked] == [404, 404, 404]
