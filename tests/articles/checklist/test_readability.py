"""Reading ease of Indonesian text."""

import pytest

from articles.checklist.readability import read, syllables

EASY = "Ibu pergi ke pasar. Ia beli ikan. Harga ikan naik. Ayah ada di rumah. Adik main bola. " * 4
HARD = (
    "Pengejawantahan ketidakseimbangan makroekonomi sebagaimana dipersepsikan oleh kementerian yang "
    "bertanggung jawab atas penyelenggaraan kebijaksanaan perekonomian berkesinambungan mengindikasikan "
    "ketidakmampuan institusional mempertanggungjawabkan penganggaran yang dikonsolidasikan secara menyeluruh "
) * 2


@pytest.mark.parametrize(
    ("word", "count"),
    [("ikan", 2), ("saat", 2), ("pantai", 2), ("pulau", 2), ("ekonomi", 4), ("dia", 2), ("amboi", 2), ("PLN", 1)],
)
def test_syllables_are_counted_as_they_are_spoken(word, count):
    assert syllables(word) == count


def test_short_sentences_of_short_words_read_more_easily():
    assert read(EASY).ease > 80
    assert read(HARD).ease < 20


def test_the_longest_sentence_is_told():
    text = EASY + "Kalimat ini jauh lebih panjang dari yang lain karena memuat banyak sekali kata di dalamnya."

    assert read(text).longest.startswith("Kalimat ini jauh")


def test_titles_and_companies_end_no_sentence():
    text = "Harga saham PT. Sinar Tbk. naik menurut dr. Budi dan Prof. Wati hari ini di bursa. " * 5

    assert 13 < read(text).words_a_sentence < 17


def test_too_little_text_says_nothing():
    assert read("Ibu pergi ke pasar.") is None
    assert read("") is None
