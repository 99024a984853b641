"""Who is quoted is told by the words around a name."""

import pytest

from articles.checklist.sources import named

STORY = """
“Harga stabil sejak Juli,” kata Direktur Utama Bank Sagara Rina Wijaya di Jakarta, Senin.
Menurut ekonom Bayu Nugroho, pasar masih menunggu. Bayu menambahkan, permintaan belum pulih.
Ketua Asosiasi, Hendra Saputra, mengatakan pemerintah perlu turun tangan.
Ia menilai kebijakan itu terlambat.
"""


def test_each_person_counts_once_by_full_name_and_by_a_part_of_it():
    found = named(STORY)

    assert any("Rina Wijaya" in name for name in found)
    assert any("Bayu" in name for name in found)
    assert len([name for name in found if "Bayu" in name]) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Kami siap,” ujar Siti Nurbaya kepada wartawan.", "Siti Nurbaya"),
        ("Dr. Ahmad Fauzi menjelaskan, gempa itu dangkal.", "Dr. Ahmad Fauzi"),
        ("Joko Santoso (45), pedagang di Pasar Senen, mengatakan harga turun.", "Joko Santoso"),
        ("Menurut Yusuf, panen mundur.", "Yusuf"),
    ],
)
def test_the_usual_ways_of_quoting_are_known(text, name):
    assert name in named(text)


@pytest.mark.parametrize(
    "text", ["Ia mengatakan akan pergi.", "Harga naik 3 persen.", "Mereka menilai itu wajar.", ""]
)
def test_nobody_is_nobody(text):
    assert named(text) == set()
