"""Whose a picture is stands in each of its files that readers get, by names that programs read; nothing else does."""

import io
from xml.etree import ElementTree

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from photos import crediting, library, renditions
from photos.models import Licence
from photos.signals import licence_page_wanted
from photos.sources import SCHEME, SourceType
from public.models import Page
from public.models.page import Purpose
from tests.factories import PhotoFactory
from tests.photos import files

pytestmark = pytest.mark.django_db

DC, RDF = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PHOTOSHOP, RIGHTS = "{http://ns.adobe.com/photoshop/1.0/}", "{http://ns.adobe.com/xap/1.0/rights/}"
PLUS, EXT = "{http://ns.useplus.org/ldf/xmp/1.0/}", "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
SECRET = b"Jalan Mawar 7"


@pytest.fixture
def asked_at():
    """The page on which the paper says how it is to be reached."""
    Page.objects.create(title="Hubungi kami", slug="hubungi", purpose=Purpose.FEEDBACK, body="<p>A</p>")
    assert crediting.asked_at().endswith("/halaman/hubungi/")
    return crediting.asked_at()


def opened(path: str) -> tuple[bytes, Image.Image]:
    with default_storage.open(path) as file:
        data = file.read()
    return data, Image.open(io.BytesIO(data))


def facts(image: Image.Image) -> dict[str, str]:
    """What a file says in XMP, by its names: read by another than who wrote it."""
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if not packet:
        return {}
    tree = ElementTree.fromstring(packet)
    (description,) = tree.iter(f"{RDF}Description")
    return {one.tag: "".join(one.itertext()).strip() for one in description}


def test_each_file_that_readers_get_names_maker_credit_notice_and_licence(cast, asked_at):
    data = files.jpeg(1600, 900, exif=files.exif(gps=True), xmp=b"<x>" + SECRET + b"</x>")
    photo = library.add(files.upload(data), cast.writer).photo
    photo.credit, photo.licence_kind = "Humas & Protokol/Budi", Licence.HANDOUT
    photo.licence, photo.source_type = f"CC BY 4.0, {LICENCE}.", SourceType.EDITED
    library.change(photo, {"credit", "licence_kind", "licence", "source_type"})
    renditions.make(photo.pk)
    photo.refresh_from_db()
    whole = {
        f"{DC}creator": "Budi",
        f"{PHOTOSHOP}Credit": "Humas & Protokol/Budi/HO",
        f"{DC}rights": "© Humas & Protokol/Budi/HO",
        f"{RIGHTS}WebStatement": LICENCE,
        f"{PLUS}Licensor": asked_at,
        f"{EXT}DigitalSourceType": f"{SCHEME}{SourceType.EDITED}",
    }
    met = set()
    for path in renditions.paths(photo.renditions):
        data, image = opened(path)
        wide = image.width >= crediting.NARROWEST
        assert facts(image) == (whole if wide else {f"{EXT}DigitalSourceType": whole[f"{EXT}DigitalSourceType"]}), (
            path
        )
        assert SECRET not in data
        assert not image.getexif(), path
        met.add((image.format, wide))
    assert met >= {("JPEG", True), ("WEBP", True), ("AVIF", True), ("AVIF", False)}


def test_another_credit_is_in_the_files_too(cast, enqueued, django_capture_on_commit_callbacks):
    photo = library.add(files.upload(files.jpeg()), cast.writer).photo
    for name, value in (("credit", "Antara/Budi"), ("licence_kind", Licence.HANDOUT), ("licence", LICENCE)):
        renditions.make(photo.pk)
        photo.refresh_from_db()
        assert renditions.is_current(photo)
        setattr(photo, name, value)
        with django_capture_on_commit_callbacks(execute=True):
            library.change(photo, {name})
        assert enqueued("make_renditions")[-1]["photo_id"] == photo.pk, name
        assert not renditions.is_current(photo), name


def test_maker_notice_and_terms_stay_in_the_files_as_they_were_said_and_keywords_do_not(
    cast, enqueued, django_capture_on_commit_callbacks
):
    """Copyright law 28/2014, article 7. A keyword may be a child's name."""
    photo = library.add(files.upload(files.jpeg()), cast.writer).photo
    said = {"creator": "Budi & Sri", "copyright_notice": "(c) 2026 Budi", "usage_terms": "Hanya <berita>."}
    said |= {"territory": "Indonesia", "credit": "Antara/Budi"}
    for name, value in (said | {"keywords": "Bunga, siswi"}).items():
        setattr(photo, name, value)
    with django_capture_on_commit_callbacks(execute=True):
        library.change(photo, {*said, "keywords"})
    assert enqueued("make_renditions")[-1]["photo_id"] == photo.pk
    renditions.make(photo.pk)
    photo.refresh_from_db()
    data, image = opened(photo.renditions["og"][0]["jpeg"]["path"])
    assert b"Bunga" not in data
    assert facts(image) == {
        f"{DC}creator": "Budi & Sri",
        f"{PHOTOSHOP}Credit": "Antara/Budi",
        f"{DC}rights": "(c) 2026 Budi",
        f"{RIGHTS}UsageTerms": "Hanya <berita>.",
        f"{PLUS}RegionConstraints": "Indonesia",
    }
    for name in said:
        setattr(photo, name, "lain")
        assert not renditions.is_current(photo), name
        photo.refresh_from_db()


def test_of_a_picture_without_credit_nothing_is_said():
    assert crediting.xmp(PhotoFactory.build(credit="", licence=LICENCE), 1440) == b""


def test_a_thumbnail_does_without_the_words():
    photo = PhotoFactory.build()
    assert crediting.xmp(photo, crediting.NARROWEST - 1) == b""
    assert b"Andi" in crediting.xmp(photo, crediting.NARROWEST)


@pytest.mark.parametrize(
    ("credit", "maker"),
    [("Antara/Budi", "Budi"), ("Budi", "Budi"), ("Humas/HO", "Humas"), ("", ""), ("Antara/", "")],
)
def test_who_made_it_is_told_from_its_credit(credit, maker):
    assert crediting.creator(credit) == maker


def test_the_licence_is_where_its_terms_say_or_where_the_house_is_asked(asked_at):
    assert crediting.licence_at(f"CC BY ({LICENCE}), wajib sebut nama") == LICENCE
    assert crediting.licence_at("hanya untuk berita") == asked_at


def test_without_such_a_page_no_address_is_made_up():
    assert [answer for _receiver, answer in licence_page_wanted.send(None)] == [""]
    assert crediting.licence_at("hanya untuk berita") == ""
    assert b"WebStatement" not in crediting.xmp(PhotoFactory.build(), 1440)
