"""Gaps are found, kindergartens are not taken for gaps."""

import pytest

from articles.checklist.placeholders import gaps


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Harga naik TK persen.", ["TK"]),
        ("Harga naik TKTK persen menurut TK.", ["TKTK", "TK"]),
        ("Nilai TK TK rupiah", ["TK TK"]),
        ("Kata [cek nama] kemarin", ["[cek nama]"]),
        ("Rp XX miliar dan ??? lagi", ["XX", "???"]),
        ("Sebanyak ____ orang", ["____"]),
        ("Ekspor [TK angka BPS] ton", ["[TK angka BPS]"]),
    ],
)
def test_a_gap_is_found_as_it_stands(text, found):
    assert gaps(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Anak TK itu bernyanyi.",
        "Ia mengajar di TK Pertiwi, Makassar.",
        "Guru TK dan SD menerima tunjangan.",
        "Jenjang TK hingga SMA libur.",
        "PAUD/TK di desa itu",
        "Sebanyak 40 TK negeri",
        "Murid PAUD dan TK diliburkan",
        "Piala Dunia XXI",
        "Pekan Olahraga Nasional XX",
        "Kapan? Di mana??",
    ],
)
def test_a_kindergarten_and_a_numeral_are_no_gaps(text):
    assert gaps(text) == []
