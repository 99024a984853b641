"""What comes without the editor is tidied by the same rules as what is pasted into it."""

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
