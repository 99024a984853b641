"""Whoever comes by an address of the old system is led to the story, for ever."""

import pytest

from articles.readers import old_addresses
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
    assert (answer.status_code, answer["Location"]) == (301, f"/read/{story.pk}")
    assert client.get(address, follow=True).status_code == 200


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
    assert client.get("/2018/01/tuduhan/", follow=True).status_code == 410
