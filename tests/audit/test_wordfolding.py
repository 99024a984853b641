"""Folding: every spelling of a word becomes one, and each word knows where it stood."""

import pytest

from audit.wordfolding import LONGEST_WORD, tokens, words


def also(text: str) -> set[str]:
    return {word for token in tokens(text) for word in token.also}


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Harga NAIK", ["harga", "naik"]),
        ("José Müller", ["jose", "muller"]),
        ("Jose\u0301", ["jose"]),
        ("Łódź Ærø straße", ["lodz", "aero", "strasse"]),
        ("İstanbul ılık", ["istanbul", "ilik"]),
        ("Ｆｕｌｌ ﬁnal", ["full", "final"]),
        ("Pertum\u00adbuhan", ["pertumbuhan"]),
        ("ru\u200bpi\u2060ah\ufeff", ["rupiah"]),
        ("Jl.Sudirman", ["jl", "sudirman"]),
        ("TNI/Polri", ["tni", "polri"]),
        ("anak-anak", ["anak", "anak"]),
        ("Jakarta–Bandung", ["jakarta", "bandung"]),
        ("non\u2011migas", ["non", "migas"]),
        ("beras,gula;kopi", ["beras", "gula", "kopi"]),
        ("“kutip” (kurung) [siku]", ["kutip", "kurung", "siku"]),
        ("#tagar @nama", ["tagar", "nama"]),
        ("中国经济", ["中", "国", "经", "济"]),
        ("हिन्दी", ["हिन्दी"]),
        ("كِتَاب", ["كتاب"]),
        ("😀 — … !", []),
        ("", []),
    ],
)
def test_words_lose_what_people_do_not_type(written, folded):
    assert words(written) == folded


@pytest.mark.parametrize("sign", "'’‘‛`´′ʹʻʼʾʿ＇")
def test_every_apostrophe_vanishes_inside_a_word(sign):
    assert words(f"Ma{sign}ruf Jum{sign}at") == ["maruf", "jumat"]


def test_an_english_possessive_is_known_without_its_s_too():
    assert words("Moody's ‘kutip’") == ["moodys", "kutip"]
    assert also("Moody’s") == {"moody"}


@pytest.mark.parametrize("dash", "-‐‑‒–—―−﹣－")
def test_every_dash_parts_a_word(dash):
    assert words(f"COVID{dash}19") == ["covid", "19"]
    assert also(f"COVID{dash}19") == {"covid19"}


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("TNI/Polri", "tnipolri"),
        ("Jl.Sudirman", "jlsudirman"),
        ("e-commerce", "ecommerce"),
        ("covid19", "covid19"),
        ("G-20", "g20"),
        ("P.T.", "pt"),
        ("S&P", "sp"),
    ],
)
def test_a_compound_is_known_as_one_word_too(written, whole):
    assert whole in also(written)


@pytest.mark.parametrize("written", ["G20", "4G", "B35"])
def test_a_letter_at_a_figure_is_one_word(written):
    assert words(written) == [written.lower()]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("1.500", "1500"),
        ("1,500", "1500"),
        ("1.500.000", "1500000"),
        ("1,5", "1,5"),
        ("1.5", "1,5"),
        ("1,50", "1,5"),
        ("5,0", "5"),
        ("0,125", "0,125"),
        ("1.500.000,25", "1500000,25"),
        ("1,500,000.25", "1500000,25"),
        ("20.15", "20,15"),
        ("20:15", "20,15"),
        ("08", "8"),
        ("2026", "2026"),
    ],
)
def test_a_number_has_one_spelling(written, folded):
    assert words(written) == [folded]


@pytest.mark.parametrize("written", ["17/8/2026", "17-08-2026", "17.08.2026"])
def test_a_date_is_its_numbers(written):
    assert words(written) == ["17", "8", "2026"]


@pytest.mark.parametrize(
    "written", ["Rp1,5 triliun", "Rp 1.5 triliun", "Rp1,5T", "Rp 1,5 T", "Rp1.500 miliar", "1500 milyar"]
)
def test_a_sum_is_the_same_however_it_is_written(written):
    assert "#1500000000000" in also(written)


def test_a_word_with_a_two_is_the_word_doubled():
    assert words("anak2 desa") == ["anak", "desa"]
    assert also("anak2") == {"anak2"}
    assert words("covid19 top10") == ["covid", "19", "top", "10"]


def test_money_and_percent_are_words():
    assert words("Rp15.000,- US$10 €5 2,5%") == [
        "rp", "15000", "us", "dolar", "10", "euro", "5", "2,5", "persen",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Pertum\u00adbuhan naik", "«TNI/Polri»", "ﬁnal José’s", "x  y\u200b z", "Rp1,5T 中国"]
)
def test_places_are_those_of_the_text_as_it_was(text):
    for token in tokens(text):
        assert words(text[token.start : token.end])[0].startswith(token.word[0])
        assert 0 <= token.start < token.end <= len(text)


def test_places_stand_around_the_word_alone():
    text = "(Pertum\u00adbuhan), “Ma’ruf”"
    assert [text[token.start : token.end] for token in tokens(text)] == ["Pertum\u00adbuhan", "Ma’ruf"]


def test_no_word_is_longer_than_an_index_takes():
    assert max(map(len, words("x" * 500 + " " + "9" * 500 + " " + "a-" * 300))) <= LONGEST_WORD


@pytest.mark.parametrize("text", ["\x00", "'" * 50, "-" * 50, ".,.,.,", "1.,2", "9" * 40 + ".5", "a" + "\u0301" * 60])
def test_any_text_is_folded_without_complaint(text):
    assert isinstance(list(tokens(text)), list)


def test_folding_what_is_folded_changes_nothing():
    folded = words("Rp1,5 triliun Ma’ruf José TNI/Polri 1.500")
    assert words(" ".join(folded)) == folded
