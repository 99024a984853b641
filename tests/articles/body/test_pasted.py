"""What comes without the editor is tidied by the same rules as what is pasted into it."""

from time import process_time

import pytest

from articles import body
from articles.body import unseen
from tests.articles.body.pasted_cases import PASTES


@pytest.mark.parametrize("name", PASTES)
def test_the_cleaner_makes_a_body_of_it(name):
    html, expected = PASTES[name]
    assert body.clean(html) == expected


@pytest.mark.parametrize("name", PASTES)
def test_a_body_made_of_it_stays_as_it_is(name):
    once = body.clean(PASTES[name][0])
    assert body.clean(once) == once


def test_what_was_left_out_is_told():
    html = PASTES["tracked changes"][0] + PASTES["a Docs comment"][0] + '<p>x<img src="a.jpg" alt="Pasar"></p>'
    _html, left_out = body.clean_telling(html)
    assert left_out == [
        ("comments", "[a]"),
        ("comments", "[a]Benarkah?"),
        ("deleted", "turun"),
        ("pictures", "Pasar"),
    ]
    assert {kind for kind, _words in left_out} <= set(unseen.KINDS)


def test_deep_nests_cost_no_more_than_their_words():
    html = "<span style='font-style:italic'>" * 3000 + "kata" + "</span>" * 3000
    assert "kata" in body.clean(f"<p>{html}</p>")


HOSTILE = {
    "lists that never close": "<ul" * 100_000,
    "addresses in a row": "<p>" + "href=" * 80_000,
    "a picture with a long address": f"<p><img src='{'emoji' * 50_000}'>a</p>",
    "half a sign": "<p><img src='/emoji/d83d.png'>a</p>",
    "levels without end": "".join(f"<ul><li data-aria-level='{n}'>a</li></ul>" for n in range(1, 2000)),
    "a level that is no number": f"<ul><li data-aria-level='{'9' * 5000}'>a</li></ul>",
    "a wrapper around half an address": '<p><a href="https://www.google.com/url?q=http://[x">a</a></p>',
    "spans within spans": "<span style='display:block'>" * 3000 + "a",
    "fields that never end": "<p>" + "<span style='mso-element:field-begin'></span>a" * 3000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_paste_is_work_in_proportion_to_its_length(name):
    began = process_time()
    once = body.clean(HOSTILE[name])
    assert body.clean(once) == once
    assert process_time() - began < 10  # a slow machine takes one; squared, it would be minutes
