import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from photos import metadata
from tests.photos import files


def described(data: bytes) -> metadata.Described:
    return metadata.read(Image.open(io.BytesIO(data)))


IPTC = {
    105: b"Panen rumput laut",
    120: b"Petani memanen rumput laut di Takalar, Selasa.",
    80: b"Andi Baso",
    110: b"Newsroom",
    90: b"Takalar",
    95: b"Sulawesi Selatan",
    101: b"Indonesia",
    55: b"20261103",
    60: b"081500+0800",
}


def test_an_agencys_fields_fill_the_form():
    found = described(files.with_iptc(files.jpeg(), IPTC))
    assert found.title == "Panen rumput laut"
    assert found.caption == "Petani memanen rumput laut di Takalar, Selasa."
    assert found.credit == "Newsroom/Andi Baso"
    assert found.taken_where == "Takalar, Sulawesi Selatan, Indonesia"
    assert found.taken_at == datetime(2026, 11, 3, 0, 15, tzinfo=UTC)


@pytest.mark.parametrize(("encoding", "declared"), [("utf-8", True), ("utf-8", False), ("latin-1", False)])
def test_accents_survive_whatever_encoding_was_used(encoding, declared):
    data = files.with_iptc(files.jpeg(), {120: "Kafé di São Paulo".encode(encoding)}, utf8=declared)
    assert described(data).caption == "Kafé di São Paulo"


def test_xmp_speaks_before_iptc():
    packet = files.xmp(
        "<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>Dari XMP</rdf:li></rdf:Alt></dc:description>"
        "<dc:creator><rdf:Seq><rdf:li>Sari</rdf:li><rdf:li>Budi</rdf:li></rdf:Seq></dc:creator>"
        "<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li>Tiga kapal di dermaga</rdf:li></rdf:Alt>"
        "</Iptc4xmpCore:AltTextAccessibility>"
    )
    found = described(files.with_iptc(files.jpeg(xmp=packet), {120: b"Dari IPTC", 105: b"Judul IPTC"}))
    assert found.caption == "Dari XMP"
    assert found.title == "Judul IPTC"
    assert found.credit == "Sari, Budi"
    assert found.alt == "Tiga kapal di dermaga"
    assert found.taken_where == "Makassar"


def test_a_packet_with_entities_is_passed_over():
    packet = files.xmp("<dc:title>&a;</dc:title>").replace(
        b"<x:xmpmeta", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x:xmpmeta', 1
    )
    found = described(files.jpeg(xmp=packet, exif=files.exif(caption="Dari EXIF")))
    assert found.title == ""
    assert found.caption == "Dari EXIF"


def test_a_broken_packet_does_not_stop_a_good_picture():
    assert described(files.jpeg(xmp=b"<x:xmpmeta><oops")).as_fields() == {}


def test_a_cameras_time_without_zone_is_the_newsrooms_own():
    found = described(files.jpeg(exif=files.exif(taken="2026:11:03 09:30:00")))
    assert found.taken_at == datetime(2026, 11, 3, 2, 30, tzinfo=UTC)


def test_a_cameras_time_with_zone_is_kept():
    found = described(files.jpeg(exif=files.exif(taken="2026:11:03 09:30:00", offset="+09:00")))
    assert found.taken_at == datetime(2026, 11, 3, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("taken", ["0000:00:00 00:00:00", "2026:13:40 10:00:00", "besok", "2999:01:01 00:00:00"])
def test_a_clock_that_ran_wild_is_not_believed(taken):
    assert described(files.jpeg(exif=files.exif(taken=taken))).taken_at is None


@pytest.mark.parametrize(
    "words",
    [
        "OLYMPUS DIGITAL CAMERA",
        "oznor",
        "oznor_soft",
        "HELLOMOTO",
        "SAMSUNG",
        "null",
        "(null)",
        "-",
        "rhdr",
        "cof_vivid",
    ],
)
def test_what_cameras_say_by_themselves_is_no_caption(words):
    assert described(files.jpeg(exif=files.exif(caption=words))).caption == ""


@pytest.mark.parametrize("words", ["Samsung membuka pabrik", "Dav", "Nelayan di Natuna", "Oznorovich tiba"])
def test_what_people_say_stays(words):
    data = files.with_iptc(files.jpeg(), {80: words.encode(), 105: b"Judul"})
    assert described(data).credit == words


def test_a_place_that_is_a_dash_is_none():
    data = files.with_iptc(files.jpeg(), {90: b"-", 95: b"null", 101: b"Indonesia"})
    assert described(data).taken_where == "Indonesia"


def test_what_the_maker_asks_comes_along():
    data = files.with_iptc(files.jpeg(), {40: b"Tidak untuk arsip"})
    assert described(data).instructions == "Tidak untuk arsip"


def test_the_place_by_satellite_is_never_read():
    assert described(files.jpeg(exif=files.exif(gps=True))).as_fields() == {}


def test_a_credit_that_names_the_photographer_already_is_left_alone():
    data = files.with_iptc(files.jpeg(), {80: b"Andi Baso", 110: b"Newsroom/Andi Baso"})
    assert described(data).credit == "Newsroom/Andi Baso"


def test_long_texts_are_cut_to_what_the_form_takes():
    data = files.with_iptc(files.jpeg(), {105: b"j" * 900, 110: b"k" * 900, 120: b"c" * 9000})
    found = described(data)
    assert (len(found.title), len(found.credit), len(found.caption)) == (200, 200, 2000)


def test_control_characters_are_dropped():
    data = files.with_iptc(files.jpeg(), {105: b"Judul\x00\x07 baru"})
    assert "\x00" not in described(data).title


def test_keywords_come_along_each_once_from_iptc_or_xmp():
    several = files.with_iptc(files.jpeg(), {25: b"Panen; rumput laut,panen"})
    assert described(several).keywords == "Panen, rumput laut"
    packet = files.xmp(
        "<dc:subject><rdf:Bag><rdf:li>Takalar</rdf:li><rdf:li>ekspor, laut</rdf:li></rdf:Bag></dc:subject>"
    )
    assert described(files.jpeg(xmp=packet)).keywords == "Takalar, ekspor, laut"


def test_too_many_keywords_are_cut_between_two():
    told = metadata.keywords(", ".join(f"kata{nth:04}" for nth in range(400)))
    assert len(told) <= metadata.LONGEST_KEYWORDS
    assert all(len(word) == 8 for word in told.split(", "))


def test_on_what_terms_and_where_comes_along():
    packet = files.xmp(
        "<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang='x-default'>Hanya untuk berita.</rdf:li></rdf:Alt>"
        "</xmpRights:UsageTerms><plus:OtherConstraints><rdf:Alt><rdf:li>Tidak dipotong.</rdf:li></rdf:Alt>"
        "</plus:OtherConstraints><plus:RegionConstraints><rdf:Alt><rdf:li>Indonesia saja</rdf:li></rdf:Alt>"
        "</plus:RegionConstraints>"
    )
    found = described(files.with_iptc(files.jpeg(xmp=packet), {80: b"Andi Baso", 116: b"(c) 2026 Andi Baso"}))
    assert found.usage_terms == "Hanya untuk berita.\nTidak dipotong."
    assert (found.territory, found.creator, found.copyright_notice) == (
        "Indonesia saja",
        "Andi Baso",
        "(c) 2026 Andi Baso",
    )
