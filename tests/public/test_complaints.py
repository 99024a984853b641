"""The way in for whoever finds something wrong: no account, no cookie, no script; and the page that follows it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.readers import editions
from articles.workflow.order import Order
from press import cases, intake
from press.cases import Decision
from press.models import Case, Outcome
from public.fast import caching
from tests import stage
from tests.press.test_evidence import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    """A test fills in a form in no time."""
    monkeypatch.setattr(intake, "SOONEST", timedelta(seconds=-1))


@pytest.fixture
def story(cast):
    return stage.published(cast, headline="Gudang beku dibuka")


def filled(client, story, **said) -> dict:
    """The form's own hidden fields and what a reader writes."""
    page = BeautifulSoup(client.get(f"/koreksi/kirim/{story.pk}/").content, "html.parser")
    seal = page.select_one('input[name="waktu"]')["value"]
    told = {"jenis": "correction", "pesan": "Kapasitasnya 5.000 ton.", "nama": "Ratih", "waktu": seal}
    return told | said


def send(client, story, **said):
    return client.post(f"/koreksi/kirim/{story.pk}/", filled(client, story, **said))


def test_every_story_leads_to_the_form_which_says_that_it_is_free(client, story):
    page = BeautifulSoup(client.get(editions.current(story).get_absolute_url()).content, "html.parser")
    address = page.select_one(".wrong a")["href"]
    answer = client.get(address)
    form = BeautifulSoup(answer.content, "html.parser")
    said = form.get_text(" ")
    assert "Gudang beku dibuka" in said
    assert "costs nothing" in said
    assert "Dewan Pers" in said
    assert not form.select("form script")


def test_what_is_sent_becomes_a_case_and_leads_to_its_own_address(client, cast, story):
    answer = send(client, story, bagian="Kapasitas 50.000 ton", lembaga="PT Beku", jabatan="Direktur")
    case = Case.objects.get()
    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert case.number in page
    assert "Kapasitasnya 5.000 ton." in page
    assert (case.article, case.sender_body, case.passage) == (story, "PT Beku", "Kapasitas 50.000 ton")


def test_neither_page_sets_a_cookie_is_kept_or_found(client, story):
    sent = send(client, story)
    for answer in (client.get(f"/koreksi/kirim/{story.pk}/"), sent, client.get(sent.url)):
        assert not answer.cookies
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert {"/koreksi/kirim/", "/koreksi/kasus/"} <= set(caching.PRIVATE)
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /koreksi/kirim/" in robots
    assert "Disallow: /koreksi/kasus/" in robots


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"pesan": ""}, "id_pesan"),
        ({"nama": ""}, "id_nama"),
        ({"lembaga": "PT Beku"}, "id_jabatan"),
        ({"jenis": "ruling"}, "id_jenis"),
        ({"email": "bukan alamat"}, "id_email"),
    ],
    ids=["empty", "nameless", "body-alone", "not-for-readers", "no-address"],
)
def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(client, story, said, told):
    answer = send(client, story, bukti="Dokumen resmi", **said)
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert [one["href"] for one in page.select(".complaint-error a")] == [f"#{told}"] or told == "id_jenis"
    assert page.select_one("#id_bukti").get_text().strip() == "Dokumen resmi"
    assert not Case.objects.exists()


def test_programs_that_fill_in_everything_are_sent_away_without_a_case(client, story):
    answer = send(client, story, situs="https://spam.example")
    assert answer.status_code == 302
    assert not Case.objects.exists()


@pytest.mark.parametrize("seal", ["", "form:abc:def"])
def test_a_form_that_was_never_opened_is_refused_and_can_be_sent_once_more(client, story, seal):
    answer = send(client, story, waktu=seal)
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    fresh = page.select_one('input[name="waktu"]')["value"]
    again = client.post(f"/koreksi/kirim/{story.pk}/", filled(client, story, waktu=fresh))
    assert again.status_code == 302


def test_a_flood_gets_429_with_another_way(client, story, settings):
    settings.NEWSROOM_STORY_CASES_AN_HOUR = 1
    send(client, story)
    answer = send(client, story, pesan="Keliru lagi.")
    assert answer.status_code == 429
    assert "email" in answer.content.decode()


def test_files_come_along_and_a_program_does_not(client, story):
    told = filled(client, story)
    path = f"/koreksi/kirim/{story.pk}/"
    program = SimpleUploadedFile("bukti.pdf", b"MZ" + b"0" * 50)
    refused = client.post(path, told | {"berkas": program})
    assert refused.status_code == 422
    assert "Choose your files once more" in refused.content.decode()
    papers = [SimpleUploadedFile(f"surat-{one}.pdf", PDF) for one in range(2)]
    assert client.post(path, told | {"berkas": papers}).status_code == 302
    assert Case.objects.get().evidence.count() == 2


