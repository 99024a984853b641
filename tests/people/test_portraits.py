"""A portrait reaches readers small and without what the camera wrote into it."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from people import portraits
from tests.factories import jpeg


def upload(content: bytes, name="wajah.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def with_place_and_turned() -> bytes:
    """A JPEG lying on its side, with GPS coordinates."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "S"
    buffer = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def test_a_large_picture_becomes_small():
    with Image.open(portraits.prepared(upload(jpeg(3000, 2000)))) as image:
        assert image.size == (240, 160)
        assert image.format == "WEBP"


def test_a_turned_picture_stands_upright_and_forgets_its_place():
    with Image.open(portraits.prepared(upload(with_place_and_turned()))) as image:
        assert image.height > image.width
        assert not image.getexif()


def test_transparency_becomes_a_plain_ground():
    buffer = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(buffer, "PNG")
    with Image.open(portraits.prepared(upload(buffer.getvalue(), "wajah.png"))) as image:
        assert image.mode == "RGB"


def test_the_uploaders_file_name_is_forgotten():
    name = portraits.prepared(upload(jpeg(), "../../KTP Wati 3171.jpg")).name
    assert "KTP" not in name
    assert name.endswith(".webp")


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a" + b"\0" * 40, jpeg()[:400]],
    ids=["empty", "svg", "gif", "cut off"],
)
def test_what_is_no_picture_is_refused_with_a_remedy(content):
    with pytest.raises(ValidationError, match="JPEG, PNG or WebP"):
        portraits.prepared(upload(content))


def test_a_file_too_large_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(portraits, "MAX_BYTES", 100)
    with pytest.raises(ValidationError, match="10 MB"):
        portraits.prepared(upload(jpeg()))


def test_a_picture_of_too_many_pixels_is_refused(monkeypatch):
    monkeypatch.setattr(portraits, "MAX_PIXELS", 1000)
    with pytest.raises(ValidationError, match="megapixels"):
        portraits.prepared(upload(jpeg()))
