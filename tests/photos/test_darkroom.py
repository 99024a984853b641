import io

import pytest
from PIL import Image, ImageCms

from photos import darkroom
from tests.photos import files

WIDE, CLASSIC = 16 / 9, 4 / 3


def developed(data: bytes, least=(600, 400)) -> Image.Image:
    return darkroom.develop(Image.open(io.BytesIO(data)), least)


def near(pixel, colour, by=12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize(
    ("orientation", "size", "white_edge"),
    [
        (1, (600, 400), (300, 8)),
        (3, (600, 400), (300, 391)),
        (6, (400, 600), (391, 300)),
        (8, (400, 600), (8, 300)),
    ],
)
def test_a_picture_is_turned_as_the_camera_was_held(orientation, size, white_edge):
    least = size
    image = developed(files.jpeg(1200, 800, exif=files.exif(orientation)), least)
    assert image.size == size
    assert near(image.getpixel(white_edge), (255, 255, 255), 20)


def test_a_picture_is_never_enlarged():
    assert developed(files.jpeg(640, 480), (5000, 5000)).size == (640, 480)


def test_a_shrunk_picture_still_covers_what_was_asked():
    width, height = developed(files.jpeg(3000, 1000), (1440, 1080)).size
    assert width >= 1440
    assert height >= 1000


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_every_jpeg_mode_becomes_rgb(mode):
    assert developed(files.encoded(files.scene(mode=mode))).mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "P", "LA", "RGBA", "I;16"])
def test_every_png_mode_becomes_rgb(mode):
    source = files.scene().convert("L").convert(mode) if mode == "LA" else files.scene().convert(mode)
    assert developed(files.encoded(source, "PNG")).mode == "RGB"


def test_sixteen_bits_keep_their_greys():
    grey = Image.new("I;16", (600, 400), 32768)
    assert near(developed(files.encoded(grey, "PNG")).getpixel((300, 200)), (128, 128, 128), 2)


def test_print_colours_stay_what_they_were():
    image = developed(files.encoded(files.scene(mode="CMYK"), quality=95))
    assert near(image.getpixel((100, 300)), files.RED, 25)


def test_what_was_transparent_becomes_white():
    image = Image.new("RGBA", (600, 400), (10, 20, 30, 0))
    assert developed(files.encoded(image, "PNG")).getpixel((5, 5)) == (255, 255, 255)


def test_a_transparent_colour_of_a_palette_becomes_white():
    image = Image.new("P", (600, 400), 0)
    image.putpalette([200, 0, 0, 0, 0, 200])
    assert developed(files.encoded(image, "PNG", transparency=0)).getpixel((5, 5)) == (255, 255, 255)


def test_colours_of_another_profile_are_converted():
    """A profile whose red and blue are exchanged: what the file calls red is to be shown as blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    unnamed = swapped.replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))
    image = developed(files.encoded(files.scene(), "PNG", icc_profile=unnamed))
    red, _, blue = image.getpixel((50, 300))
    assert blue > red


def test_a_broken_profile_leaves_the_colours_alone():
    image = developed(files.encoded(files.scene(), "PNG", icc_profile=b"rusak" * 40))
    assert near(image.getpixel((300, 300)), files.GREEN)


@pytest.mark.parametrize("name", ["avif", "webp", "jpeg"])
def test_nothing_but_pixels_is_written(name):
    data = files.with_segment(
        files.with_iptc(
            files.jpeg(exif=files.exif(6, gps=True, creator="Andi"), xmp=files.xmp("")), {120: b"rahasia-iptc"}
        ),
        0xFE,
        b"rahasia-komentar",
    )
    written = darkroom.encode(developed(data), name)
    image = Image.open(io.BytesIO(written))
    assert not image.getexif()
    assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(image.info)
    assert b"rahasia" not in written
    assert b"Andi" not in written


@pytest.mark.parametrize(
    ("size", "ratio", "focal", "box"),
    [
        ((1600, 1000), WIDE, (0.5, 0.5), (0, 50, 1600, 950)),
        ((1600, 1000), WIDE, (0.5, 0.0), (0, 0, 1600, 900)),
        ((1600, 1000), WIDE, (0.5, 1.0), (0, 100, 1600, 1000)),
        ((1600, 1000), 1, (0.9, 0.5), (600, 0, 1600, 1000)),
        ((1600, 1000), 1, (0.4, 0.5), (140, 0, 1140, 1000)),
        ((800, 1200), CLASSIC, (0.5, 0.25), (0, 0, 800, 600)),
        ((900, 900), 1, (0.1, 0.9), (0, 0, 900, 900)),
    ],
)
def test_a_crop_is_centred_on_the_focal_point_as_far_as_the_edges_allow(size, ratio, focal, box):
    assert darkroom.crop_box(*size, ratio, focal) == box
