"""What the index holds of a text, and that PostgreSQL takes it whatever the text."""

import pytest
from django.db import connection

from articles.finding import vectors


def lexemes(*parts, **how) -> set[str]:
    return {one for one in vectors.vector(parts, **how).split("'")[1::2]}


def test_words_roots_and_where_they_stand():
    assert lexemes(("Penurunan", "A")) == {"penurunan", "=turun", "^penurunan", "^=turun", "~penurunan", "~=turun"}
    assert lexemes(("Penurunan", "B")) == {"penurunan", "=turun", "~penurunan", "~=turun"}
    assert lexemes(("Penurunan", "C")) == {"penurunan", "=turun"}


def test_a_word_of_the_body_that_the_headline_has_too_keeps_its_sign_whatever_the_order():
    assert "^kopi" in lexemes(("kopi", "C"), ("kopi", "A"))
    assert "^kopi" in lexemes(("kopi", "A"), ("kopi", "C"))


def test_writers_are_lexemes():
    assert "@7" in lexemes(("kopi", "C"), writers=[7])


def test_the_vocabulary_learns_words_alone():
    assert vectors.words_of(vectors.vector([("Penurunan TNI/Polri 1,5", "A")], [7])) == {
        "penurunan", "tni", "polri", "tnipolri", "1,5",
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\\ ' '' \" : * & | ! ( ) < >",
        "Ma’ruf 'x':1A",
        " ".join(f"kata{nth}xyz" for nth in range(40_000)),
        "ulang " * 40_000,
        "中国" * 20_000,
        "a-b/c.d&e " * 5_000,
    ],
    ids=["empty", "signs", "quotes", "many words", "one word", "chinese", "compounds"],
)
def test_postgresql_takes_the_entry_of_any_text(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(%s::tsvector)", [vectors.vector([(text, "A"), (text, "B"), (text, "C")])])
        assert cursor.fetchone()[0] >= 0


@pytest.mark.django_db
def test_no_phrase_reaches_from_one_field_into_the_next():
    entry = vectors.vector([("bank", "A"), ("sentral menahan", "C")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector @@ '''bank'' <-> ''sentral'''::tsquery", [entry])
        assert not cursor.fetchone()[0]
        cursor.execute("SELECT %s::tsvector @@ '''sentral'' <-> ''menahan'''::tsquery", [entry])
        assert cursor.fetchone()[0]
