"""The pulse of an open page: cheap, for those who may see the story, and true."""

import json
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Lock, Presence
from articles.text import autosaves
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def beat(address):
    """`beat(client, user, article, **changes)`: what an open page sends."""

    def send(client, user, article, **changes):
        sent = {
            "key": str(uuid.uuid4()),
            "writing": False,
            "version": article.version,
            "user": user.pk,
            "leaving": False,
        }
        return client.post(address("pulse", article.pk), json.dumps(sent | changes), content_type="application/json")

    return send


@pytest.fixture
def writes(at_desk, address):
    """`writes(user, article)`: opens the form; gives the browser and the form's key."""

    def open_form(user, article):
        client = at_desk(user)
        page = client.get(address("change", article.pk))
        return client, str(page.context["page_key"])

    return open_form


def test_two_people_hear_of_each_other(cast, at_desk, beat):
    article = stage.draft(cast)
    beat(at_desk(cast.writer), cast.writer, article, writing=True)
    told = beat(at_desk(cast.section_editor), cast.section_editor, article).json()
    assert [(person["name"], person["writing"]) for person in told["people"]] == [(str(cast.writer), True)]
    assert told["lock"]["name"] == str(cast.writer)


def test_opening_the_form_takes_the_pen_and_the_next_one_reads(cast, at_desk, address, writes):
    article = stage.draft(cast)
    writes(cast.writer, article)
    page = at_desk(cast.section_editor).get(address("change", article.pk))
    assert "autosave_url" not in page.context
    assert page.context["held"]["name"] == str(cast.writer)
    assert str(cast.writer) in page.content.decode()


def test_a_page_fetched_ahead_or_only_to_read_takes_no_pen(cast, at_desk, address):
    article = stage.draft(cast)
    client = at_desk(cast.writer)
    client.head(address("change", article.pk))
    client.get(address("change", article.pk), headers={"Sec-Purpose": "prefetch"})
    page = client.get(address("change", article.pk) + "?read")
    assert not Lock.objects.exists()
    assert "Edit now" in page.content.decode()


def test_the_pulse_of_the_form_renews_the_pen(cast, writes, beat):
    article = stage.draft(cast)
    client, key = writes(cast.writer, article)
    Lock.objects.update(renewed_at=timezone.now() - timedelta(seconds=90))
    assert beat(client, cast.writer, article, key=key, writing=True).json()["lock"] == {"mine": True}
    assert Lock.objects.get().renewed_at > timezone.now() - timedelta(seconds=10)


def test_leaving_frees_the_story_and_the_waiting_page_hears_it(cast, at_desk, writes, beat):
    article = stage.draft(cast)
    client, key = writes(cast.writer, article)
    beat(client, cast.writer, article, key=key, writing=True)
    beat(client, cast.writer, article, key=key, writing=True, leaving=True)
    told = beat(at_desk(cast.section_editor), cast.section_editor, article).json()
    assert (told["lock"], told["may_edit"], told["people"]) == (None, True, [])


def test_a_pulse_that_the_leaving_overtook_takes_the_story_from_nobody(cast, at_desk, writes, beat):
    article = stage.draft(cast)
    client, key = writes(cast.writer, article)
    beat(client, cast.writer, article, key=key, writing=True, turn=1)
    beat(client, cast.writer, article, key=key, writing=True, turn=3, leaving=True)
    beat(client, cast.writer, article, key=key, writing=True, turn=2)
    told = beat(at_desk(cast.section_editor), cast.section_editor, article).json()
    assert (told["lock"], told["people"]) == (None, [])


def test_a_leaving_that_the_return_overtook_does_not_free_the_story(cast, writes, beat):
    article = stage.draft(cast)
    client, key = writes(cast.writer, article)
    beat(client, cast.writer, article, key=key, writing=True, turn=3)
    beat(client, cast.writer, article, key=key, writing=True, turn=2, leaving=True)
    assert Lock.objects.exists()


def test_a_page_gone_back_to_holds_the_story_again(cast, writes, beat):
    article = stage.draft(cast)
    client, key = writes(cast.writer, article)
    beat(client, cast.writer, article, key=key, writing=True, turn=1, leaving=True)
    assert beat(client, cast.writer, article, key=key, writing=True, turn=2).json()["lock"] == {"mine": True}


