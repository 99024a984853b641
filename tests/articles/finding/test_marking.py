"""What was found is marked where it stands, and nothing of a text becomes markup."""

import pytest

from articles.finding.marking import LENGTH, excerpt, marked


@pytest.mark.parametrize(
    ("text", "lexemes", "shown"),
    [
        ("Harga nikel naik", {"nikel"}, "Harga <mark>nikel</mark> naik"),
        ("TNI/Polri berjaga", {"polri"}, "TNI/<mark>Polri</mark> berjaga"),
        ("Ma’ruf pulang", {"maruf"}, "<mark>Ma’ruf</mark> pulang"),
        ("Pertum\u00adbuhan", {"pertumbuhan"}, "<mark>Pertum\u00adbuhan</mark>"),
        ("Penurunan harga", {"=turun"}, "<mark>Penurunan</mark> harga"),
        ("<b>Nikel</b> & baja", {"nikel"}, "&lt;b&gt;<mark>Nikel</mark>&lt;/b&gt; &amp; baja"),
        ("Tidak ada", {"nikel"}, "Tidak ada"),
        ("", {"nikel"}, ""),
    ],
)
def test_matches_are_marked_and_the_rest_is_escaped(text, lexemes, shown):
    assert marked(text, frozenset(lexemes)) == shown


def test_a_passage_shows_where_most_of_the_words_stand():
    text = "Nikel disebut di sini. " + "kata " * 60 + "Produksi nikel di Morowali naik. " + "akhir " * 60
    shown = excerpt(text, frozenset({"nikel", "morowali", "produksi"}))
    assert "<mark>Produksi</mark> <mark>nikel</mark> di <mark>Morowali</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown.replace("…", "").split()) <= LENGTH


def test_a_passage_without_a_match_is_the_beginning():
    assert excerpt("Satu dua tiga. " * 50, frozenset({"nikel"})).startswith("Satu dua tiga.")


def test_a_passage_cannot_become_markup():
    assert "<script>" not in excerpt("kata " * 40 + "<script>alert(1)</script> nikel", frozenset({"nikel"}))
    assert "<script>" not in excerpt("<script>", frozenset({"nikel"}))
