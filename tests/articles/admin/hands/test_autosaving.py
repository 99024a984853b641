"""The writing page's own post box: what it takes, whom it answers, and how unsaved text is looked at."""

import json
import uuid

import pytest
from django.test import Client

from articles.models import Autosave
from articles.text import autosaves
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(at_desk, address):
    def post(user, article, fields, version=None, key=None):
        sent = {
            "key": str(key or uuid.uuid4()),
            "article": str(article.pk) if article else None,
            "version": article.version if version is None and article else version or 0,
            "fields": fields,
        }
        return at_desk(user).post(address("autosave"), json.dumps(sent), content_type="application/json")

    return post


def test_text_is_kept_and_the_answer_says_when(cast, send):
    answer = send(cast.writer, stage.draft(cast), {"headline": ["Baru"]})
    assert answer.status_code == 200
    assert answer.json()["zone"] == "WIB"
    assert Autosave.objects.get().fields == {"headline": ["Baru"]}


def test_a_new_storys_text_is_kept_too(cast, send):
    assert send(cast.writer, None, {"body": ["<p>Awal.</p>"]}).status_code == 200
    assert Autosave.objects.get().article is None


def test_the_answer_tells_that_someone_saved_meanwhile(cast, send):
    article = stage.draft(cast)
    opened = article.version
    stage.save(article, cast.section_editor, headline="Redaktur")
    answer = send(cast.writer, article, {"headline": ["Saya"]}, version=opened)
    assert str(cast.section_editor) in answer.json()["newer"]


def test_a_story_that_may_not_be_edited_is_refused_with_the_reason(cast, send):
    answer = send(cast.writer, stage.submitted(cast), {"headline": ["Baru"]})
    assert answer.status_code == 403
    assert answer.json()["error"]
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("who", ["photo_editor", "administrator"])
def test_those_who_do_not_write_keep_no_new_story(cast, send, who):
    assert send(cast.people[who], None, {"headline": ["Baru"]}).status_code == 403


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"\xff",
        b'{"key": "x", "article": null, "version": 1, "fields": {}}',
        b'{"key": "3f0c1c1e-9f59-4d2e-8a55-5a5d0a1c7f10", "article": null, "version": -1, "fields": {}}',
        b'{"key": "3f0c1c1e-9f59-4d2e-8a55-5a5d0a1c7f10", "article": null, "version": 99999999999, "fields": {}}',
        b'{"key": "3f0c1c1e-9f59-4d2e-8a55-5a5d0a1c7f10", "article": null, "version": 1e999, "fields": {}}',
        pytest.param(b"[" * 200_000, id="deep"),
        b'{"key": "3f0c1c1e-9f59-4d2e-8a55-5a5d0a1c7f10", "article": null, "version": 1, "fields": []}',
        b'{"key": "3f0c1c1e-9f59-4d2e-8a55-5a5d0a1c7f10", "article": null, "version": 1, "fields": {"a": 1}}',
    ],
)
def test_what_is_not_a_forms_text_is_refused(cast, at_desk, address, sent):
    answer = at_desk(cast.writer).post(address("autosave"), sent, content_type="application/json")
    assert answer.status_code == 400
    assert not Autosave.objects.exists()


def test_characters_the_database_cannot_hold_are_no_reason_to_fail(cast, send):
    assert send(cast.writer, None, {"headline": ["a\x00b\ud800"]}).status_code == 200
    assert Autosave.objects.get().fields == {"headline": ["ab"]}


def test_someone_signed_out_is_sent_to_the_door(address):
    answer = Client().post(address("autosave"), "{}", content_type="application/json")
    assert answer.status_code == 302


def test_a_post_from_another_site_is_refused(cast, address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.writer)
    assert client.post(address("autosave"), "{}", content_type="application/json").status_code == 403


def test_unsaved_text_is_shown_beside_the_saved(cast, at_desk, address, send, filled):
    article = stage.draft(cast, headline="Harga lama")
    key = uuid.uuid4()
    typed = {name: value if isinstance(value, list) else [str(value)] for name, value in filled(article).items()}
    send(cast.writer, article, typed | {"headline": ["Harga baru"]}, key=key)
    page = at_desk(cast.writer).get(address("unsaved", key)).content.decode()
    assert "baru</ins>" in page
    assert "lama</del>" in page


def test_a_new_storys_unsaved_text_is_shown_too(cast, at_desk, address, send):
    key = uuid.uuid4()
    send(cast.writer, None, {"headline": ["Awal sekali"], "tags": ["garam"]}, key=key)
    page = at_desk(cast.writer).get(address("unsaved", key)).content.decode()
    assert "Awal sekali" in page


def test_discarding_takes_a_post(cast, at_desk, address, send):
    key = uuid.uuid4()
    send(cast.writer, None, {"headline": ["Awal"]}, key=key)
    client = at_desk(cast.writer)
    client.get(address("discard", key))
    assert Autosave.objects.exists()
    assert client.post(address("discard", key)).url == address("add")
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("who", ["section_editor", "editor_in_chief", "other_writer", "administrator"])
def test_unsaved_text_is_nobody_elses(cast, at_desk, address, who):
    article = stage.draft(cast)
    key = uuid.uuid4()
    autosaves.keep(cast.writer, key, article, article.version, {"headline": ["Rahasia"]})
    client = at_desk(cast.people[who])
    assert client.get(address("unsaved", key)).status_code == 404
    assert client.post(address("discard", key)).status_code == 404
    assert Autosave.objects.exists()
