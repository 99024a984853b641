"""Two bodies that began from one: nothing of either is lost, and each choice is done as it was made."""

import pytest

from articles.comparing import merging
from articles.comparing.merging import BOTH, MINE, SAME, THEIRS

BASE = "<p>Satu.</p><p>Dua.</p><p>Tiga.</p><p>Empat.</p>"


def kinds(base, mine, theirs):
    return [passage.kind for passage in merging.passages(base, mine, theirs)]


def merged(base, mine, theirs, **choices):
    found = merging.passages(base, mine, theirs)
    return merging.put_together(found, {int(n[1:]): side for n, side in choices.items()})


@pytest.mark.parametrize(
    "html",
    [
        "",
        BASE,
        "<ul><li>a<ul><li>b</li></ul></li></ul><p>x<br>y</p>",
        '<figure data-photo="3"></figure><p>a <a href="/x?a=1&amp;b=%3E" rel="noopener">b &gt; c</a></p>',
        '<p title="a > b">x</p><hr><p>y</p>',
        "Teks tanpa paragraf<p>lalu satu</p>ekor",
    ],
)
def test_a_body_taken_apart_and_put_together_is_the_same(html):
    assert "".join(merging.blocks(html)) == html


def test_a_list_stays_one_block_whatever_is_in_it():
    assert merging.blocks("<ul><li><p>a</p></li><li>b</li></ul><p>c</p>") == [
        "<ul><li><p>a</p></li><li>b</li></ul>",
        "<p>c</p>",
    ]


def test_what_only_one_of_them_changed_stands():
    mine = BASE.replace("Satu.", "Satu milik saya.")
    theirs = BASE.replace("Empat.", "Empat milik mereka.")
    assert kinds(BASE, mine, theirs) == [MINE, SAME, THEIRS]
    assert merged(BASE, mine, theirs) == "<p>Satu milik saya.</p><p>Dua.</p><p>Tiga.</p><p>Empat milik mereka.</p>"


def test_neighbouring_paragraphs_changed_by_each_are_told_apart():
    mine = BASE.replace("Dua.", "Dua saya.")
    theirs = BASE.replace("Tiga.", "Tiga mereka.")
    assert kinds(BASE, mine, theirs) == [SAME, MINE, THEIRS, SAME]


def test_where_both_wrote_ones_own_stands_until_someone_chooses():
    mine, theirs = BASE.replace("Dua.", "Saya."), BASE.replace("Dua.", "Mereka.")
    assert kinds(BASE, mine, theirs) == [SAME, BOTH, SAME]
    assert "Saya." in merged(BASE, mine, theirs)
    assert "Mereka." not in merged(BASE, mine, theirs)
    assert "<p>Mereka.</p>" in merged(BASE, mine, theirs, _1="theirs")
    assert "<p>Mereka.</p><p>Saya.</p>" in merged(BASE, mine, theirs, _1="both")


def test_a_choice_that_is_none_changes_nothing():
    mine, theirs = BASE.replace("Dua.", "Saya."), BASE.replace("Dua.", "Mereka.")
    assert merged(BASE, mine, theirs, _1="<script>") == merged(BASE, mine, theirs)


def test_paragraphs_put_in_by_both_at_the_end_are_a_choice():
    assert kinds(BASE, BASE + "<p>Saya.</p>", BASE + "<p>Mereka.</p>") == [SAME, BOTH]
    assert merged(BASE, BASE + "<p>Saya.</p>", BASE + "<p>Mereka.</p>", _1="both").endswith(
        "<p>Mereka.</p><p>Saya.</p>"
    )


def test_a_paragraph_one_deleted_and_the_other_left_is_gone():
    theirs = BASE.replace("<p>Dua.</p>", "")
    assert merged(BASE, BASE, theirs) == theirs
    assert merged(BASE, BASE, theirs, _1="mine") == BASE


def test_a_paragraph_one_deleted_and_the_other_changed_is_a_choice():
    mine = BASE.replace("Dua.", "Dua, lebih baik.")
    assert BOTH in kinds(BASE, mine, BASE.replace("<p>Dua.</p>", ""))
    assert "lebih baik" in merged(BASE, mine, BASE.replace("<p>Dua.</p>", ""))


def test_the_same_change_by_both_is_no_question():
    same = BASE.replace("Dua.", "Dua, dibetulkan.")
    assert kinds(BASE, same, same) == [SAME]
    assert merged(BASE, same, same) == same


@pytest.mark.parametrize("side", [MINE, THEIRS])
def test_choosing_one_side_everywhere_gives_that_text(side):
    mine = "<p>Satu.</p><p>Baru.</p><h2>Judul</h2><p>Empat saya.</p>"
    theirs = "<p>Nol.</p><p>Satu.</p><p>Dua mereka.</p><p>Tiga.</p><ul><li>x</li></ul>"
    found = merging.passages(BASE, mine, theirs)
    whole = merging.put_together(found, dict.fromkeys(range(len(found)), side))
    assert whole == {MINE: mine, THEIRS: theirs}[side]


def test_taking_both_everywhere_loses_no_word_of_either():
    mine = "<p>Satu.</p><p>Baru.</p><h2>Judul</h2><p>Empat saya.</p>"
    theirs = "<p>Nol.</p><p>Satu.</p><p>Dua mereka.</p><p>Tiga.</p><ul><li>x</li></ul>"
    found = merging.passages(BASE, mine, theirs)
    whole = merging.put_together(found, dict.fromkeys(range(len(found)), BOTH))
    assert all(block in whole for block in merging.blocks(mine) + merging.blocks(theirs))


def test_a_story_that_had_no_text_yet_merges_too():
    assert kinds("", "<p>Saya.</p>", "<p>Mereka.</p>") == [BOTH]
    assert kinds("", "", "<p>Mereka.</p>") == [THEIRS]
    assert kinds("", "", "") == []
