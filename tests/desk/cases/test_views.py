"""The desk's pages of cases: the list by due time, one case, recording one, and what is taken away."""

import io
import zipfile
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from audit.models import Entry
from people.models import User
from photos.storing import NotStored
from press import casefile, cases, evidence, intake, noting
from press.kinds import CaseKind
from press.models import Case, CaseFile, Copy, Failure, Outcome
from press.noting import Printed
from tests import stage
from tests.press.conftest import REPLY, complaint, decided
from tests.press.test_evidence import PDF

pytestmark = pytest.mark.django_db


def page_of(client, address) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.fixture
def as_(client):
    """`as_(person)`: the client of somebody who is signed in."""

    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


def address(case, name="desk:case", *more) -> str:
    return reverse(name, args=[case.pk, *more])


def test_the_list_has_what_is_due_first_on_top_and_marks_what_is_late(as_, cast, story, came):
    came()
    late = complaint(message="Lama.", came_at=timezone.now() - timedelta(days=9))
    old = intake.record(story, late, cast.section_editor)
    rows = page_of(as_(cast.section_editor), reverse("desk:cases")).select(".case-row")
    assert old.number in rows[0].get_text()
    assert ["is-late" in row["class"] for row in rows] == [True, False]


def test_each_sees_the_cases_of_their_own_stories_and_desks(as_, cast, case):
    for name, person in cast.people.items():
        answer = as_(person).get(reverse("desk:cases"))
        shown = answer.status_code == 200 and case.number in answer.content.decode()
        assert shown == (name in {"writer", "section_editor", "managing_editor", "editor_in_chief"}), name


def test_tabs_tell_mine_from_closed(as_, cast, case):
    client, listing = as_(cast.section_editor), reverse("desk:cases")
    assert case.number not in client.get(f"{listing}?tab=mine").content.decode()
    cases.assign(case, cast.section_editor, cast.section_editor)
    assert case.number in client.get(f"{listing}?tab=mine").content.decode()
    decided(case, cast.section_editor, Outcome.REFUSED)
    cases.close(case, cast.section_editor)
    assert case.number in client.get(f"{listing}?tab=closed").content.decode()
    assert case.number not in client.get(listing).content.decode()


def test_how_the_sender_is_reached_is_for_who_handles_the_case(as_, cast, came):
    case = came(sender_email="ratih@example.org", sender_phone="0812 0000")
    for person, shown in ((cast.writer, False), (cast.section_editor, True)):
        text = as_(person).get(address(case)).content.decode()
        assert ("ratih@example.org" in text) == ("0812 0000" in text) == ("/koreksi/kasus/" in text) == shown


def test_who_wrote_the_story_is_told_why_they_do_not_decide(as_, cast, case):
    page = page_of(as_(cast.writer), address(case))
    assert page.select('button[value="answer"]')
    assert not page.select('button[value="decide"]')
    told = [one.get_text(" ", strip=True) for one in page.select(".case-refused li")]
    assert len({one.rpartition(": ")[2] for one in told}) == len(told), "a reason stands once"
    answer = as_(cast.writer).post(
        address(case), {"_do": "decide", "decide-outcome": "granted", "decide-reason": "Ya"}
    )
    assert answer.status_code == 403
    assert Case.objects.get().outcome == ""


def test_a_case_is_worked_through_on_its_page(as_, cast, case, story):
    client = as_(cast.section_editor)
    sent = (
        {"_do": "assign", "assign-to": cast.section_editor.pk},
        {"_do": "answer", "answer-words": "Saya periksa."},
        {"_do": "write", "write-words": "Terima kasih."},
        {"_do": "decide", "decide-outcome": "granted", "decide-reason": "Keliru.", "decide-owes_apology": "on"},
        {"_do": "note", "note-note": "Yang benar 5.000 ton.", "note-apology": "Maaf.", "note-weight": "top"},
        {"_do": "close"},
    )
    for form in sent:
        answer = client.post(address(case), form)
        assert answer.status_code == 302, (form, answer.content.decode()[:4000])
    assert Case.objects.get().state == "closed"
    assert story.corrections.get().apology == "Maaf."


def test_who_comes_too_late_reads_why_and_loses_no_word(as_, cast, case):
    """Somebody else decided while the reason was being written."""
    decided(case, cast.managing_editor)
    reason = "Dokumen resmi membenarkannya; lihat halaman 7."
    sent = {"_do": "decide", "decide-outcome": "granted", "decide-reason": reason}
    answer = as_(cast.section_editor).post(address(case), sent)
    assert answer.status_code == 403
    page = BeautifulSoup(answer.content, "html.parser")
    told = page.select_one(".case [role=alert]")
    assert "decided already" in told.get_text()
    assert told.select_one("textarea").get_text().strip() == reason
    assert page.select('button[value="note"]'), "and what can be done now stands below"
    copy = Copy.objects.create(
        case=case, note=noting.give(case, cast.section_editor, Printed("5.000 ton.")), article=stage.published(cast)
    )
    cases.tend(copy, cast.writer, "Diperbaiki.")
    answer = as_(cast.section_editor).post(address(case), {"_do": "tend", "copy": copy.pk, "words": "Sudah."})
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert "Sudah." in page.select_one(".case [role=alert] textarea").get_text()


