"""Files that come with a case: photos by the library's guard, documents as plain PDF, nothing that runs."""

import zlib

import pytest
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.refusals import Refused
from press import evidence
from press.evidence import check, keep
from tests.factories import jpeg

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PACKED = b"%PDF-1.5\n1 0 obj<</Type/ObjStm/N 1/Filter/FlateDecode>>stream\n{}\nendstream endobj\n%%EOF\n"


def packed(text: bytes) -> bytes:
    """A PDF whose objects are packed."""
    return PACKED.replace(b"{}", zlib.compress(text))


def upload(data: bytes, name: str = "Surat Kuasa.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="text/html")


@pytest.mark.parametrize(
    ("data", "kind", "name"),
    [(PDF, "PDF", "surat-kuasa.pdf"), (jpeg(40, 30), "JPEG", "surat-kuasa.jpg")],
    ids=["document", "small-photo"],
)
def test_content_decides_what_a_file_is(data, kind, name):
    [found] = check([upload(data)])
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\x00",
        b"<html><script>alert(1)</script></html>",
        b"PK\x03\x04" + b"0" * 100,
        PDF.replace(b"%%EOF", b""),
        PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
        PDF.replace(b"/Catalog", b"/Catalog/Names<</EmbeddedFiles 2 0 R>>"),
        PDF.replace(b"/Catalog", b"/Catalog/AA<</O<</S/Launch>>>>"),
        PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/J#61vaScript>>"),
        PDF.replace(b"/Root", b"/Encrypt 2 0 R/Root"),
        packed(b"2 0 <</Type/Catalog/OpenAction<</S/JavaScript/JS(1)>>>>"),
        packed(b" " * 20_000_001),
        jpeg(40, 30)[:200],
    ],
    ids=[
        "empty",
        "program",
        "page",
        "archive",
        "cut-pdf",
        "script",
        "files",
        "launch",
        "numbered",
        "locked",
        "packed",
        "bomb",
        "cut-photo",
    ],
)
def test_what_runs_or_is_broken_is_refused_beside_the_field(data):
    with pytest.raises(Refused) as refusal:
        check([upload(data)])
    assert list(refusal.value.message_dict) == ["files"]


@pytest.mark.parametrize(
    "data",
    [packed(b"2 0 <</Type/Catalog>>"), PDF.replace(b"endobj", b"stream\n\x00/JS \x01\nendstream endobj")],
    ids=["packed", "by-chance"],
)
def test_a_document_that_only_shows_pages_comes_in(data):
    assert check([upload(data)])[0].kind == "PDF"


def test_too_many_and_too_large_are_refused(settings):
    with pytest.raises(Refused):
        check([upload(PDF)] * (evidence.MOST + 1))
    settings.NEWSROOM_EVIDENCE_MAX_MEGABYTES = 0
    with pytest.raises(Refused):
        check([upload(PDF)])


@pytest.mark.django_db
def test_a_file_lies_where_no_reader_reaches_it(case):
    keep(case, check([upload(PDF)]))
    [kept] = case.evidence.all()
    assert storages["originals"].exists(kept.file.name)
    assert not default_storage.exists(kept.file.name)
    assert kept.file.open("rb").read() == PDF
    assert (kept.media_type, kept.size) == ("application/pdf", len(PDF))


def test_a_pdf_that_begins_without_end_is_read_once():
    """A megabyte of beginnings: each is passed once. Looked through from each to the end, it would take hours."""
    endless = b"/ObjStm stream\n" * 70_000
    assert list(evidence._packed(endless)) == []
    assert len(list(evidence._packed(endless + b"endstream"))) <= evidence._NEAR // len(b"stream\n")


def test_a_word_that_stands_before_the_packed_part_hides_nothing():
    hidden = packed(b"2 0 <</OpenAction<</S/JavaScript>>>>").replace(b"/Type", b"/Note(stream\n)/Type", 1)
    assert b"JavaScript" in evidence._unpacked(hidden)
