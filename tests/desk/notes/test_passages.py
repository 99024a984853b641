"""A noted passage is found by its words."""

import pytest

from desk.notes import passages
from desk.notes.passages import Passage
from tests import stage

BODY = '<p>Harga naik <b>lima</b> persen.</p><p>Petani lega.</p><aside data-article="7">Judul lain</aside>'


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("naik lima persen", True),
        ("persen. Petani", True),
        ("persen.\n\nPetani   lega", True),
        ("naik enam persen", False),
        ("Judul lain", False),
    ],
)
def test_words_are_found_across_markup_and_white_space(cast, words, found):
    story = stage.draft(cast, body=BODY)
    assert passages.stands(Passage(words), passages.bare_text(story)) is found


def test_white_space_alone_is_no_passage():
    assert not Passage("  \n ")
    assert Passage("kata")
