"""The file of a case holds everything a lawyer needs, as it was."""

import json
import zipfile
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles.workflow import workflow
from people import clock
from press import casefile, cases, noting
from press.noting import Printed
from tests import stage
from tests.press.conftest import PASSAGE, decided
from tests.press.test_evidence import PDF

pytestmark = pytest.mark.django_db


def test_the_archive_has_the_case_the_texts_as_printed_the_notes_and_the_log(cast, came, story):
    case = came(sender_email="ratih@example.org")
    cases.answer(case, cast.writer, "Angka itu dari rilis.")
    decided(case, cast.section_editor)
    note = noting.give(case, cast.managing_editor, Printed("Yang benar 5.000 ton.", apology="Mohon maaf."))
    with zipfile.ZipFile(casefile.archive(case)) as parts:
        names = parts.namelist()
        page = unescape(parts.read("berkas.html").decode())
        paper = parts.read("berkas.pdf")
        printed = parts.read(next(name for name in names if name.startswith("berita/"))).decode()
        posted = parts.read(f"catatan/{note.pk}-correction.txt").decode()
        told = json.loads(parts.read("log.json"))
    for words in (case.number, case.message, "ratih@example.org", "Angka itu dari rilis.", str(cast.section_editor)):
        assert words in page
    assert case.due_because in page
    for words in (case.number, "ratih@example.org", "Angka itu dari rilis.", "Yang benar 5.000 ton."):
        assert words.encode() in paper
    assert "50.000 ton" in printed
    assert story.editions.live().get().get_absolute_url() in printed
    assert "Mohon maaf." in posted
    assert [one["action"] for one in told] == ["case.came", "case.answered", "case.decided", "case.noted"]


def test_what_people_wrote_is_no_markup_in_the_page(came):
    case = came(message="<script>alert(1)</script> keliru")
    with zipfile.ZipFile(casefile.archive(case)) as parts:
        assert "<script>" not in parts.read("berkas.html").decode()


def test_it_holds_the_proof_untouched_the_copies_and_every_text_that_was_printed(cast, came, story):
    proof = SimpleUploadedFile("Surat Kuasa.pdf", PDF)
    case = came(files=[proof], passage=PASSAGE)
    quotes = stage.published(cast, headline="Panen lagi", body=f"<p>Kami menulis: {PASSAGE}</p>")
    stage.save(story, cast.writer, standfirst="Petani menunggu kabar dari gudang.")
    for move, person in (("submit", cast.writer), ("approve", cast.section_editor), ("publish", cast.section_editor)):
        workflow.perform(move, person, story)
    decided(case, cast.section_editor)
    noting.give(case, cast.managing_editor, Printed("Yang benar 5.000 ton."))
    with zipfile.ZipFile(casefile.archive(case)) as parts:
        names = parts.namelist()
        assert parts.read(next(name for name in names if name.startswith("bukti/"))) == PDF
        texts = sorted(name for name in names if name.startswith("berita/"))
        assert len(texts) == 2
        first, second = (parts.read(name).decode() for name in texts)
        page = unescape(parts.read("berkas.html").decode())
    assert "menunggu kabar" in second
    assert "menunggu kabar" not in first
    assert quotes.headline in page
    begun = story.editions.order_by("starts_at").first().starts_at
    assert f"{timezone.localtime(begun, clock.newsroom_zone()):%Y-%m-%d %H:%M:%S}" in first
