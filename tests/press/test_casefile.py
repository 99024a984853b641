"""The file of a case holds everything a lawyer needs, as it was."""

import json
import re
import zipfile
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Correction, Edition
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.order import Order
from people import clock
from photos import renditions
from photos.models import Photo
from press import casefile, cases, intake, noting
from press.models import CaseFile, Channel, EvidenceField, Failure
from press.models.casefiles import PATIENCE
from press.noting import Printed
from tests import stage
from tests.factories import PhotoFactory
from tests.photos.files import jpeg
from tests.press.conftest import PASSAGE, complaint, decided
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


def test_it_says_who_took_it_down_whose_it_is_what_was_owed_and_who_approved_and_printed(cast, story):
    told = complaint(channel=Channel.LETTER)
    case = intake.record(story, told, cast.writer)
    cases.assign(case, cast.section_editor, cast.managing_editor)
    decided(case, cast.section_editor, owes_apology=True, broke_code=True)
    printed = Printed("Yang benar 5.000 ton.", apology="Mohon maaf.", violation="Pasal 3.")
    note = noting.give(case, cast.editor_in_chief, printed)
    case.refresh_from_db()
    with zipfile.ZipFile(casefile.archive(case)) as parts:
        page = BeautifulSoup(parts.read("berkas.html"), "html.parser")
        paper = " ".join(parts.read("berkas.pdf").decode("latin-1").split())
        text = next(parts.read(name).decode() for name in parts.namelist() if name.endswith(".txt"))
        posted = parts.read(f"catatan/{note.pk}-correction.txt").decode()
    assert page.html["lang"] == "en"
    said = (
        f"recorded by {cast.writer}",
        "An apology is owed.",
        "The code of ethics was broken.",
        f"approved by {cast.section_editor}; published by {cast.editor_in_chief}",
    )
    for words in said:
        assert words in " ".join(page.get_text(" ").split())
        assert words.split(";")[0] in paper
    assert str(cast.managing_editor) in page.dl.get_text()
    assert f"approved by {cast.section_editor}; published by {cast.editor_in_chief}" in posted
    assert f"approved by {cast.section_editor}; published by" in text


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
        texts = sorted(name for name in names if name.startswith("berita/") and name.endswith(".txt"))
        assert len(texts) == 3, "two editions, and the second once more with the note"
        first, second, noted = (parts.read(name).decode() for name in texts)
        page = unescape(parts.read("berkas.html").decode())
        paper = parts.read("berkas.pdf")
    assert "menunggu kabar" in second
    assert "menunggu kabar" not in first
    assert "Yang benar 5.000 ton." in noted
    assert "Yang benar 5.000 ton." not in second
    assert quotes.headline in page
    begun = story.editions.order_by("starts_at").first().starts_at
    with timezone.override(clock.newsroom_zone()):
        assert clock.exact(begun) in first
        for said in (clock.exact(case.came_at), clock.exact(case.due_at), clock.exact(begun)):
            assert said.endswith(" WIB")
            assert said in page
            assert said.encode() in paper


