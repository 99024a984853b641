"""A text on paper: a PDF that its own guard lets in, with every line, on as many pages as it takes."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from press import paper
from press.evidence import check
from tests.photos.files import jpeg


def pages(made: bytes) -> list[bytes]:
    return re.findall(rb"stream\n(.*?)\nendstream", made, re.DOTALL)


def test_it_is_a_document_that_only_shows_pages():
    made = paper.pdf("Kasus 2026/00001")
    assert check([SimpleUploadedFile("berkas.pdf", made)])[0].kind == "PDF"
    assert b"(Kasus 2026/00001)'" in made


def test_the_table_says_where_each_object_begins():
    made = paper.pdf("a\nb")
    begins = int(re.search(rb"startxref\n(\d+)", made)[1])
    assert made[begins:].startswith(b"xref\n")
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n", made), 1):
        assert made[int(place) :].startswith(b"%d 0 obj" % number)


def test_long_lines_are_broken_and_many_lines_fill_pages():
    text = "\n".join(f"baris {number}" for number in range(paper.LINES * 2 + 1)) + "\n" + "kata " * 60
    found = pages(paper.pdf(text))
    assert len(found) == 3
    assert b"3/3" in found[-1]
    assert max(len(line) for page in found for line in page.splitlines()) < paper.LETTERS + 40


@pytest.mark.parametrize(
    ("text", "shown"), [("a(b)\\c", rb"(a\(b\)\\c)'"), ("Café – 5 €", b"(Caf\xe9 \x96 5 \x80)'"), ("漢", b"(?)'")]
)
def test_letters_stand_as_a_pdf_wants_them(text, shown):
    assert shown in paper.pdf(text)


def test_pictures_stand_on_pages_of_their_own_within_the_margin():
    made = paper.pdf("Judul", [paper.Picture(jpeg(640, 400), 640, 400), paper.Picture(jpeg(400, 900), 400, 900)])
    assert check([SimpleUploadedFile("berita.pdf", made)])[0].kind == "PDF"
    assert (made.count(b"/Type/Page/"), made.count(b"/DCTDecode")) == (3, 2)
    for width, height, left, low in re.findall(rb"q ([\d.]+) 0 0 ([\d.]+) (\d+) ([\d.]+) cm /P Do", made):
        assert float(left) + float(width) <= paper.WIDTH - paper.MARGIN + 1
        assert float(low) >= paper.MARGIN
        assert float(low) + float(height) <= paper.HEIGHT - paper.MARGIN + 1
    begins = int(re.search(rb"startxref\n(\d+)", made)[1])
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n", made[begins:]), 1):
        assert made[int(place) :].startswith(b"%d 0 obj" % number)
