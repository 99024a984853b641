"""The words of an address."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.text import slugify

from people import slugs
from people.models import Author
from tests.factories import AuthorFactory


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harga beras naik", "harga-beras-naik"),
        ("Rp1,5 T", "rp1-5-t"),
        ("Apa/Itu", "apa-itu"),
        ("Inflasi 3.75% dan 4,25%", "inflasi-3-75-dan-4-25"),
        ("Rp10.000 jadi Rp1.250.000,50", "rp10000-jadi-rp1250000-50"),
        ("Naik 0,125 poin", "naik-0-125-poin"),
        ("S.H. dan A.A. Navis", "sh-dan-aa-navis"),
        ("detik.com", "detik-com"),
        ("Jum’at & Al-Qur'an", "jumat-al-quran"),
        ("Citroën Straße Łódź Đà Nẵng", "citroen-strasse-lodz-da-nang"),
        ("CO₂ 40 m²", "co2-40-m2"),
        ("B2B|B2C—naik…", "b2b-b2c-naik"),
        ("Toyota 日本 naik", "toyota-日本-naik"),
        ("東京", "東京"),
        ("한국", "한국"),
        ("ガソリン", "ガソリン"),
        ("مَكّة", "مكة"),
        ("می\u200cخواهم", "میخواهم"),
        ("Москва й", "москва-й"),
        ("\U0001f525 panas \U0001f469\u200d⚕️", "panas"),
        ("\U0001f525", ""),
        ("- _ /", ""),
    ],
)
def test_words_are_parted_where_the_text_parts_them(text, expected):
    assert slugs.slug(text) == expected


def test_django_alone_would_glue_them():
    assert slugify("Rp1,5 T") == "rp15-t"


@pytest.mark.parametrize("longest", [1, 5, 6, 11, 12, 40])
def test_an_address_is_never_longer_than_asked_and_ends_in_a_word(longest):
    made = slugs.slug("harga beras naik lagi di pasar", longest)
    assert 0 < len(made) <= longest
    assert made.strip("-") == made


def test_a_slug_made_of_a_slug_is_the_same():
    for text in ("Rp1,5 T", "東京/大阪", "S.H. Rp10.000", "Citroën"):
        assert slugs.slug(slugs.slug(text)) == slugs.slug(text)


def test_a_name_of_a_file_keeps_to_ascii():
    assert slugs.made("Panen 東京", "photo", ascii_only=True) == "panen"
    assert slugs.made("東京", "photo", ascii_only=True) == "photo"


@pytest.mark.parametrize("typed", ["-", "___", "--"])
def test_an_address_without_words_is_refused(typed):
    with pytest.raises(ValidationError, match="letter"):
        Author._meta.get_field("slug").clean(typed, None)


def test_an_address_in_another_script_may_be_typed():
    assert Author._meta.get_field("slug").clean("東京", None) == "東京"


@pytest.mark.parametrize("name", ["王小明", "Zoë Daniëls", "\U0001f525", "'"])
def test_an_author_has_an_address_that_works_whatever_the_name(name, client, db):
    first = AuthorFactory(name=name, slug="")
    second = AuthorFactory(name=name, slug="")
    assert first.slug
    assert first.slug != second.slug
    for author in (first, second):
        assert client.get(author.get_absolute_url()).status_code == 200
        assert client.get(reverse("public:author_feed", args=[author.slug])).status_code == 200


def test_an_address_that_somebody_wrote_stays(db):
    author = AuthorFactory(name="Budi", slug="bung-budi")
    author.name = "Budi Santoso"
    author.save()
    assert author.slug == "bung-budi"


def test_a_migration_sees_djangos_own_field():
    assert Author._meta.get_field("slug").deconstruct()[1] == "django.db.models.SlugField"
