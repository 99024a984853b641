import pytest

from photos import file_types
from tests.photos import files


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_is_known_by_its_first_bytes(kind):
    assert file_types.kind(files.encoded(files.scene(), kind)) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"GIF89a....", "GIF"),
        (b"II*\0....", "TIFF"),
        (b"%PDF-1.7", "PDF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "AVIF"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", ""),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"\n<!DOCTYPE html><html></html>", "HTML"),
        (b"kata-kata saja", ""),
        (b"", ""),
    ],
)
def test_other_files_are_told_apart(data, kind):
    assert file_types.kind(data) == kind


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_whole_picture_has_nothing_after_its_end(kind):
    parts = file_types.dissect(files.encoded(files.scene(), kind), kind)
    assert parts.whole
    assert parts.after == b""


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_what_follows_the_end_is_found(kind):
    parts = file_types.dissect(files.encoded(files.scene(), kind) + b"\xfe\0\0\0\0\0\0\0penumpang", kind)
    assert parts.after.endswith(b"penumpang")


def test_a_progressive_jpeg_with_many_scans_is_whole():
    data = files.jpeg(progressive=True)
    assert file_types.dissect(data, "JPEG").whole


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("length", [4, 13, 40, 300])
def test_a_file_cut_short_anywhere_is_not_whole_and_raises_nothing(kind, length):
    assert not file_types.dissect(files.encoded(files.scene(), kind)[:length], kind).whole


def test_a_segment_that_claims_no_length_does_not_hang_the_walk():
    assert not file_types.dissect(b"\xff\xd8" + b"\xff\xe1\x00\x00" * 1000, "JPEG").whole


def test_comments_count_as_beside_the_picture():
    data = files.with_segment(files.jpeg(), 0xFE, b"catatan juru kamera")
    assert b"catatan juru kamera" in file_types.dissect(data, "JPEG").beside
