"""The same picture is known again under another file; another picture is not."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageDraw

from photos import library, likeness

pytestmark = pytest.mark.django_db


def drawn(shift: int = 0, size: tuple[int, int] = (1600, 1000)) -> Image.Image:
    """A landscape of our own: a slope of light, a hill, a boat."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 900), (500 + shift, 250), (1100, 900)], fill=(40, 90, 60))
    draw.rectangle([1150 - shift, 500, 1500 - shift, 820], fill=(200, 190, 30))
    return image


def sent(image: Image.Image, quality: int = 85, name: str = "foto.jpg") -> SimpleUploadedFile:
    data = io.BytesIO()
    image.save(data, "JPEG", quality=quality)
    return SimpleUploadedFile(name, data.getvalue(), "image/jpeg")


def test_a_smaller_copy_saved_anew_is_known_again(cast, client):
    first = library.add(sent(drawn()), cast.writer).photo
    client.force_login(cast.writer)
    smaller = drawn().resize((1200, 750)).crop((6, 4, 1196, 746))
    told = client.post(reverse("photos:upload"), {"file": sent(smaller, 60, "salinan.jpg")}).json()
    assert not told["existing"]
    assert f"Looks like a photo that is here already: {first}" in told["warnings"]
    page = client.get(reverse("admin:photos_photo_change", args=[told["id"]])).content.decode()
    assert "Looks like a photo" in page


def test_another_picture_is_not(cast):
    library.add(sent(drawn()), cast.writer)
    other = library.add(sent(drawn().transpose(Image.Transpose.FLIP_LEFT_RIGHT)), cast.writer).photo
    assert likeness.alike(other) == []


def test_a_plain_ground_is_like_nothing():
    assert likeness.of(Image.new("RGB", (900, 600), (30, 90, 120))) is None


def test_the_number_fits_its_column_at_both_ends():
    falling = Image.linear_gradient("L").rotate(90)
    for image in (falling, falling.transpose(Image.Transpose.FLIP_LEFT_RIGHT)):
        assert -(2**63) <= likeness.of(image) < 2**63
