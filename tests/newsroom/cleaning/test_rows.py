"""Rows past their time go, a few at a time; all others stay."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from articles.models import Autosave, Lock, Presence
from desk.models import Notice
from exchange.models import Delivery, Webhook, WireFile, WireItem
from newsroom.cleaning import rows
from newsroom.models import CacheRow, Heartbeat
from press import intake
from press.models import CaseFile
from public.models import Purge, ReadCount
from tests import stage
from tests.exchange.wires import stage as wires
from tests.press.conftest import complaint

pytestmark = pytest.mark.django_db


def at(row, **moments):
    """Have the row be of another time than now."""
    type(row).objects.filter(pk=row.pk).update(**moments)


@pytest.fixture
def pairs(cast):
    """Two rows of each kind: one whose time is over, and one whose time is not."""
    now, story, readers_have = timezone.now(), stage.draft(cast), stage.published(cast)
    long_ago, lately = now - timedelta(days=100), now - timedelta(minutes=1)
    partner = Webhook.objects.create(name="Mitra", address="https://m.example/", events=["x"], created_by=cast.writer)
    agency = wires.source(cast)
    for name, expires in (("lama", long_ago), ("baru", now + timedelta(days=1))):
        Session.objects.create(session_key=name, session_data="x", expire_date=expires)
    for name, moment in (("lama", long_ago), ("baru", lately)):
        about = {"user": cast.writer, "ip": "10.0.0.1", "session_key": name, "last_seen_at": moment}
        UserSession.objects.create(**about)
        result = {"task_path": "a.b", "args_kwargs": {}, "backend_name": "default", "run_after": get_date_max()}
        done = DBTaskResult.objects.create(**result, queue_name="purges", status="SUCCESSFUL", finished_at=moment)
        assert done.pk
        at(Purge.objects.create(keys=[name]), at=moment)
        at(Autosave.objects.create(user=cast.writer, key=uuid4()), saved_at=moment)
        open_page = {"user": cast.writer, "session": name, "key": uuid4()}
        Presence.objects.create(article=story, since=moment, seen_at=moment, **open_page)
        at(Notice.objects.create(user=cast.writer, kind="note", url="/"), seen_at=moment)
        ReadCount.objects.create(article=story, hour=moment, count=1)
        CacheRow.objects.create(cache_key=name, value="x", expires=moment + timedelta(minutes=5))
        Heartbeat.objects.create(name=f"worker:{name}", at=moment)
        told = {"hook": partner, "event": "story.published", "article": story, "state": "done"}
        Delivery.objects.create(**told, at=moment)
        WireItem.objects.create(source=agency, guid=name, digest="x", received_at=moment)
        case = intake.receive(readers_have, complaint(message=name)).case
        CaseFile.objects.create(case=case, asked_by=cast.writer, asked_at=moment)
        at(WireFile.objects.create(source=agency, name=name, data=b"", size=0), received_at=moment)
    Heartbeat.objects.create(name="backup", at=long_ago)
    waiting = {"status": "READY", "run_after": get_date_max(), "task_path": "a.b", "args_kwargs": {}}
    at(DBTaskResult.objects.create(backend_name="default", **waiting), enqueued_at=long_ago)
    Lock.objects.create(article=story, user=cast.writer, session="lama", key=uuid4(), renewed_at=long_ago)
    other = stage.draft(cast, headline="Lain")
    Lock.objects.create(article=other, user=cast.writer, session="baru", key=uuid4(), renewed_at=lately)


def left() -> dict[str, int]:
    return {kind.name: kind.find(timezone.now()).model.objects.count() for kind in rows.KINDS}


@pytest.mark.usefixtures("pairs")
def test_of_each_kind_what_is_past_its_time_goes_and_the_rest_stays():
    before = left()
    assert dict(rows.counted()) == dict.fromkeys(before, 1), "asking changes nothing"
    assert left() == before
    assert dict(rows.remove()) == dict.fromkeys(before, 1)
    assert left() == {name: count - 1 for name, count in before.items()}
    assert dict(rows.remove()) == dict.fromkeys(before, 0)
    assert Heartbeat.objects.filter(name="backup").exists()
    assert DBTaskResult.objects.filter(status="READY").exists()
    assert Session.objects.get().session_key == UserSession.objects.get().session_key == "baru"


def test_a_round_is_bounded_and_the_rest_goes_the_next_time(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(rows, "AT_ONCE", 3)
    long_ago = timezone.now() - timedelta(days=2)
    Purge.objects.bulk_create([Purge(keys=["front"]) for _each in range(10)])
    Purge.objects.update(at=long_ago)
    name = "purges that everybody has read"
    assert dict(rows.remove(rounds=2))[name] == 6
    assert Purge.objects.count() == 4
    assert dict(rows.remove(rounds=2))[name] == 4


def test_what_is_taken_up_again_between_looking_and_removing_stays(cast, monkeypatch):
    row = Autosave.objects.create(user=cast.writer, key=uuid4())
    at(row, saved_at=timezone.now() - timedelta(days=31))
    [kind] = [kind for kind in rows.KINDS if kind.name == "texts typed, never saved"]
    looked = []

    def find(now):
        if looked:
            at(row, saved_at=now)
        looked.append(now)
        return kind.find(now)

    monkeypatch.setattr(rows, "KINDS", [rows.Kind(kind.name, find)])
    assert dict(rows.remove()) == {kind.name: 0}
    assert Autosave.objects.exists()


@pytest.mark.usefixtures("pairs")
def test_the_command_only_tells_unless_it_is_told_to(capsys):
    before = left()
    call_command("clean", "--rows")
    told = capsys.readouterr().out
    assert "       1 sessions that ended\n" in told
    assert "manage.py clean --now" in told
    assert left() == before
    call_command("clean", "--rows", "--now")
    assert left() != before
