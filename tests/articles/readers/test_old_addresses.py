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
    first, second = stage.draft(cast), stage.draft(cast)
    assert old_addresses.keep(first, ["/2019/05/harga-naik/", "/?p=216", "/"]) == 2
    assert old_addresses.keep(second, ["/2019/05/HARGA-NAIK", "/?p=217"]) == 1
    assert old_addresses.find("/2019/05/harga-naik/amp/") == first.pk
    assert old_addresses.find("/", "p=216&fbclid=x") == first.pk
    assert old_addresses.find("/", "p=217") == second.pk
    assert old_addresses.find("/", "") is None
    assert OldAddress.objects.count() == 3
