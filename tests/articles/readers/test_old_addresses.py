"""Addresses of another system lead on to the story that stood there."""

import pytest

from articles.models import OldAddress
from articles.readers import old_addresses
from tests import stage

SAME = {
    "/2019/05/harga-naik": [
        ("/2019/05/harga-naik/", ""),
        ("/2019/05/Harga-Naik", ""),
        ("/2019/05/harga-naik/amp/", ""),
        ("/2019/05/harga-naik/amp", "utm_source=x"),
        ("/2019/05/harga-naik/feed/", ""),
        ("//2019//05/harga-naik/index.html", ""),
        ("/2019/05/harga%2Dnaik/", ""),
        ("/2019/05/harga-naik/", "amp=1"),
        ("/amp/2019/05/harga-naik/", ""),
        ("/2019/05/harga-naik/feed/atom/", ""),
        ("/2019/05/harga-naik/comment-page-2/", "replytocom=7"),
        ("/2019/05/harga-naik/comment-page-2/amp/", ""),
        ("/2019/05/harga-naik/page/2/", ""),
        ("/2019/05/harga-naik/trackback/", ""),
    ],
    "/?p=216": [("/", "p=216"), ("", "p=216&utm_medium=x"), ("/index.php", "p=216"), ("/amp/", "p=216")],
    "/blog?page_id=7": [("/blog/", "page_id=7")],
    "": [("/", ""), ("/amp/", "utm_source=x"), ("/", "p=")],
}


@pytest.mark.parametrize(
    ("written", "path", "query"), [(written, *one) for written, them in SAME.items() for one in them]
)
def test_an_address_is_written_in_one_way(written, path, query):
    assert old_addresses.normal(path, query) == written


@pytest.mark.django_db
def test_an_address_leads_to_the_story_that_had_it_first(cast):
    first, second = stage.published(cast), stage.published(cast)
    assert old_addresses.keep(first, ["/2019/05/harga-naik/", "/?p=216", "/"]) == 2
    assert old_addresses.keep(second, ["/2019/05/HARGA-NAIK", "/?p=217"]) == 1
    assert old_addresses.find("/2019/05/harga-naik/amp/") == first.pk
    assert old_addresses.find("/", "p=216&fbclid=x") == first.pk
    assert old_addresses.find("/", "p=217") == second.pk
    assert old_addresses.find("/", "") is None
    assert OldAddress.objects.count() == 3


@pytest.mark.django_db
def test_it_leads_nowhere_until_readers_have_the_story_here(cast):
    drafted, planned = stage.draft(cast), stage.scheduled(cast)
    old_addresses.keep(drafted, ["/2019/05/konsep/"])
    old_addresses.keep(planned, ["/2019/05/nanti/"])
    gone = stage.withdrawn(cast)
    old_addresses.keep(gone, ["/2019/05/ditarik/"])
    asked = ("/2019/05/konsep/", "/2019/05/nanti/", "/2019/05/ditarik/")
    assert [old_addresses.find(path) for path in asked] == [None, None, gone.pk]


@pytest.mark.django_db
def test_a_page_of_a_divided_story_leads_to_the_whole_unless_a_story_had_that_address(
    cast, django_assert_num_queries
):
    divided, numbered = stage.published(cast), stage.published(cast)
    old_addresses.keep(divided, ["/2019/05/harga-naik/", "/?p=216"])
    old_addresses.keep(numbered, ["/2019/05/7"])
    for path, query in (("/2019/05/harga-naik/2/", ""), ("/2019/05/harga-naik/12", "x=1"), ("/", "p=216&page=2")):
        with django_assert_num_queries(1):
            assert old_addresses.find(path, query) == divided.pk
    assert old_addresses.find("/2019/05/7/") == numbered.pk
    assert old_addresses.find("/2019/05/7/2/amp/") == numbered.pk
    assert old_addresses.find("/2019/05/harga-naik/2019/") is None
    assert old_addresses.find("/2/") is None
