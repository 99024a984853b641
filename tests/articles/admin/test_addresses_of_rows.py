"""The address of each row is the one that Django makes, below whatever the server stands at."""

import pytest
from django.urls import reverse, set_script_prefix

from articles.templatetags.desk import at

NAMES = ["admin:articles_article_change", "admin:articles_article_quick", "desk:board_story"]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_what_django_makes(name):
    assert [at(number, name) for number in (7, 1907, 123456789)] == [
        reverse(name, args=[number]) for number in (7, 1907, 123456789)
    ]


def test_it_follows_the_place_at_which_the_server_stands():
    before = at(7, NAMES[0])
    set_script_prefix("/redaksi/")
    try:
        assert at(7, NAMES[0]) == reverse(NAMES[0], args=[7]) == f"/redaksi{before}"
    finally:
        set_script_prefix("/")