def test_a_store_that_is_full_calls_no_paper_a_picture_and_keeps_what_was_written(client, story, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", full)
    told = filled(client, story, pesan="Kapasitasnya 5.000 ton.")
    sent = told | {"berkas": SimpleUploadedFile("surat.pdf", PDF)}
    answer = client.post(f"/koreksi/kirim/{story.pk}/", sent)
    page = BeautifulSoup(answer.content, "html.parser")
    assert (answer.status_code, Case.objects.count()) == (503, 0)
    said = page.get_text(" ")
    assert "The file could not be kept: its store is full or does not answer." in said
    assert "picture could" not in said
    assert "What you wrote is still here; choose the files again." in said
    assert "5.000 ton" in page.select_one("textarea[name=pesan]").get_text()


def test_what_is_far_too_large_is_refused_before_it_is_read(client, story):
    answer = client.post(f"/koreksi/kirim/{story.pk}/", {"pesan": "a"}, CONTENT_LENGTH="900000000")
    assert answer.status_code == 413


@pytest.mark.parametrize("state", ["draft", "in_review", "approved", "scheduled", "spiked"])
def test_of_what_readers_never_had_there_is_no_form(client, cast, state):
    story = stage.IN_EVERY_STATE[state](cast)
    assert client.get(f"/koreksi/kirim/{story.pk}/").status_code == 404


def test_of_a_withdrawn_story_there_is_a_form_without_its_headline(client, cast):
    story = stage.withdrawn(cast, headline="Fitnah besar")
    answer = client.get(f"/koreksi/kirim/{story.pk}/")
    assert answer.status_code == 200
    assert "Fitnah besar" not in answer.content.decode()


def test_the_sender_reads_what_is_theirs_and_nothing_else(client, cast, story):
    address = send(client, story).url.partition("?")[0]
    case = Case.objects.get()
    cases.answer(case, cast.writer, "Rahasia meja.")
    cases.write(case, cast.section_editor, "Kami sedang memeriksanya.")
    cases.decide(case, cast.section_editor, Decision(Outcome.REFUSED, "Dokumen resmi menyebut lain."))
    page = client.get(address).content.decode()
    assert "Kami sedang memeriksanya." in page
    assert "Dokumen resmi menyebut lain." in page
    assert "Rahasia meja." not in page
    assert cast.section_editor.username not in page


def test_the_sender_adds_to_it_until_it_is_closed(client, cast, story):
    address = send(client, story).url.partition("?")[0]
    assert client.post(address, {"pesan": "Ini dokumennya."}).status_code == 302
    assert "Ini dokumennya." in client.get(address).content.decode()
    assert client.post(address, {"pesan": ""}).status_code == 422
    case = Case.objects.get()
    cases.decide(case, cast.section_editor, Decision(Outcome.REFUSED, "Tidak."))
    cases.close(case, cast.section_editor)
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert not page.select("form[method=post]")
    assert "closed" in page.select_one(".complaint-closed").get_text()
    assert client.post(address, {"pesan": "Lagi."}).status_code == 429


def test_a_sender_who_can_add_nothing_reads_why_and_what_was_typed_stays(client, story, monkeypatch):
    address = send(client, story).url.partition("?")[0]

    def told() -> str:
        page = BeautifulSoup(client.get(address).content, "html.parser")
        assert not page.select("form[method=post]")
        return page.select_one(".complaint-closed").get_text()

    for number in range(cases.A_FEW):
        assert client.post(address, {"pesan": f"Dokumen {number}."}).status_code == 302
    assert "Wait ten minutes" in told()
    answer = client.post(address, {"pesan": "Dokumen terakhir."})
    assert answer.status_code == 429
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("#id_pesan").get_text().strip() == "Dokumen terakhir."
    monkeypatch.setattr(cases, "IN_ALL", cases.A_FEW)
    assert "newsroom itself" in told(), "whoever waits would wait for nothing"


def test_a_case_does_not_name_a_story_that_was_withdrawn(client, cast, story):
    address = send(client, story).url.partition("?")[0]
    assert "Gudang beku dibuka" in client.get(address).content.decode()
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="child"))
    assert "Gudang beku dibuka" not in client.get(address).content.decode()


@pytest.mark.parametrize("token", ["x", "x" * 43, "é", "1"])
def test_any_other_token_is_not_found(client, db, token):
    assert client.get(f"/koreksi/kasus/{token}/").status_code == 404
    assert client.post(f"/koreksi/kasus/{token}/", {"pesan": "a"}).status_code == 404
