"""The sheet beside a story on which it is given out as unverified, the start page and the alarm that remind of it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.workflow.order import Order
from desk.alarms import alarms
from desk.waiting import waiting
from press import permissions as press
from press.models import Unverified
from tests import stage
from tests.desk.waiting.test_waiting import start_page
from tests.press.test_verifying import EDITORS, reasons

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(cast):
    return stage.published(cast)


def sheet(story) -> str:
    return reverse("desk:verification", args=[story.pk])


def as_(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def filled() -> dict:
    due = timezone.localtime(timezone.now() + timedelta(hours=12))
    told = reasons()
    return {"due_at": f"{due:%Y-%m-%dT%H:%M}"} | {
        name: getattr(told, name) for name in ("urgent", "source", "unreachable", "note")
    }


def test_an_editor_gives_a_story_out_as_unverified_and_says_how_it_ended(cast, story):
    client = as_(cast.section_editor)
    refused = client.post(sheet(story), filled() | {"source": ""})
    assert refused.status_code == 422
    assert "hilir" in refused.content.decode(), "nothing that was typed is lost"
    assert client.post(sheet(story), filled()).status_code == 302
    assert "Kepala balai" in client.get(sheet(story)).content.decode()
    assert client.post(sheet(story), {"result": " "}).status_code == 422
    assert client.post(sheet(story), {"result": "Bendungan itu utuh."}).status_code == 302
    assert Unverified.objects.get().result == "Bendungan itu utuh."
    assert "Bendungan itu utuh." in client.get(sheet(story)).content.decode()


def test_who_says_how_it_ended_after_somebody_else_loses_no_word(cast, story):
    client = as_(cast.section_editor)
    client.post(sheet(story), filled())
    for _time in range(2):
        answer = client.post(sheet(story), {"result": "Bendungan itu utuh."})
    assert answer.status_code == 409
    told = BeautifulSoup(answer.content, "html.parser").select_one(".desk-callout[role=alert]")
    assert "said already" in told.get_text()
    assert told.textarea.get_text().strip() == "Bendungan itu utuh."
    assert Unverified.objects.count() == 1


def test_of_a_story_that_readers_no_longer_have_the_sheet_says_that_they_are_told_nothing(cast, story):
    client, words = as_(cast.section_editor), "they are told nothing"
    client.post(sheet(story), filled())
    assert words not in client.get(sheet(story)).content.decode()
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    assert words in client.get(sheet(story)).content.decode()


def test_a_writer_reads_why_they_may_not_and_a_stranger_nothing(cast, story):
    page = as_(cast.writer).get(sheet(story))
    assert page.status_code == 200
    assert "<form" not in page.content.decode().partition('class="story sheet"')[2]
    assert as_(cast.writer).post(sheet(story), filled()).status_code == 403
    assert as_(cast.other_section_editor).get(sheet(story)).status_code == 404


def test_what_is_to_be_verified_stands_on_the_start_page_and_is_an_alarm_once_it_is_late(cast, story):
    before = waiting.stamp(cast.section_editor)
    row = Unverified.objects.create(
        article=story,
        opened_at=timezone.now(),
        opened_by=cast.section_editor,
        **{name: getattr(reasons(), name) for name in ("urgent", "source", "unreachable", "note", "due_at")},
    )
    for name, person in cast.people.items():
        told = [row] if name in {*EDITORS, "writer"} else []
        assert [one for one, _due in waiting.unverified_of(person)] == told, name
        assert (f'id="waits-unverified-{row.pk}"' in start_page(person)) == bool(told), name
    assert waiting.stamp(cast.section_editor) != before
    assert alarms.late_verifications(cast.section_editor) == []
    late = stage.published(cast, headline="Bendungan")
    told = filled() | {"due_at": timezone.now() - timedelta(minutes=5)}
    Unverified.objects.create(article=late, opened_at=timezone.now(), opened_by=cast.section_editor, **told)
    for person in (cast.writer, cast.section_editor):
        [(first, due), (_row, other)] = waiting.unverified_of(person)
        assert (first.article, due.late, other.late) == (late, True, False)
        part = BeautifulSoup(start_page(person), "html.parser").select_one(f"#waits-unverified-{first.pk}")
        assert part["class"] == ["is-late"]
        assert part.a["href"] == sheet(late)
        assert part.select_one(".chip-late").get_text(strip=True)
        assert as_(person).get(sheet(late)).status_code == 200
    assert alarms.late_verifications(cast.writer) == [], "it is the desk's to settle"
    [alarm] = alarms.late_verifications(cast.section_editor)
    assert "Bendungan" in str(alarm.said)
    assert alarms.late_verifications(cast.other_section_editor) == []


def test_one_statement_finds_them_however_many_there_are(cast, story, django_assert_num_queries):
    """By an index that holds the open ones alone, soonest first; whose a story is is one look for each."""
    told = {name: getattr(reasons(), name) for name in ("urgent", "source", "unreachable", "note", "due_at")}
    by = {"opened_at": timezone.now(), "opened_by": cast.section_editor, **told}
    Unverified.objects.create(article=story, **by)
    over = {"settled_at": timezone.now(), "settled_by": cast.section_editor, "result": "Benar."}
    Unverified.objects.bulk_create(Unverified(article=story, **by, **over) for _ in range(2_000))
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {Unverified._meta.db_table}")
    for person in (cast.writer, cast.section_editor, cast.editor_in_chief):
        list(person.desks.all())
        waiting.unverified_of(person)
        with django_assert_num_queries(1):
            [(row, _due)] = waiting.unverified_of(person)
            assert row.article.section.name
            assert str(row.opened_by)
        plan = press.awaited_from(person).soonest_first()[: waiting.SHOWN].explain()
        assert "unverified_open" in plan
        assert "Seq Scan on press_unverified" not in plan
