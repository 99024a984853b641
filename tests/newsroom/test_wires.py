"""What the desk hears of the wires: who is told what, which alarms rise, what becomes a note."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import ChecklistRule
from articles.workflow import workflow
from desk.alarms import alarms
from desk.models import Note, Notice
from desk.notices import notices
from exchange.models import WireSource
from exchange.wires import listing, taking
from newsroom.models import Heartbeat
from newsroom.sweep import WORKER
from newsroom.wires import live_taken_back, silent_wires
from tests import stage
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import g2

pytestmark = pytest.mark.django_db
CANCELED = wires.version(2, state="stat:canceled", meta="<edNote>Sumber keliru.</edNote>")


@pytest.fixture
def source(cast):
    return wires.source(cast)


def publish(cast, article):
    ChecklistRule.objects.create(rule="photos", level="off")
    stage.save(article, cast.writer, standfirst="Stok menipis.")
    workflow.perform("submit", cast.writer, article)
    for move in ("approve", "publish"):
        workflow.perform(move, cast.section_editor, article)


def after(callbacks, deed):
    with callbacks(execute=True):
        return deed()


def test_the_desk_is_told_of_each_story_and_of_live_ones_first_and_by_mail(
    cast, source, django_capture_on_commit_callbacks
):
    (item,) = wires.keep(source)
    own = after(django_capture_on_commit_callbacks, lambda: taking.take(item, cast.writer))
    publish(cast, own)
    draft = taking.take(item, cast.other_writer, again=True)
    Notice.objects.all().delete()
    after(django_capture_on_commit_callbacks, lambda: wires.keep(source, CANCELED))
    rows = list(Notice.objects.order_by("pk"))
    assert {(row.kind, row.user, row.article) for row in rows} == {
        ("wire_taken_back_live", cast.writer, own),
        ("wire_taken_back_live", cast.section_editor, own),
        ("wire_taken_back_live", cast.managing_editor, own),
        ("wire_taken_back_live", cast.editor_in_chief, own),
        ("wire_taken_back", cast.other_writer, draft),
    }
    assert rows[0].kind == "wire_taken_back_live"
    assert {row.mail for row in rows} == {"now"}
    sentence = notices.sentence(next(row for row in rows if row.article == own))
    assert sentence == f"“{own.headline}” is live, and KBN has taken back what it is made of: Sumber keliru."
    assert "(" in notices.sentence(rows[-1])


def test_of_an_update_whose_story_it_is_hears_and_nothing_of_it_changes(
    cast, source, django_capture_on_commit_callbacks
):
    (item,) = wires.keep(source)
    article = taking.take(item, cast.writer)
    after(django_capture_on_commit_callbacks, lambda: wires.keep(source, wires.version(2, headline="Nikel turun")))
    assert list(Notice.objects.values_list("kind", "user")) == [("wire_changed", cast.writer.pk)]
    article.refresh_from_db()
    assert article.headline == "Harga nikel naik"


def test_what_nobody_used_tells_nobody(cast, source, django_capture_on_commit_callbacks):
    wires.keep(source)
    after(django_capture_on_commit_callbacks, lambda: wires.keep(source, CANCELED))
    assert not Notice.objects.exists()


def test_a_live_story_of_what_was_taken_back_stands_among_the_alarms_by_name(cast, source):
    Heartbeat.beat(WORKER)
    (item,) = wires.keep(source)
    article = taking.take(item, cast.writer)
    publish(cast, article)
    assert live_taken_back() == []
    wires.keep(source, CANCELED)
    (alarm,) = live_taken_back()
    assert article.headline in str(alarm.said)
    assert str(article.pk) in alarm.link
    assert alarm.name in [one.name for one in alarms.current()]


def test_a_silent_source_and_one_that_fails_are_alarms(cast, source):
    assert silent_wires() == []
    WireSource.objects.update(last_item_at=timezone.now() - timedelta(days=2), failures=9)
    assert [one.name for one in silent_wires()] == ["wire-silent"]
    WireSource.objects.update(last_item_at=timezone.now(), last_error="Tidak menjawab.")
    (alarm,) = silent_wires()
    assert (alarm.name, "Tidak menjawab." in str(alarm.remedy)) == ("wire-failing", True)


def test_what_the_sender_says_to_editors_becomes_a_note(cast, source, django_capture_on_commit_callbacks):
    (item,) = wires.keep(source, g2(meta="<edNote>Cek angka di alinea dua.</edNote>"))
    article = after(django_capture_on_commit_callbacks, lambda: taking.take(item, cast.writer))
    note = Note.objects.get()
    assert (note.article, note.author) == (article, cast.writer)
    assert note.text == "KBN to editors: Cek angka di alinea dua."


def test_an_open_page_hears_that_something_came(client, cast, source):
    ask = "/admin/desk/live/?topics=wire"
    client.force_login(cast.writer)
    before = client.get(ask).json()["wire"]["stamp"]
    wires.keep(source)
    assert client.get(ask).json()["wire"]["stamp"] == listing.stamp() != before
    client.force_login(cast.legal)
    assert client.get(ask).json() == {}