def test_a_pulse_that_the_save_overtook_does_not_keep_the_story_after_the_next_page_is_left(
    cast, writes, beat, address
):
    article = stage.draft(cast)
    client, key = writes(cast.writer, article)
    beat(client, cast.writer, article, key=key, writing=True, turn=1)
    form = {"key": key, "version": article.version, "headline": "Disimpan", "_turn": "2"}
    client.post(address("change", article.pk), form)
    article.refresh_from_db()
    following = str(client.get(address("change", article.pk)).context["page_key"])
    beat(client, cast.writer, article, key=key, writing=True, turn=2, version=0)
    beat(client, cast.writer, article, key=following, writing=True, turn=1)
    beat(client, cast.writer, article, key=following, writing=True, turn=2, leaving=True)
    assert not Lock.objects.exists()


def test_who_signed_in_again_in_the_page_goes_on_writing_after_the_save(cast, at_desk, writes, address):
    article = stage.draft(cast)
    _ended, key = writes(cast.writer, article)
    again = at_desk(cast.writer)
    again.post(address("change", article.pk), {"key": key, "version": article.version, "headline": "x", "_turn": "1"})
    assert "autosave_url" in again.get(address("change", article.pk)).context


def test_a_text_fetched_back_is_heard_though_its_key_was_another_pages_before(cast, writes, beat, address):
    article = stage.draft(cast)
    client, key = writes(cast.writer, article)
    beat(client, cast.writer, article, key=key, writing=True, turn=40)
    autosaves.keep(cast.writer, uuid.UUID(key), article, article.version, {"headline": ["Belum disimpan"]})
    beat(client, cast.writer, article, key=key, writing=True, turn=41, leaving=True)
    client.get(address("change", article.pk), {"restore": key})
    beat(client, cast.writer, article, key=key, writing=True, turn=1)
    assert Presence.objects.get().seen_at > timezone.now() - timedelta(seconds=10)


def test_a_form_whose_line_was_dead_gets_a_free_pen_back_if_nothing_happened(cast, writes, beat):
    article = stage.draft(cast)
    client, key = writes(cast.writer, article)
    Lock.objects.all().delete()
    assert beat(client, cast.writer, article, key=key, writing=True).json()["lock"] == {"mine": True}


def test_a_form_that_is_stale_blocks_nobody(cast, writes, beat):
    article = stage.draft(cast)
    client, key = writes(cast.writer, article)
    opened = article.version
    Lock.objects.all().delete()
    stage.save(article, cast.section_editor, headline="Dari redaktur")
    told = beat(client, cast.writer, article, key=key, writing=True, version=opened).json()
    assert told["lock"] is None
    assert str(cast.section_editor) in told["newer"]
    assert not Lock.objects.exists()


def test_someone_who_only_reads_takes_no_pen(cast, at_desk, beat):
    article = stage.draft(cast)
    beat(at_desk(cast.section_editor), cast.section_editor, article, writing=False)
    assert not Lock.objects.exists()


def test_someone_who_may_not_edit_gets_no_pen_by_saying_they_write(cast, at_desk, beat):
    article = stage.submitted(cast)
    told = beat(at_desk(cast.writer), cast.writer, article, writing=True).json()
    assert (told["lock"], told["may_edit"]) == (None, False)
    assert not Lock.objects.exists()


def test_who_may_take_over_hears_no_reason_and_who_may_not_hears_it(cast, at_desk, beat, writes):
    article = stage.draft(cast)
    article.bylines.create(author=cast.other_writer.author, role="writer")
    writes(cast.writer, article)
    editor = beat(at_desk(cast.section_editor), cast.section_editor, article).json()
    other = beat(at_desk(cast.other_writer), cast.other_writer, article).json()
    assert editor["lock"]["why"] == ""
    assert "editors" in other["lock"]["why"]


