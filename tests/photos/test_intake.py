import pytest

from photos import intake
from photos.intake import Refused
from tests.photos import files


def refusal(data: bytes, name="foto.jpg") -> str:
    with pytest.raises(Refused) as refused:
        intake.check(files.upload(data, name))
    return refused.value.messages[0]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_pictures_come_in(kind):
    checked = intake.check(files.upload(files.encoded(files.scene(640, 480), kind)))
    assert (checked.kind, checked.width, checked.height) == (kind, 640, 480)


def test_content_decides_and_the_stored_name_follows_it():
    checked = intake.check(files.upload(files.encoded(files.scene(), "PNG"), "Foto Rapat (final).JPG"))
    assert checked.file("Foto Rapat (final).JPG")[0] == "foto-rapat-final.png"


def test_a_name_that_climbs_folders_loses_them():
    checked = intake.check(files.upload(files.jpeg()))
    assert checked.file("../../etc/passwd.jpg")[0] == "passwd.jpg"


def test_the_bytes_are_kept_untouched():
    data = files.jpeg(exif=files.exif(gps=True))
    assert intake.check(files.upload(data)).file("a.jpg")[1].read() == data


@pytest.mark.parametrize("orientation", [5, 6, 7, 8])
def test_a_turned_picture_is_measured_upright(orientation):
    checked = intake.check(files.upload(files.jpeg(1200, 800, exif=files.exif(orientation))))
    assert (checked.width, checked.height) == (800, 1200)


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_print_and_grey_jpegs_come_in(mode):
    assert intake.check(files.upload(files.encoded(files.scene(mode=mode)))).kind == "JPEG"


def test_a_sixteen_bit_png_comes_in():
    assert intake.check(files.upload(files.encoded(files.scene().convert("I;16"), "PNG"))).kind == "PNG"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "SVG"),
        (b"<!doctype html><html><script>alert(1)</script></html>", "HTML|halaman|web page"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "broken"),
        (b"GIF89a" + b"\0" * 50, "GIF"),
        (b"%PDF-1.7 ", "PDF"),
        (b"II*\0" + b"\0" * 50, "TIFF"),
        (b"bukan gambar", "JPEG"),
    ],
)
def test_what_is_no_photo_is_refused_with_what_it_is(data, words):
    assert any(word in refusal(data) for word in words.split("|"))


def test_an_empty_file_is_refused():
    assert refusal(b"")


@pytest.mark.parametrize("share", [0.5, 0.9, 0.99])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_file_that_broke_off_is_refused(kind, share):
    data = files.encoded(files.scene(), kind)
    assert refusal(data[: int(len(data) * share)])


def test_damage_in_the_middle_is_refused():
    data = bytearray(files.encoded(files.scene(), "PNG"))
    middle = len(data) // 2
    data[middle : middle + 40] = b"\0" * 40
    assert refusal(bytes(data))


def test_a_bomb_is_refused_by_its_header_alone(settings):
    settings.NEWSROOM_PHOTO_MAX_MEGAPIXELS = 80
    assert "80" in refusal(files.png_that_claims(60_000, 60_000))


def test_a_bomb_just_above_the_limit_is_refused(settings):
    settings.NEWSROOM_PHOTO_MAX_MEGAPIXELS = 1
    assert "1" in refusal(files.jpeg(1200, 900))


def test_too_many_bytes_are_refused_with_the_limit(settings):
    settings.NEWSROOM_PHOTO_MAX_MEGABYTES = 1
    assert "1 MB" in refusal(files.jpeg() + b"\0" * 1_000_001)


def test_a_picture_too_small_for_print_is_refused_with_its_size():
    words = refusal(files.jpeg(900, 299))
    assert "299" in words
    assert "300" in words


def test_a_moving_picture_is_refused():
    frames = [files.scene(), files.scene().rotate(180)]
    data = files.encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    assert refusal(data)


PASSENGERS = {
    "an archive": files.archive(),
    "an archive behind rubbish": b"rubbish" * 20 + files.archive(),
    "a web page": b"<html><body onload=alert(1)>",
    "a script": b"\n<ScRiPt>alert(1)</sCrIpT>",
    "a server's program": b"<?php system($_GET[0]); ?>",
    "a program": b"MZ\x90\x00",
    "a Linux program": b"\x7fELF\x02\x01",
    "a document": b"%PDF-1.7\n",
}


@pytest.mark.parametrize("passenger", PASSENGERS.values(), ids=PASSENGERS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_with_something_behind_it_is_refused(kind, passenger):
    assert refusal(files.encoded(files.scene(), kind) + passenger)


@pytest.mark.parametrize("marker", [0xFE, 0xE1, 0xEF])
def test_markup_in_a_jpeg_segment_is_refused(marker):
    assert refusal(files.with_segment(files.jpeg(), marker, b"*/=1;</style><script >alert(1)</script>"))


def test_markup_in_a_png_text_is_refused():
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Comment", "<iframe src=//example.org>")
    assert refusal(files.encoded(files.scene(), "PNG", pnginfo=words))


FILM = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + b"\x1f\x8b\x08PK" * 9


@pytest.mark.parametrize("appendix", [files.jpeg(320, 240), FILM], ids=["second exposure", "film"])
def test_what_phones_append_may_stay(appendix):
    assert intake.check(files.upload(files.jpeg() + appendix)).kind == "JPEG"


def test_an_agencys_caption_with_a_link_may_stay():
    data = files.with_iptc(files.jpeg(), {120: b'Lihat <a href="https://example.org">rilis</a>'})
    assert intake.check(files.upload(data)).kind == "JPEG"


def test_the_same_bytes_have_the_same_fingerprint():
    data = files.jpeg()
    assert intake.check(files.upload(data, "a.jpg")).checksum == intake.check(files.upload(data, "b.png")).checksum
