"""Roots: the forms of a word meet, and names stay whole."""

import pytest

from articles.finding.roots import roots


@pytest.mark.parametrize(
    ("root", "forms"),
    [
        ("turun", "menurun penurunan menurunkan diturunkan terturun keturunan"),
        ("naik", "menaikkan kenaikan dinaikkan naikkan"),
        ("tangkap", "menangkap penangkapan ditangkap tertangkap tangkapan"),
        ("kirim", "mengirim pengiriman dikirim kiriman mengirimkan"),
        ("tolak", "menolak penolakan ditolak"),
        ("kurang", "mengurangi pengurangan berkurang kekurangan"),
        ("tetap", "menetapkan penetapan ditetapkan"),
        ("serap", "menyerap penyerapan terserap"),
        ("selesai", "menyelesaikan penyelesaian diselesaikan"),
        ("pilih", "memilih pemilihan terpilih pemilih dipilih"),
        ("beli", "membeli pembelian dibeli pembeli"),
        ("tumbuh", "pertumbuhan bertumbuh menumbuhkan"),
        ("kembang", "pengembangan perkembangan mengembangkan berkembang"),
        ("main", "pemain bermain permainan dimainkan"),
        ("kerja", "pekerjaan pengerjaan bekerja pekerja dikerjakan mempekerjakan"),
        ("uji", "menguji pengujian diuji"),
        ("dagang", "perdagangan pedagang berdagang"),
        ("sekolah", "bersekolah menyekolahkan"),
        ("ekonomi", "perekonomian"),
        ("menteri", "kementerian"),
        ("industri", "perindustrian"),
        ("uang", "keuangan uangnya"),
        ("harga", "harganya seharga dihargai"),
        ("digital", "digitalisasi mendigitalisasi"),
        ("bijak", "kebijakan"),
    ],
)
def test_forms_meet_in_their_root(root, forms):
    assert {form: root in roots(form) for form in forms.split()} == dict.fromkeys(forms.split(), True)


@pytest.mark.parametrize(
    "word",
    [
        "kediri",
        "bekasi",
        "merapi",
        "megawati",
        "mentawai",
        "berau",
        "ketapang",
        "serang",
        "pertamina",
        "semarang",
        "pekanbaru",
    ],
)
def test_names_stay_whole(word):
    assert roots(word) == ()


@pytest.mark.parametrize(
    "word",
    [
        "ketua",
        "beruang",
        "menteri",
        "sekolah",
        "wartawan",
        "perempuan",
        "berita",
        "perang",
        "terang",
        "pemerintah",
        "di",
        "ke",
        "2026",
        "jl",
    ],
)
def test_words_that_only_look_made_stay_whole(word):
    assert roots(word) == ()


@pytest.mark.parametrize(
    "forms", ["mempercantik dipercantik percantik", "menggebrak digebrak", "menyusupi penyusupan"]
)
def test_forms_of_a_root_that_nobody_listed_meet_all_the_same(forms):
    keys = [{form, *roots(form)} for form in forms.split()]
    assert set.intersection(*keys)


@pytest.mark.parametrize("word", ["the", "government", "中", "josé", "x" * 60, "", "nya", "mengnya"])
def test_any_word_has_an_answer(word):
    assert isinstance(roots(word), tuple)
