"""A child who is suspect, victim or witness is noticed, and so is what tells who it is."""

import time

import pytest

from articles.checklist import Draft, children
from articles.checklist.rules import RULES
from articles.text import storyfields
from tests.factories import PhotoFactory


@pytest.mark.parametrize(
    "text",
    [
        "Seorang bocah menjadi korban penganiayaan.",
        "Korban berusia 15 tahun.",
        "Polisi menetapkan Rudi Hartono (17) sebagai tersangka.",
        "Siswa SMP itu menjadi saksi.",
        "Pencabulan terhadap anak di bawah umur itu terungkap.",
    ],
)
def test_a_child_in_such_a_part_is_noticed(text):
    assert children.concerned(text)


@pytest.mark.parametrize(
    "text",
    [
        "Korban berusia 51 tahun.",
        "Rudi Hartono (18) menjadi tersangka.",
        "Bocah itu memenangi lomba lari.",
        "Bank berusia 15 tahun itu untung.",
        "Bocah itu bermain.\nTersangka lain ditahan.",
        "Laba naik 12 persen (17 triliun) menurut saksi ahli.",
    ],
)
def test_others_are_not(text):
    assert not children.concerned(text)


def test_what_tells_who_it_is_is_named_as_it_stands_there():
    text = (
        "Melati Putri (15) belajar di SMP Negeri 3 Cianjur.\n"
        "Ibunya, Sri Wahyuni, tinggal di Jalan Mawar, RT 02/RW 05."
    )
    found = children.telling(text)
    assert found == ["Melati Putri", "SMP Negeri 3 Cianjur", "Ibunya, Sri Wahyuni", "Jalan Mawar", "RT 02/RW 05"]


def test_a_text_that_tells_nothing_has_no_signs():
    assert children.telling("Korban, seorang pelajar, kini didampingi petugas di kota itu.") == []


@pytest.mark.parametrize(
    "told",
    [
        "Adiknya, Rara",
        "adik perempuan korban, Rara Ayu",
        "kakak laki-lakinya, Dodi",
        "paman korban bernama Sutrisno",
        "bibi Siti Aminah",
        "walinya, Darto",
        "wali murid korban, Tuti",
        "kakek Wiryo",
        "neneknya, Sumiati",
        "sepupunya, Tono",
        "keponakan pelaku, Rudi",
        "Ibu tirinya, Ani",
        "ayah angkat korban, Joko",
        "orang tua angkat korban, Bambang Sutejo",
        "orangtua tersangka, Slamet",
        "pengasuhnya, Yanti",
        "saudara kandung korban, Rini",
        "tante korban, Wati",
        "Sutrisno (45), paman korban",
        "Sri Wahyuni, selaku wali korban",
    ],
)
def test_who_stands_near_the_child_tells_who_it_is(told):
    """Regulation 1/2019 names siblings, parents and relatives."""
    assert children.telling(f"Polisi memeriksa {told}, kemarin.") == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Wali Kota Surabaya Eri Cahyadi meninjau.",
        "Wali nagari Koto Baru hadir.",
        "Menurut saudara Joko Widodo, itu keliru.",
        "Bapak Presiden hadir di ibu kota Nusantara.",
        "Ibu Kota Nusantara dibangun.",
        "Kemarin, ayah korban melapor.",
        "Sebelumnya, paman korban melapor.",
        "Adik korban dan walinya didampingi.",
    ],
)
def test_a_title_or_a_relation_without_a_name_tells_nothing(text):
    assert children.telling(text) == []


def test_a_long_text_of_capitals_is_read_in_its_own_length():
    began = time.process_time()
    for piece in ("Aa", "Aaa ", "Ab'-", "ibunya ", "Aaa, "):
        children.telling(piece * 8_000)
        children.concerned(piece * 8_000)
    assert time.process_time() - began < 10


@pytest.mark.django_db
def test_a_photo_that_shows_a_child_says_so_in_every_story_whatever_its_text():
    flagged, other = PhotoFactory(shows_child=True), PhotoFactory()
    text = f'<p>Panen raya.</p><figure data-photo="{flagged.pk}"></figure><figure data-photo="{other.pk}"></figure>'

    def complaints(**fields):
        return [field for field, _told in RULES["children"].check(Draft(storyfields.blank() | fields), 0)]

    assert complaints(lead_photo=flagged.pk) == ["lead_photo"]
    assert complaints(body=text) == ["body"]
    assert complaints(lead_photo=other.pk) == []


@pytest.mark.django_db
def test_the_checklist_asks_for_words_and_for_photos():
    def complaints(**fields):
        return list(RULES["children"].check(Draft(storyfields.blank() | fields), 0))

    bare = "<p>Seorang bocah menjadi korban.</p>"
    assert complaints(body=bare) == []
    assert [field for field, _told in complaints(body=bare, lead_photo=7)] == ["lead_photo"]
    [(field, told)] = complaints(body=bare, standfirst="Melati (9) dianiaya.")
    assert (field, "Melati" in told) == ("body", True)
    assert complaints(body="<p>Melati (19) menjadi korban.</p>", lead_photo=7) == []