def test_what_is_refused_stands_beside_its_field_with_what_was_typed(as_, cast, case):
    decided(case, cast.section_editor, owes_apology=True)
    sent = {"_do": "note", "note-note": "Yang benar 5.000 ton.", "note-weight": "top"}
    answer = as_(cast.section_editor).post(address(case), sent)
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert "apology is owed" in page.select_one(".has-error .desk-error").get_text()
    assert "5.000" in page.select_one("#id_note-note").get_text()


def test_a_verb_that_there_is_not_is_refused(as_, cast, case):
    assert as_(cast.section_editor).post(address(case), {"_do": "delete"}).status_code == 400


def test_the_reply_stands_whole_in_the_form(as_, cast, came):
    reply = decided(came(CaseKind.REPLY, message="Kami tidak menutupnya."), cast.section_editor)
    page = page_of(as_(cast.section_editor), address(reply))
    assert page.select_one("#id_note-note").get_text().strip() == "Kami tidak menutupnya."
    assert page.select_one("#id_note-is_shortened")


def test_a_letter_is_recorded_beside_the_story(as_, cast, story):
    beside = reverse("desk:story_cases", args=[story.pk])
    sent = {
        "kind": "ruling",
        "channel": "council",
        "message": "Berita ini melanggar Pasal 3.",
        "sender_name": "Dewan Pers",
        "ruling_number": "12/PPR-DP/2026",
        "ruled_on": "2026-11-20",
    }
    answer = as_(cast.section_editor).post(beside, sent)  # the council is owed proof of what the ruling asks
    refused = BeautifulSoup(answer.content, "html.parser").select_one(".has-error:has(#id_files) .desk-error")
    assert (answer.status_code, Case.objects.count()) == (422, 0)
    assert "Add the ruling itself" in refused.get_text()
    late = {"files": SimpleUploadedFile("putusan.pdf", PDF), "ruled_on": "2036-11-20"}
    assert "Choose your files once more" in as_(cast.section_editor).post(beside, sent | late).content.decode()
    answer = as_(cast.section_editor).post(beside, sent | {"files": SimpleUploadedFile("putusan.pdf", PDF)})
    found = Case.objects.get()
    assert answer.url == address(found)
    assert (found.ruling_number, found.recorded_by, found.evidence.count()) == (
        "12/PPR-DP/2026",
        cast.section_editor,
        1,
    )
    assert found.number in client_text(as_(cast.writer), beside)


def test_a_store_that_is_full_leaves_what_was_typed_on_the_page(as_, cast, story, monkeypatch):
    def full(*args):
        raise NotStored("surat.pdf")

    monkeypatch.setattr(evidence, "keep", full)
    sent = {"kind": "correction", "channel": "letter", "message": "Keliru sekali.", "sender_name": "Ani"}
    answer = as_(cast.section_editor).post(reverse("desk:story_cases", args=[story.pk]), sent)
    page = BeautifulSoup(answer.content, "html.parser")
    assert (answer.status_code, Case.objects.count()) == (503, 0)
    said = page.select_one(".has-error:has(#id_files) .desk-error").get_text()
    assert "The file could not be kept: its store is full" in said
    assert "choose the files again" in said
    assert "Keliru sekali." in page.select_one("#id_message").get_text()


def client_text(client, address) -> str:
    return client.get(address).content.decode()


def test_a_file_is_given_to_keep_and_never_to_be_shown(as_, cast, came):
    case = came(files=[SimpleUploadedFile("surat.pdf", PDF)])
    answer = as_(cast.writer).get(address(case, "desk:case_evidence", case.evidence.get().pk))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="surat.pdf"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == PDF
    stranger = as_(cast.other_writer).get(address(case, "desk:case_evidence", case.evidence.get().pk))
    assert stranger.status_code == 404