def test_ones_own_other_browser_is_named_to_oneself_alone(cast, at_desk, address, beat):
    article = stage.draft(cast)
    office = at_desk(cast.writer)
    office.get(address("change", article.pk), headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    phone = beat(at_desk(cast.writer), cast.writer, article).json()["lock"]
    editor = beat(at_desk(cast.section_editor), cast.section_editor, article).json()["lock"]
    assert (phone["yours"], phone["device"]) == (True, "Firefox on Windows")
    assert (editor["yours"], editor["device"]) == (False, "")


def test_a_page_to_read_beside_ones_own_form_names_who_writes_and_since_when(cast, writes, beat):
    article = stage.draft(cast)
    client, _key = writes(cast.writer, article)
    lock = beat(client, cast.writer, article).json()["lock"]
    assert (lock["mine"], lock["yours"], lock["name"]) == (True, True, str(cast.writer))
    assert lock["since"]


def test_taking_over_reaches_the_owners_page_at_its_next_pulse(cast, at_desk, address, writes, beat):
    article = stage.draft(cast)
    client, key = writes(cast.writer, article)
    editor = at_desk(cast.section_editor)
    assert "Take over" in editor.get(address("take_over", article.pk)).content.decode()
    answer = editor.post(address("take_over", article.pk), {"owner": cast.writer.pk})
    assert answer.url == address("change", article.pk)
    told = beat(client, cast.writer, article, key=key, writing=True).json()
    assert told["taken"]["by"] == str(cast.section_editor)
    assert told["lock"]["mine"] is False
    assert "autosave_url" in editor.get(address("change", article.pk)).context


def test_a_co_writer_is_told_why_they_may_not_take_over(cast, at_desk, address, writes):
    article = stage.draft(cast)
    article.bylines.create(author=cast.other_writer.author, role="writer")
    writes(cast.writer, article)
    client = at_desk(cast.other_writer)
    for answer in (
        client.get(address("take_over", article.pk)),
        client.post(address("take_over", article.pk), {"owner": cast.writer.pk}),
    ):
        assert answer.status_code == 403
        assert "editors" in answer.context["reasons"][0]


@pytest.mark.parametrize("who", ["other_writer", "other_section_editor", "photo_editor", "administrator"])
def test_for_strangers_there_is_no_such_story(cast, at_desk, address, beat, who):
    article = stage.draft(cast)
    client = at_desk(cast.people[who])
    assert beat(client, cast.people[who], article).status_code == 404
    assert client.post(address("take_over", article.pk), {"owner": cast.writer.pk}).status_code == 404
    assert not Presence.objects.exists()


INFINITE = b'{"key": "3f0c1c1e-9f59-4d2e-8a55-5a5d0a1c7f10", "version": 1e999, "writing": true, "user": 1}'


@pytest.mark.parametrize("sent", [b"", b"[]", b"{}", b"null", b"\xff", b'{"key": "x"}', b"[" * 5000, INFINITE])
def test_what_is_no_pulse_is_refused(cast, at_desk, address, sent):
    article = stage.draft(cast)
    answer = at_desk(cast.writer).post(address("pulse", article.pk), sent, content_type="application/json")
    assert answer.status_code == 400


def test_a_page_of_someone_elses_does_not_speak_for_who_signed_in_since(cast, at_desk, beat):
    article = stage.draft(cast)
    answer = beat(at_desk(cast.section_editor), cast.writer, article, writing=True)
    assert answer.status_code == 409
    assert answer.json()["someone_else"] == str(cast.section_editor)
    assert not Presence.objects.exists()
    assert not Lock.objects.exists()


def test_a_pulse_from_another_site_is_refused(cast, address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.writer)
    answer = client.post(address("pulse", stage.draft(cast).pk), "{}", content_type="application/json")
    assert answer.status_code == 403


def test_a_pulse_costs_few_statements(cast, at_desk, writes, beat, django_assert_max_num_queries):
    article = stage.draft(cast)
    client, key = writes(cast.writer, article)
    for person in (cast.managing_editor, cast.editor_in_chief):
        beat(at_desk(person), person, article)
    beat(client, cast.writer, article, key=key, writing=True)
    with django_assert_max_num_queries(9):
        beat(client, cast.writer, article, key=key, writing=True)
    editor = at_desk(cast.section_editor)
    reading = str(uuid.uuid4())
    beat(editor, cast.section_editor, article, key=reading)
    with django_assert_max_num_queries(13):
        beat(editor, cast.section_editor, article, key=reading)
