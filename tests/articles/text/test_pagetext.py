"""Reading the parts of a parsed out of its plain text."""

import pytest

from articles.text.pagetext import Paragraph, ReadAlso, parse

PAGE = """\ufeffMenu
News
EkBis
Video
Indeks

Harga Cabai Turun di Tiga Pasar Induk

Pedagang menata cabai di pasar induk Kredit Foto: Newsroom/Dewi
Harian Contoh, Surabaya -

Harga cabai turun sejak akhir pekan.

Baca Juga: Stok Beras Aman Sampai Panen

"Pasokan membaik," kata seorang pedagang, Slamet Riyanto.

Mau berita lain? Yuk Follow kami di Google News ya.

Penulis: Dewi Lestaningrum dan Bagus Wicaksono
Editor: Ratna Kusumawardhani

Bagikan Artikel:
"""


@pytest.fixture
def parsed():
    return parse(PAGE, ["News", "EkBis"])


def test_the_headline_stands_above_the_photo_line(parsed):
    assert parsed.headline == "Harga Cabai Turun di Tiga Pasar Induk"


def test_the_photo_line_gives_caption_and_credit(parsed):
    assert (parsed.caption, parsed.credit) == ("Pedagang menata cabai di pasar induk", "Newsroom/Dewi")


def test_the_dateline_gives_paper_and_place(parsed):
    assert (parsed.paper, parsed.place) == ("Harian Contoh", "Surabaya")


def test_a_read_also_line_keeps_its_place_in_the_body(parsed):
    assert parsed.blocks == [
        Paragraph("Harga cabai turun sejak akhir pekan."),
        ReadAlso("Stok Beras Aman Sampai Panen"),
        Paragraph('"Pasokan membaik," kata seorang pedagang, Slamet Riyanto.'),
    ]


def test_several_writers_are_told_apart(parsed):
    assert parsed.writers == ["Dewi Lestaningrum", "Bagus Wicaksono"]
    assert parsed.editors == ["Ratna Kusumawardhani"]


def test_the_menu_and_the_share_row_are_furniture(parsed):
    assert parsed.furniture[:3] == ["Menu", "News", "EkBis"]
    assert parsed.furniture[-1] == "Bagikan Artikel:"


def test_no_line_is_lost(parsed):
    kept = " ".join(
        [parsed.headline, parsed.caption, parsed.credit, parsed.paper, parsed.place, *parsed.writers, *parsed.editors]
        + [*parsed.furniture, *parsed.unplaced]
        + [getattr(block, "text", "") or getattr(block, "headline", "") for block in parsed.blocks]
    )
    words = [
        word for word in PAGE.replace("\ufeff", "").split() if word not in ("-", "dan", "Juga:", "Baca", "Foto:")
    ]
    lost = [
        word
        for word in words
        if word not in kept and word not in ("Kredit", "Penulis:", "Editor:", "Surabaya", "Contoh,")
    ]
    assert lost == []


def test_text_on_the_dateline_begins_the_body():
    parsed = parse("Judul\n\nHarian Contoh, Medan - Pemerintah kota membuka pasar baru.")
    assert parsed.blocks == [Paragraph("Pemerintah kota membuka pasar baru.")]


def test_lines_wrapped_by_a_program_become_one_paragraph():
    wrapped = (
        "Judul\n\nPemerintah kota membuka pasar baru di tepi sungai yang lama tidak\nterpakai sejak banjir besar.\n"
    )
    assert parse(wrapped).blocks == [
        Paragraph("Pemerintah kota membuka pasar baru di tepi sungai yang lama tidak terpakai sejak banjir besar.")
    ]


def test_a_line_after_the_credits_is_not_guessed_at():
    parsed = parse("Judul\n\nIsi berita.\n\nPenulis: Dewi\n\nDiterbitkan ulang dengan izin.")
    assert parsed.unplaced == ["Diterbitkan ulang dengan izin."]


def test_a_sentence_with_a_comma_and_a_dash_is_not_a_dateline_in_the_middle_of_the_text():
    parsed = parse("Judul\n\nIsi berita.\n\nSetelah itu, mereka pulang - semuanya.")
    assert parsed.place == ""


@pytest.mark.parametrize("text", ["", "\n\n", "Menu\nVideo\n", "Foto pasar Kredit Foto: Dewi\n\nIsi."])
def test_a_page_without_a_headline_is_refused(text):
    with pytest.raises(ValueError, match="no headline"):
        parse(text)


def test_a_word_parted_at_a_lines_end_is_whole_and_named():
    parsed = parse("Judul\n\nKata juru bicara peme-\nrintah, buku-\nbuku dan masya\u00ad\nrakat sudah siap.")
    assert parsed.blocks == [Paragraph("Kata juru bicara peme-rintah, buku-buku dan masyarakat sudah siap.")]
    assert parsed.parted == ["peme-rintah"]


def test_signs_that_nobody_sees_go_and_breaks_of_other_programs_break():
    parsed = parse("\ufeffJu\u200bdul\n\nSatu.\u2028Dua.\u2029می\u200cخواهم\u00ad.")
    assert parsed.headline == "Judul"
    assert parsed.blocks == [Paragraph("Satu."), Paragraph("Dua."), Paragraph("می\u200cخواهم.")]