def test_the_whole_file_is_taken_away_by_who_handles_it_and_the_log_hears(as_, cast, case):
    whole, page = address(case, "desk:case_file"), address(case)
    editor = as_(cast.section_editor)
    assert editor.get(whole).url == f"{page}#case-file"  # nobody has asked for it
    assert editor.post(whole).url == f"{page}#case-file"
    part = page_of(editor, page).select_one("#case-file")
    assert "It is being made" in part.get_text()
    assert part.has_attr("data-busy")
    assert part.select("a[href], button[type=submit]") == part.select("noscript a")
    assert editor.post(whole).status_code == 302  # a second click is no second file
    assert DBTaskResult.objects.filter(task_path__endswith=".casefile.make").count() == 1
    topic = reverse("desk:live") + f"?topics=casefile:{case.pk}"
    before = editor.get(topic).json()[f"casefile:{case.pk}"]
    assert before == {"stamp": part["data-stamp"]}
    casefile.make.func(case.pk)
    assert editor.get(topic).json()[f"casefile:{case.pk}"] != before
    part = BeautifulSoup(editor.get(page, headers={"X-Part": "1"}).content, "html.parser")
    assert part.find(True)["id"] == "case-file"
    assert [one["href"] for one in part.select("a")] == [whole]
    assert not part.select("[data-busy]")
    answer = editor.get(whole)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert "berkas.html" in archive.namelist()
    assert Entry.objects.get(action="case.taken").object_id == case.pk
    cases.answer(case, cast.writer, "Angka itu dari rilis.")
    assert "More has happened since." in page_of(editor, page).select_one("#case-file").get_text()
    writer = as_(cast.writer)
    assert (writer.get(whole).status_code, writer.post(whole).status_code) == (403, 403)
    assert not page_of(writer, page).select("#case-file")
    assert writer.get(topic).json() == {}
    assert b"case-deeds" in writer.get(page, headers={"X-Part": "1"}).content


def test_a_file_that_could_not_be_made_says_so_and_is_asked_for_again(as_, cast, case):
    editor, page = as_(cast.section_editor), address(case)
    casefile.ask(case, cast.section_editor)
    CaseFile.objects.update(failed=Failure.STORE)
    part = page_of(editor, page).select_one("#case-file")
    assert "store of files is full" in part.select_one("[role=alert]").get_text()
    assert "It is being made" not in part.get_text()
    assert (part.has_attr("data-busy"), part.button.get_text()) == (False, "Try again")
    assert editor.post(address(case, "desk:case_file")).status_code == 302
    assert "It is being made" in page_of(editor, page).select_one("#case-file").get_text()
    assert DBTaskResult.objects.filter(task_path__endswith=".casefile.make").count() == 2


def test_each_reads_the_times_of_a_case_in_their_own_zone_by_its_name(as_, cast, case):
    cases.answer(case, cast.writer, "Angka itu dari rilis.")
    casefile.ask(case, cast.section_editor)
    casefile.make.func(case.pk)
    for zone, name in (("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")):
        User.objects.filter(pk=cast.section_editor.pk).update(time_zone=zone)
        for path in (address(case), reverse("desk:cases")):
            page = page_of(as_(cast.section_editor), path)
            told = page.select(".screen-narrow time, .case-rows time")
            assert told
            assert all(one.get_text().endswith(f" {name}") for one in told), [one.get_text() for one in told]
        told = page_of(as_(cast.section_editor), address(case)).select_one("#case-file").get_text()
        assert f" {name}, " in told


def test_the_list_costs_the_same_however_many_cases_there_are(as_, cast, story, django_assert_max_num_queries):
    client = as_(cast.section_editor)
    for number in range(30):
        intake.record(story, complaint(message=f"Keliru {number}."), cast.section_editor)
    client.get(reverse("desk:cases"))
    with django_assert_max_num_queries(25):
        client.get(reverse("desk:cases"))


def test_a_story_of_another_desk_has_no_sheet(as_, cast):
    story = stage.published_in(cast, cast.other_section)
    assert as_(cast.section_editor).get(reverse("desk:story_cases", args=[story.pk])).status_code == 404


def test_a_reply_that_was_printed_in_other_words_stands_beside_what_was_sent(as_, cast, came):
    case = came(CaseKind.REPLY, message=REPLY)
    decided(case, cast.section_editor)
    assert not page_of(as_(cast.section_editor), address(case)).select(".case-altered")
    shorter = REPLY.partition(" Kapal")[0]
    noting.give(case, cast.managing_editor, Printed(shorter, is_shortened=True))
    [shown] = page_of(as_(cast.section_editor), address(case)).select(".case-altered")
    assert "tetap bersandar" in " ".join(gone.get_text(" ") for gone in shown.select("del"))
    assert "menutup dermaga" not in " ".join(gone.get_text(" ") for gone in shown.select("del, ins"))


def test_a_reply_that_was_printed_whole_is_shown_once(as_, cast, came):
    case = came(CaseKind.REPLY, message=REPLY)
    decided(case, cast.section_editor)
    noting.give(case, cast.managing_editor, Printed(REPLY))
    assert not page_of(as_(cast.section_editor), address(case)).select(".case-altered")
