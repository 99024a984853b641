import pytest
from django.db import connection

from photos import finding
from photos.models import Photo
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kapal():
    return PhotoFactory(
        title="Kapal", alt="", caption="Bersandar di Pelabuhan Soekarno-Hatta", credit="Newsroom/Andi"
    )


@pytest.fixture
def sawah():
    return PhotoFactory(
        title="Sawah", alt="Terasering hijau", caption="", credit="O'Neil", taken_where="Jatiluwih, Bali"
    )


def found(words: str) -> set[str]:
    return set(finding.matching(Photo.objects.all(), words).values_list("title", flat=True))


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("", {"Kapal", "Sawah"}),
        ("  ", {"Kapal", "Sawah"}),
        ("kapal", {"Kapal"}),
        ("KAPAL", {"Kapal"}),
        ("pelab", {"Kapal"}),
        ("kapal andi", {"Kapal"}),
        ("andi kapal sandar", set()),
        ("andi", {"Kapal"}),
        ("bali", {"Sawah"}),
        ("teraser hij", {"Sawah"}),
        ("o'neil", {"Sawah"}),
        ("soekarno-hatta", {"Kapal"}),
        ("gunung", set()),
        ("...", set()),
        ("zz' | 'kapal:* & !", set()),
        ("\\ :*", set()),
    ],
)
def test_every_word_must_be_there_and_may_be_half_typed(kapal, sawah, words, titles):
    assert found(words) == titles


def test_pages_go_from_new_to_old_and_end(monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 2)
    photos = [PhotoFactory() for _ in range(5)]
    seen, before = [], None
    while True:
        some, before = finding.page(Photo.objects.all(), before)
        seen += some
        if before is None:
            break
    assert seen == photos[::-1]


def test_a_photo_added_meanwhile_does_not_shift_the_next_page(monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 2)
    photos = [PhotoFactory() for _ in range(4)]
    _, before = finding.page(Photo.objects.all(), None)
    PhotoFactory()
    assert finding.page(Photo.objects.all(), before)[0] == [photos[1], photos[0]]


def test_an_index_answers_a_search(kapal):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = finding.matching(Photo.objects.order_by(), "kapal").explain()
    assert "photo_folded" in plan


@pytest.mark.parametrize("words", ["covid 19", "covid19", "COVID-19", "jose", "maruf", "tni", "polri"])
def test_spelling_does_not_matter(words):
    PhotoFactory(title="Vaksin", caption="COVID-19 di Solo", credit="José Ma’ruf", alt="TNI/Polri berjaga")
    assert found(words) == {"Vaksin"}


def test_what_is_said_later_is_found_and_what_another_release_wrote(kapal):
    kapal.caption = "Café"
    kapal.save(update_fields=["caption"])
    assert found("cafe") == {"Kapal"}
    Photo.objects.update(words=None)
    assert found("cafe") == set()
    assert finding.fold() == Photo.objects.count()
    assert finding.fold() == 0
    assert found("cafe") == {"Kapal"}


def test_a_photo_is_found_by_its_keywords_and_by_who_made_it():
    PhotoFactory(title="Panen", caption="", keywords="rumput laut, Takalar", creator="Sri Ayu")
    assert found("takalar") == found("rumput") == found("sri ayu") == {"Panen"}
    assert found("tomat") == set()
