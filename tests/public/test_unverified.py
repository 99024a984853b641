"""Readers are told at the end of the same story that it is not verified (in brackets, italics); then how it ended."""

import pytest
from bs4 import BeautifulSoup

from articles.readers import editions
from press import verifying
from public import proofs
from public.fast import changes
from tests import stage
from tests.press.test_verifying import reasons

pytestmark = pytest.mark.django_db
NOTE = "(Berita ini masih memerlukan verifikasi lebih lanjut.)"


def page(client, address) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_the_note_is_the_last_line_of_the_text_until_it_is_settled(client, cast):
    story = stage.published(cast)
    address = editions.current(story).get_absolute_url()
    assert not page(client, address).select(".unverified")
    row = verifying.mark(story, cast.section_editor, reasons())
    body = page(client, address).select_one(".story-body")
    last = body.find_all(recursive=False)[-1]
    assert (last.em.get_text(), last["class"]) == (NOTE, ["unverified"])
    assert page(client, f"{address}?teks").select("em")[-1].get_text() == NOTE
    verifying.settle(row, cast.section_editor, "Bendungan itu utuh.")
    after = page(client, address)
    assert not after.select(".unverified")
    assert "Bendungan itu utuh." in after.select_one(".corrections").get_text()
    assert "Bendungan itu utuh." in page(client, "/koreksi/?jenis=verifikasi").get_text()


def test_a_note_leads_to_the_update_and_the_update_back(client, cast):
    story = stage.published(cast)
    row = verifying.mark(story, cast.section_editor, reasons())
    body = f'<p>Utuh.</p><aside data-article="{story.pk}">Berita semula</aside>'
    update = stage.published(cast, headline="Bendungan utuh", body=body)
    verifying.settle(row, cast.section_editor, "Bendungan itu utuh.", update)
    onward = page(client, editions.current(story).get_absolute_url()).select_one('.corrections a[href*="/read/"]')
    assert client.get(onward["href"], follow=True).status_code == 200
    back = page(client, editions.current(update).get_absolute_url())
    assert back.select(f'.story-body a[href="{editions.current(story).get_absolute_url()}"]')


def test_a_draft_shows_what_readers_will_be_told(cast):
    story = stage.draft(cast)
    verifying.mark(story, cast.managing_editor, reasons())
    fields = story.revisions.first().fields
    assert proofs.proof(story, fields).unverified == NOTE.strip("()")
    assert proofs.proof(None, fields).unverified == ""


def test_the_kept_page_is_made_anew(cast, django_capture_on_commit_callbacks, monkeypatch):
    story = stage.published(cast)
    purged = []
    monkeypatch.setattr(changes.store(), "purge", purged.extend)
    with django_capture_on_commit_callbacks(execute=True):
        verifying.mark(story, cast.section_editor, reasons())
    assert f"article:{story.pk}" in purged
