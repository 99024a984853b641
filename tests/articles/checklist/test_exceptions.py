"""A story tells who a child is only on a ground of a closed list, by another than its writer, and with an end."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from articles import checklist
from articles.checklist import exceptions
from articles.models import ChecklistRule, ChildException, ChildGround
from articles.models.checklist import Level
from articles.refusals import Refused
from articles.workflow import workflow
from audit.models import Entry
from desk.models import Notice
from desk.notices import jobs
from people import clock
from tests import stage

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
TOLD = "<p>Melati Putri (9), korban penculikan, terakhir terlihat di Jalan Mawar.</p>"


@pytest.fixture
def story(cast):
    """A submitted story that names a missing child, in a house that lets none of the kind be published."""
    ChecklistRule.objects.create(rule="children", level=Level.PUBLICATION)
    return stage.submitted(cast, body=TOLD)


def found(story):
    return next(one for one in checklist.Judgement(story).findings if one.name == "children")


def its_time_is_over() -> None:
    """As if as much time had passed: the database itself lets nobody change what was said."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role TO replica")
        ChildException.objects.standing().update(until=clock.now())
        cursor.execute("SET LOCAL session_replication_role TO DEFAULT")


def test_it_stops_the_story_until_an_editor_names_the_ground(cast, story):
    with pytest.raises(Refused, match="leave out what tells who it is"):
        workflow.perform("approve", cast.section_editor, story)
    until = clock.now() + DAY
    given = exceptions.give(story, cast.section_editor, ChildGround.MISSING, "Polres, laporan 12.", until)
    assert (found(story).complaints, found(story).exception) == ([], given)
    entry = Entry.objects.filter(action="story.child_named").get()
    assert entry.details == {"ground": "missing", "until": until.isoformat()}
    workflow.perform("approve", cast.section_editor, story)


def test_it_holds_until_the_child_is_found_or_its_time_is_over(cast, story):
    exceptions.give(story, cast.section_editor, ChildGround.MISSING, "Polres.", clock.now() + DAY)
    exceptions.end(story, cast.managing_editor)
    assert found(story).complaints
    assert Entry.objects.filter(action="story.child_unnamed").exists()
    exceptions.give(story, cast.section_editor, ChildGround.MISSING, "Polres.", clock.now() + DAY)
    its_time_is_over()
    first, *_others = found(story).complaints
    assert "Is it found" in first[1]
    assert ChildException.objects.count() == 2, "what was said before is kept"


def test_the_other_ground_has_no_end(cast, story):
    given = exceptions.give(story, cast.section_editor, ChildGround.NO_CHILD, "Umurnya 19.", clock.now() + DAY)
    assert given.until is None
    assert found(story).complaints == []


@pytest.mark.parametrize(
    ("field", "ground", "words", "days"),
    [
        ("ground", "because", "Kata.", 1),
        ("words", ChildGround.MISSING, " ", 1),
        ("until", ChildGround.MISSING, "Polres.", None),
        ("until", ChildGround.MISSING, "Polres.", -1),
    ],
)
def test_without_ground_words_or_end_it_is_refused(cast, story, field, ground, words, days):
    until = days and clock.now() + days * DAY
    with pytest.raises(Refused) as refused:
        exceptions.give(story, cast.section_editor, ground, words, until)
    assert list(refused.value.message_dict) == [field]
    assert not ChildException.objects.exists()


def test_whoever_wrote_it_decides_nothing_of_the_kind(cast, story):
    own = stage.submitted(cast, body=TOLD)
    for person in (cast.writer, cast.other_writer, cast.photo_editor):
        with pytest.raises(Refused):
            exceptions.give(own, person, ChildGround.NO_CHILD, "Umurnya 19.", None)
    own.created_by = cast.section_editor
    own.save()
    with pytest.raises(Refused, match="You wrote this story"):
        exceptions.give(own, cast.section_editor, ChildGround.NO_CHILD, "Umurnya 19.", None)


def test_an_editor_who_wrote_of_the_text_decides_no_more_than_its_writer(cast, story):
    stage.save(story, cast.section_editor, body=f"{TOLD}<p>Warga melihat 12 orang di sana.</p>")
    with pytest.raises(Refused, match="You wrote this story"):
        exceptions.give(story, cast.section_editor, ChildGround.NO_CHILD, "Umurnya 19.", None)
    assert exceptions.give(story, cast.managing_editor, ChildGround.NO_CHILD, "Umurnya 19.", None)


def test_on_the_sheet_beside_the_story(cast, client, story):
    address = reverse("admin:articles_article_children", args=[story.pk])
    client.force_login(cast.section_editor)
    assert address in client.get(reverse("admin:articles_article_checklist", args=[story.pk])).content.decode()
    assert "time to come" in client.post(address, {"ground": "missing", "words": "Polres."}).content.decode()
    assert client.post(address, {"ground": "no_child", "words": "Umurnya 19."})["Location"] == address
    shown = client.get(reverse("admin:articles_article_checklist", args=[story.pk])).content.decode()
    assert "is under 18" in shown
    assert client.post(address, {"end": "1"})["Location"] == address
    assert not ChildException.objects.standing().exists()
    client.force_login(cast.writer)
    assert client.post(address, {"ground": "no_child", "words": "Umurnya 19."}).status_code == 403


def test_when_the_time_is_over_the_desk_hears_once(cast, story):
    exceptions.give(story, cast.section_editor, ChildGround.MISSING, "Polres.", clock.now() + DAY)
    jobs.tell_of_delays.call()
    assert not Notice.objects.filter(kind="child_until").exists()
    its_time_is_over()
    for _nth in range(2):
        jobs.tell_of_delays.call()
        told = Notice.objects.filter(kind="child_until")
        assert {cast.writer.pk, cast.section_editor.pk} <= set(told.values_list("user", flat=True))
        assert told.count() == told.values("user").distinct().count()