def test_each_moment_has_its_page_whole_in_one_file_as_readers_had_it(cast, came, story, settings):
    """The proof of a ruling: what readers saw before the note, and with it, opened years later without a line."""
    photo = PhotoFactory(original=ContentFile(jpeg(1200, 800), name="foto.jpg"), credit="Newsroom/Andi")
    renditions.make(photo.pk)
    stage.save(story, cast.writer, lead_photo=photo.pk)
    for move, person in (("submit", cast.writer), ("approve", cast.section_editor), ("publish", cast.section_editor)):
        workflow.perform(move, person, story)
    case = came(passage=PASSAGE)
    decided(case, cast.section_editor)
    noting.give(case, cast.managing_editor, Printed("Yang benar 5.000 ton.", apology="Mohon <maaf>."))
    with zipfile.ZipFile(casefile.archive(case)) as parts:
        names = [name for name in parts.namelist() if name.startswith("berita/")]
        pages = [parts.read(name).decode() for name in sorted(names) if name.endswith(".html")]
        papers = [parts.read(name) for name in sorted(names) if name.endswith(".pdf")]
        words = [parts.read(name).decode() for name in sorted(names) if name.endswith(".txt")]
    assert len(pages) == len(papers) == len(words) == 3
    assert ["Yang benar 5.000 ton." in page for page in pages] == [False, False, True]
    assert "Mohon &lt;maaf&gt;." in pages[2]
    soup = BeautifulSoup(pages[1], "html.parser")
    assert soup.h1.get_text(strip=True) == story.headline
    assert soup.select_one(".lead-picture img")["src"].startswith("data:image/jpeg;base64,")
    for page in pages:
        soup = BeautifulSoup(page, "html.parser")
        assert not soup.select("script:not([type='application/ld+json']), link:not([rel=canonical]), iframe, source")
        assert all(one["src"].startswith("data:") for one in soup.select("img"))
        assert all(one["href"].startswith((settings.NEWSROOM_URL, "https://", "#")) for one in soup.select("a"))
        sheet = "".join(style.string for style in soup.select("style"))
        assert "@font-face" in sheet
        assert "data:font/woff2;base64," in sheet
        assert "@import" not in sheet
        assert all(found.startswith(("data:", '"data:')) for found in re.findall(r"url\(([^)]*)\)", sheet))
        assert "default-src 'none'" in soup.select_one("meta[http-equiv]")["content"]
    assert [b"/DCTDecode" in paper for paper in papers] == [False, True, True]
    assert "Newsroom/Andi" in words[1]
    assert cast.writer.author.name in words[0]


def test_what_is_still_to_come_is_not_in_it_and_a_picture_that_may_not_be_shown_is_a_plain_box(cast, came, story):
    photo = PhotoFactory(original=ContentFile(jpeg(1200, 800), name="foto.jpg"))
    renditions.make(photo.pk)
    stage.save(story, cast.writer, standfirst="Baru besok.", lead_photo=photo.pk)
    later = Order(starts_at=timezone.now() + timedelta(days=1))
    for move, person, order in (
        ("submit", cast.writer, Order()),
        ("approve", cast.section_editor, Order()),
        ("schedule", cast.section_editor, later),
    ):
        workflow.perform(move, person, story, order)
    case = came(passage=PASSAGE)

    def taken() -> dict[str, bytes]:
        with zipfile.ZipFile(casefile.archive(case)) as parts:
            return {name: parts.read(name) for name in parts.namelist()}

    found = taken()
    assert sum(name.startswith("berita/") and name.endswith(".txt") for name in found) == 1
    assert not any(b"Baru besok." in data for data in found.values())
    first = story.editions.live().get()
    Edition.objects.filter(pk=first.pk).update(lead_photo=photo.pk)
    Photo.objects.filter(pk=photo.pk).update(is_denied=True)
    assert not any(b"/DCTDecode" in data for data in taken().values())


def made(case, user):
    """The file of a case, asked for by `user` and made by the worker."""
    casefile.ask(case, user)
    casefile.make.func(case.pk)
    return casefile.of(case)


