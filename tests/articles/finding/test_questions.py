"""A question as somebody types it becomes what the index is asked."""

import pytest

from articles.finding import questions
from articles.models import Synonym
from tests import stage

pytestmark = pytest.mark.django_db


def exact(asked: str) -> str:
    return questions.read(asked).written(related=False)


def related(asked: str) -> str:
    return questions.read(asked).written(related=True)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("Harga NAIK", "('harga') & ('naik')"),
        ('"bank sentral"', "(('bank' <-> 'sentral'))"),
        ("“bank sentral”", "(('bank' <-> 'sentral'))"),
        ("beras -padang", "('beras') & !(('padang'))"),
        ("beras –padang", "('beras') & !(('padang'))"),
        ('beras -"padang panjang"', "('beras') & !(('padang' <-> 'panjang'))"),
        ("kopi or teh", "(('kopi') | ('teh'))"),
        ("kopi ATAU teh slawi", "(('kopi') | ('teh')) & ('slawi')"),
        ("TNI/Polri", "('tni' | 'tnipolri') & ('polri' | 'tnipolri')"),
        ("harga dari beras", "('harga') & ('beras')"),
        ("yang dan", "('yang') & ('dan')"),
        ('"bank sentral', "('bank') & ('sentral')"),
        ("inflasi -0,5", "('inflasi') & ('0,5')"),
    ],
)
def test_what_stands_as_it_was_asked(asked, written):
    assert exact(asked) == written


@pytest.mark.parametrize(
    ("asked", "among"),
    [
        ("penurunan", ["'turun'", "'=turun'", "'=penurunan'"]),
        ("menteri", ["'kementerian'"]),
        ("bi", ["'bank' <-> 'indonesia'"]),
        ("bank indonesia", ["'bi'"]),
        ("anggaran pendapatan dan belanja negara", ["'apbn'"]),
        ("kerja sama", ["'kerjasama'"]),
        ("1,5 triliun", ["'#1500000000000'"]),
        ("15.000", ["'#15000'"]),
    ],
)
def test_what_is_related(asked, among):
    written = related(asked)
    assert [way for way in among if way not in written] == []


def test_what_editors_add_is_related_at_once():
    assert "'padi'" not in related("gabah")
    Synonym.objects.create(terms="gabah, padi")
    assert "'padi'" in related("gabah")
    Synonym.objects.filter(terms="gabah, padi").get().delete()
    assert "'padi'" not in related("gabah")


def test_the_last_word_may_be_a_beginning_and_no_other(cast):
    stage.published(cast, headline="Harga rumput laut")
    assert "'rumput'" in related("harga rump")
    assert "'rumput'" not in related("rump harga")
    assert "'rumput'" not in related('harga "rump"')


def test_the_desk_completes_by_words_of_drafts_and_readers_do_not(cast):
    stage.draft(cast, headline="Harga zirkonium")
    assert "'zirkonium'" in questions.read("zirko", desk=True).written(related=True)
    assert "'zirkonium'" not in related("zirko")


def test_a_long_word_is_looked_for_in_halves_that_are_commoner_than_it_is(cast):
    stage.published(cast, headline="Kerja sama diteken")
    assert "'kerja' <-> 'sama'" in related("kerjasama")
    assert "<->" not in related("kerjazama")


@pytest.mark.parametrize("asked", ["", " ", "-padang", '""', "-", '"', "or", "😀", "\x00", "(((", "&|!:*\\'"])
def test_a_question_without_words_is_none(asked):
    assert not questions.read(asked)


@pytest.mark.parametrize("asked", ["'", "a'b\\c", "x:*", "!y", "(z", "kata " * 200, "a-b-c-d-e-f/g.h", "中国", "<->"])
def test_no_sign_gets_into_what_the_index_is_asked(asked):
    question = questions.read(asked)
    for how in (question.written(related=True), question.written(related=False)) if question else ():
        assert "\\" not in how
        assert how.count("'") % 2 == 0


def test_so_many_words_are_read_and_no_more():
    assert len(questions.read(" ".join(f"kata{nth}x" for nth in range(60))).parts) <= questions.MOST * 3
