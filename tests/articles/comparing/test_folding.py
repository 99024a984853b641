"""A fix goes into an update that began from the same text; what both changed is left to a person, and told."""

import pytest

from articles.comparing.folding import Left, fold
from articles.text import storyfields

BASE = storyfields.blank() | {
    "headline": "Panen rumput laut",
    "standfirst": "Ekspor naik.",
    "body": "<p>Satu.</p><p>Dua.</p><p>Tiga.</p>",
    "tags": ["laut"],
}


def text(**changes):
    return BASE | changes


def test_what_only_the_fix_changed_goes_in():
    fix = text(headline="Panen rumput laut naik", body="<p>Satu.</p><p>Dua!</p><p>Tiga.</p>")
    update = text(body="<p>Satu.</p><p>Dua.</p><p>Tiga, baru.</p>", tags=["ekspor"])
    folded, left = fold(BASE, update, fix)
    assert left == []
    assert folded == text(
        headline="Panen rumput laut naik", body="<p>Satu.</p><p>Dua!</p><p>Tiga, baru.</p>", tags=["ekspor"]
    )


def test_what_only_the_update_changed_stays():
    update = text(headline="Lain", standfirst="", body="<p>Baru.</p>", tags=[])
    assert fold(BASE, update, BASE) == (update, [])


def test_the_same_change_on_both_sides_is_no_conflict():
    changed = text(headline="Sama", body="<p>Satu.</p><p>Dua sama.</p><p>Tiga.</p>")
    assert fold(BASE, changed, changed) == (changed, [])


@pytest.mark.parametrize("name", ["headline", "standfirst"])
def test_a_line_that_both_changed_keeps_the_updates_words_and_is_told(name):
    folded, left = fold(BASE, text(**{name: "Punya pembaruan"}), text(**{name: "Punya perbaikan"}))
    assert folded[name] == "Punya pembaruan"
    assert left == [Left(name, BASE[name], "Punya perbaikan", "Punya pembaruan")]


def test_of_a_body_the_passages_that_both_changed_are_told_and_the_others_go_in():
    fix = text(body="<p>Satu!</p><p>Dua.</p><p>Tiga!</p>")
    update = text(body="<p>Satu, baru.</p><p>Dua.</p><p>Tiga.</p>")
    folded, left = fold(BASE, update, fix)
    assert folded["body"] == "<p>Satu, baru.</p><p>Dua.</p><p>Tiga!</p>"
    assert left == [Left("body", "<p>Satu.</p>", "<p>Satu!</p>", "<p>Satu, baru.</p>")]


def test_a_passage_that_the_update_took_out_stays_out_and_is_told():
    folded, left = fold(BASE, text(body="<p>Satu.</p><p>Tiga.</p>"), text(body="<p>Satu.</p><p>Dua!</p><p>Tiga.</p>"))
    assert folded["body"] == "<p>Satu.</p><p>Tiga.</p>"
    assert left == [Left("body", "<p>Dua.</p>", "<p>Dua!</p>", "")]


def test_nothing_given_is_changed():
    update, fix = text(headline="A"), text(headline="B")
    fold(BASE, update, fix)
    assert (update, fix) == (text(headline="A"), text(headline="B"))
