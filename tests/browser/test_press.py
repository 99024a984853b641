"""A reply goes from a reader's phone to the printed note, and nobody can take it back from there."""

import json

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Correction
from articles.readers import editions
from press import intake
from press.models import Case
from tests import stage
from tests.browser.conftest import until

REPLY = "Kami tidak pernah menutup dermaga itu. Kapal tetap bersandar setiap hari."
APOLOGY = "Redaksi mohon maaf kepada PT Lintas Bahari dan kepada pembaca."
VIOLATION = "Berita ini tidak sesuai dengan Pasal 3 Kode Etik Jurnalistik."


@pytest.fixture
def phone(browser):
    """A reader's phone, without scripts."""
    window = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    return window.new_page()


@pytest.fixture
def at_desk(browser, live_server, signed_in, browser_context_args):
    """`at_desk(user, address)`: that person's own window, on that page of the desk."""

    def sit_down(user, address):
        page = browser.new_context(**browser_context_args).new_page()
        signed_in(page, user)
        page.goto(live_server.url + address)
        return page

    return sit_down


def do(page, name: str, **typed) -> None:
    """Open what can be done with the case under that name, fill it in, and press its button."""
    button = page.locator(f"button[name=_do][value={name}]")
    page.locator(".case-deeds details", has=button).locator("summary").click()
    for field, value in typed.items():
        what = page.locator(f"[name={name}-{field}]")
        if value is True:
            what.check()
        elif value in ("granted", "top"):
            page.locator(f"[name={name}-{field}][value={value}]").check()
        else:
            what.fill(value)
    with page.expect_navigation():
        button.click()


def test_a_reply_goes_from_a_phone_to_the_printed_note(cast, phone, at_desk, live_server, monkeypatch):
    story = stage.published(cast, headline="Dermaga ditutup", body="<p>Dermaga itu ditutup sejak Senin.</p>")
    phone.goto(live_server.url + editions.current(story).get_absolute_url())
    phone.locator(".wrong a").click()
    phone.wait_for_load_state()
    assert phone.evaluate("document.documentElement.scrollWidth") == 390

    # The sender fills it in. What is missing is told at the field, and nothing of the rest is lost.
    phone.locator("[name=jenis][value=reply]").check()
    for name, said in (("bagian", "Dermaga itu ditutup sejak Senin."), ("pesan", REPLY), ("nama", "Ratih Wulandari")):
        phone.locator(f"[name={name}]").fill(said)
    phone.locator("[name=lembaga]").fill("PT Lintas Bahari")
    monkeypatch.setattr(intake, "SOONEST", -intake.LATEST)
    phone.locator(".complaint form button").click()
    expect(phone.locator(".complaint-error")).to_contain_text(phone.locator("label[for=id_jabatan]").inner_text())
    phone.locator("[name=jabatan]").fill("Direktur")
    phone.locator(".complaint form button").click()
    expect(phone.locator(".complaint-sent")).to_be_visible()
    assert not phone.context.cookies()
    secret, case = phone.url.partition("?")[0], Case.objects.get()

    # The writer says what they know and cannot decide; another editor decides and prints.
    address = reverse("desk:case", args=[case.pk])
    writer = at_desk(cast.writer, address)
    assert not writer.locator("button[name=_do][value=decide]").count()
    do(writer, "answer", words="Saya tidak menelepon perusahaan itu.")
    editor = at_desk(cast.section_editor, address)
    do(editor, "decide", outcome="granted", reason="Keberatan ini benar.", owes_apology=True, broke_code=True)
    do(editor, "note", apology=APOLOGY, violation=VIOLATION)
    do(editor, "close")
    until(editor, lambda: Correction.objects.exists(), "the note")
    note = Correction.objects.get()

    # The sender reads it at the secret address; every place that tells readers of the story tells of it.
    phone.goto(secret)
    expect(phone.locator(".case-steps")).to_contain_text("Keberatan ini benar.")
    expect(phone.locator(".case-steps")).not_to_contain_text("Saya tidak menelepon")
    phone.goto(live_server.url + editions.current(story).get_absolute_url())
    phone.reload()  # the phone had kept the page as it was
    printed = phone.locator(".corrections")
    for said in ("PT Lintas Bahari", REPLY, APOLOGY, VIOLATION):
        expect(printed).to_contain_text(said)
    data = json.loads(phone.locator("script[type='application/ld+json']").first.text_content())
    assert REPLY in data["correction"][0]["text"]
    phone.goto(live_server.url + note.get_absolute_url())
    expect(phone.locator(".note")).to_contain_text(REPLY)
    for place in ("/koreksi/", "/koreksi/feed/"):
        assert REPLY in phone.request.get(live_server.url + place).text(), place
    for place in ("/ekbis/", "/cari/?q=dermaga"):
        assert "card-corrected" in phone.request.get(live_server.url + place).text(), place

    # And nobody takes it back: neither the model nor SQL as the application's own role.
    with pytest.raises(DatabaseError), transaction.atomic():
        note.delete()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_correction SET note = 'lain'")
