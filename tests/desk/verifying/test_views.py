"""The sheet beside a story on which it is given out as unverified, the start page and the alarm that remind of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from desk.alarms import alarms
from desk.waiting import waiting
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
        assert [one for one, _due in waiting.unverified_of(person)] == ([row] if name in EDITORS else []), name
    assert waiting.stamp(cast.section_editor) != before
    assert f'id="waits-unverified-{row.pk}"' in start_page(cast.section_editor)
    assert alarms.late_verifications(cast.section_editor) == []
    late = stage.published(cast, headline="Bendungan")
    told = filled() | {"due_at": timezone.now() - timedelta(minutes=5)}
    Unverified.objects.create(article=late, opened_at=timezone.now(), opened_by=cast.section_editor, **told)
    [alarm] = alarms.late_verifications(cast.section_editor)
    assert "Bendungan" in str(alarm.said)
    assert alarms.late_verifications(cast.other_section_editor) == []