def test_the_worker_makes_it_and_a_newer_one_takes_its_place(cast, case, story):
    casefile.ask(case, cast.section_editor)
    asked = DBTaskResult.objects.get(task_path__endswith=".casefile.make")
    assert asked.args_kwargs["args"] == [case.pk]
    row = casefile.of(case)
    assert (row.asked_by, row.is_underway, row.made_at) == (cast.section_editor, True, None)
    casefile.make.func(case.pk)
    first = casefile.of(case)
    assert not first.is_underway
    with first.file.open("rb") as file, zipfile.ZipFile(file) as parts:
        assert "berkas.html" in parts.namelist()
    assert (first.size, storages["originals"].exists(first.file.name)) == (first.file.size, True)
    assert not default_storage.exists(first.file.name)
    casefile.make.func(case.pk)  # done twice: nothing comes of it
    assert casefile.of(case).made_at == first.made_at
    assert not casefile.has_grown(first)
    cases.answer(case, cast.writer, "Angka itu dari rilis.")
    assert casefile.has_grown(first)
    second = made(case, cast.managing_editor)
    assert not casefile.has_grown(second)
    assert not storages["originals"].exists(first.file.name)
    stage.save(story, cast.writer, standfirst="Petani menunggu kabar dari gudang.")
    assert not casefile.has_grown(second), "readers have none of it yet"
    for move, person in (("submit", cast.writer), ("approve", cast.section_editor), ("publish", cast.section_editor)):
        workflow.perform(move, person, story)
    assert casefile.has_grown(second)
    third = made(case, cast.managing_editor)
    Correction.objects.create(article=story, note="Lain.", at=timezone.now())
    assert casefile.has_grown(third)


def test_one_is_made_at_a_time_and_one_that_stands_still_is_asked_for_again(cast, case, monkeypatch):
    casefile.ask(case, cast.section_editor)
    with pytest.raises(Refused, match="already"):
        casefile.ask(case, cast.managing_editor)
    later = timezone.now() + PATIENCE + timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    casefile.ask(case, cast.managing_editor)
    assert casefile.of(case).asked_by == cast.managing_editor


@pytest.mark.parametrize("why", Failure)
def test_one_that_cannot_be_made_says_in_words_why_and_is_tried_again(cast, came, monkeypatch, caplog, why):
    """What was raised is for whoever runs the newsroom: no page of ours shows it."""
    case = came(files=[SimpleUploadedFile("Surat Kuasa.pdf", PDF)])
    first = made(case, cast.section_editor)
    casefile.ask(case, cast.section_editor)
    with monkeypatch.context() as patch:
        if why == Failure.STORE:
            patch.setattr(EvidenceField.attr_class, "save", lambda *a, **k: Path("/nowhere/x").read_bytes())
        elif why == Failure.PROOF:
            patch.setattr(EvidenceField.attr_class, "open", lambda *a: Path("/nowhere/y").read_bytes())
        else:
            patch.setattr(casefile.printed, "moments", lambda pk: 1 / 0)
        with pytest.raises(Exception):  # noqa: B017 - the worker takes whatever it is
            casefile.make.func(case.pk)
    row = casefile.of(case)
    assert (row.failed, row.is_underway, row.file.name) == (why, True, first.file.name)
    assert storages["originals"].exists(first.file.name)
    assert row.why_failed == why.label
    assert not re.search("Errno|nowhere|division|Error", str(row.why_failed))
    [told] = [one.getMessage() for one in caplog.records if one.name == "press.casefile"]
    raised = {Failure.STORE: "/nowhere/x", Failure.PROOF: "/nowhere/y", Failure.FAULT: "division by zero"}
    assert case.number in told
    assert raised[why] in told
    casefile.ask(case, cast.managing_editor)  # by hand, before the worker comes to its next try
    assert (casefile.of(case).failed, casefile.of(case).stands_still) == ("", False)
    casefile.make.func(case.pk)
    assert (casefile.of(case).why_failed, casefile.of(case).is_underway) == ("", False)
    CaseFile.objects.update(failed="division by zero")  # as a release before this one left it
    assert casefile.of(case).why_failed == Failure.FAULT.label


@pytest.mark.parametrize("who", stage.PLAYERS)
def test_who_handles_the_case_has_it_made_and_nobody_else(cast, case, who):
    may = who in {"section_editor", "managing_editor", "editor_in_chief"}
    assert (casefile.why_not_ask(cast.people[who], case) is None) is may
    if not may:
        with pytest.raises(Refused):
            casefile.ask(case, cast.people[who])
        assert casefile.of(case) is None
