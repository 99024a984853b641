"""Partners that have a story are mailed what they must not miss, and stand on its case with when that was."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse

from articles.workflow.order import Order
from articles.workflow.status import Change
from exchange.models import Event, PartnerWarning, Sent
from exchange.outlets import setting_up, warning
from exchange.webhooks import sending
from press import casefile, cases, noting, partners
from press.noting import Printed
from tests import jobs, stage
from tests.exchange.api.reading.test_stories import approve_change
from tests.exchange.outlets.partner import Partner
from tests.exchange.webhooks.receiver import Receiver, hook
from tests.press.conftest import came, decided, story

pytestmark = pytest.mark.django_db
__all__ = ["came", "story"]


@pytest.fixture
def receiver(monkeypatch):
    there = Receiver()
    monkeypatch.setattr(sending.fetching, "post", there.post)
    return there


def test_what_cannot_wait_is_mailed_in_one_letter_and_a_new_text_is_not(cast, mailoutbox):
    story, other = stage.published(cast, headline="Semula"), stage.published(cast, headline="Fitnah")
    partner = Partner(cast, contact="meja@mitra.example")
    partner.poll()
    approve_change(cast, story, headline="Baru")
    jobs.work()
    assert mailoutbox == []
    approve_change(cast, story, Change.CORRECTION, "Tertulis 12.", headline="Kini")
    stage.withdraw(cast.editor_in_chief, other, Order(note="Menyangkut anak.", ground="child"))
    jobs.work()
    [mail] = mailoutbox
    assert mail.to == ["meja@mitra.example"]
    for words in ("Kini", "Correction: Tertulis 12.", "Menyangkut anak.", f"/read/{other.pk}/"):
        assert words in mail.body
    assert "Fitnah" not in mail.body
    assert not PartnerWarning.objects.filter(told_at=None).exists()
    jobs.work()
    assert len(mailoutbox) == 1


def test_nothing_withdrawn_goes_out_late(cast, mailoutbox):
    story = stage.published(cast, headline="Semula")
    Partner(cast, contact="meja@mitra.example").poll()
    approve_change(cast, story, Change.CORRECTION, "Rahasia Ani.", headline="Fitnah")
    stage.withdraw(cast.editor_in_chief, story, Order(note="Menyangkut anak.", ground="child"))
    jobs.work()
    assert "Rahasia" not in mailoutbox[0].body
    assert "Fitnah" not in mailoutbox[0].body


def test_who_has_no_copy_hears_nothing_and_who_was_switched_off_does(cast, mailoutbox):
    Partner(cast, contact="lain@mitra.example")
    silent = Partner(cast, contact="meja@mitra.example")
    story = stage.published(cast)
    silent.poll()
    setting_up.switch(silent.outlet, cast.administrator, False)
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    jobs.work()
    assert [mail.to for mail in mailoutbox] == [["meja@mitra.example"]]


def test_a_mail_that_the_server_refused_is_tried_again(cast, monkeypatch, mailoutbox):
    story = stage.published(cast)
    partner = Partner(cast, contact="meja@mitra.example")
    partner.poll()
    warning.record(Event.NOTED, story)

    def refuse(*args, **kwargs):
        raise OSError("weg")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", refuse)
        with pytest.raises(OSError, match="weg"):
            warning.send.func(partner.outlet.pk)
    assert PartnerWarning.objects.filter(told_at=None).exists()
    assert warning.send.func(partner.outlet.pk) == 1
    assert len(mailoutbox) == 1
    assert warning.send.func.waits


def test_a_failure_to_warn_takes_no_correction_along(cast, monkeypatch):
    story = stage.published(cast)
    Partner(cast, contact="meja@mitra.example").poll()

    def fail(*args, **kwargs):
        raise RuntimeError("rusak")

    monkeypatch.setattr(PartnerWarning.objects, "create", fail)
    approve_change(cast, story, Change.CORRECTION, "Tertulis 12.", headline="Kini")
    assert story.editions.live().get().headline == "Kini"


# On the case


def test_a_case_lists_who_has_the_story_and_when_each_was_told(cast, story, came, client, receiver, mailoutbox):
    partner, late = Partner(cast, name="Kantor", contact="meja@mitra.example"), Partner(cast, name="Lambat")
    hook(cast, name="Agregator")
    for one in (partner, late):
        one.poll()
    approve_change(cast, story, headline="Kedua")
    jobs.work()
    case = came()
    assert [one.name for one in partners.takers(story.pk)] == ["Kantor", "Lambat", "Agregator"]
    assert {one.told_at for one in partners.takers(story.pk)} == {None}
    decided(case, cast.section_editor)
    noting.give(case, cast.managing_editor, Printed("Yang benar 5.000 ton."))
    jobs.work()
    partner.poll()
    kantor, lambat, agregator = partners.takers(story.pk)
    note = partners.last_told(story.pk)
    assert kantor.told_at >= note
    assert kantor.has_new_at >= note
    assert (lambat.told_at, lambat.has_new_at) == (None, None)
    assert agregator.told_at == agregator.has_new_at >= note
    client.force_login(cast.section_editor)
    page = client.get(reverse("desk:case", args=[case.pk])).content.decode()
    for words in ("Partners that have this story", "Kantor", "Agregator", "not told yet", "has the old text"):
        assert words in page
    beside = client.get(reverse("desk:story_cases", args=[story.pk])).content.decode()
    assert "Lambat" in beside
    with zipfile.ZipFile(io.BytesIO(casefile.archive(case).read())) as parts:
        assert "Kantor fetched it as ninjs" in parts.read("berkas.html").decode()
    cases.close(case, cast.section_editor)


def test_a_withdrawal_is_told_and_listed_without_a_case(cast, client):
    story = stage.published(cast)
    partner = Partner(cast, format="newsml")
    partner.message()
    Sent.objects.update(at=story.editions.get().starts_at - timedelta(days=1))
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    [before] = partners.takers(story.pk)
    partner.message()
    [after] = partners.takers(story.pk)
    assert before.has_new_at is None
    assert after.has_new_at >= partners.last_told(story.pk)
    assert after.took_at == before.took_at
    assert after.how == "fetched it as NewsML-G2"


def test_a_story_that_nobody_took_has_nobody_on_its_case(cast, story, came, client):
    case = came()
    client.force_login(cast.section_editor)
    assert "Partners that have" not in client.get(reverse("desk:case", args=[case.pk])).content.decode()
