"""The pages on which sources are set up: what is refused, and what is noted."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from audit.models import Entry
from exchange.models import WireSource
from tests.exchange.wires import stage as wires

pytestmark = pytest.mark.django_db
SOURCES = "/admin/exchange/wires/sources/"


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.administrator)
    return client


def sent(cast, **said) -> dict:
    told = {
        "name": "KBN",
        "kind": "address",
        "address": "https://kbn.example/kawat.xml",
        "hosts": "",
        "folder": "",
        "format": "",
        "priority": "5",
        "minutes": "5",
        "silent_hours": "24",
        "owner": cast.managing_editor.pk,
        "is_active": "on",
    }
    return told | said


def test_a_source_is_set_up_with_its_own_host_allowed(desk, cast):
    assert desk.post(SOURCES, sent(cast)).status_code == 302
    source = WireSource.objects.get()
    assert (source.hosts, source.owner, source.is_active) == (["kbn.example"], cast.managing_editor, True)
    assert Entry.objects.get(action="wire.source_made").details["where"] == "https://kbn.example/kawat.xml"
    assert "KBN" in desk.get(SOURCES).content.decode()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"address": ""}, "address"),
        ({"address": "https://kbn.example:8443/"}, "address"),
        ({"address": "https://a:b@kbn.example/"}, "address"),
        ({"address": "http://127.0.0.1/kawat.xml"}, "address"),
        ({"address": "http://localhost/kawat.xml"}, "address"),
        ({"hosts": "lain.example"}, "address"),
        ({"hosts": "127.0.0.1"}, "hosts"),
        ({"hosts": "localhost"}, "hosts"),
        ({"kind": "folder", "folder": "../etc"}, "folder"),
        ({"kind": "folder", "folder": ""}, "folder"),
        ({"kind": "mail", "folder": "a/b"}, "folder"),
        ({"priority": "0"}, "priority"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "99999"}, "minutes"),
        ({"silent_hours": "99999"}, "silent_hours"),
        ({"owner": ""}, "owner"),
        ({"name": ""}, "name"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(desk, cast, said, field):
    answer = desk.post(SOURCES, sent(cast, **said))
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not WireSource.objects.exists()


def test_who_only_writes_answers_for_no_source(desk, cast):
    assert "owner" in desk.post(SOURCES, sent(cast, owner=cast.writer.pk)).context["form"].errors


def test_two_sources_share_no_folder(desk, cast):
    for name in ("Satu", "Dua"):
        answer = desk.post(SOURCES, sent(cast, name=name, kind="folder", folder="kbn"))
    assert answer.status_code == 200
    assert WireSource.objects.count() == 1


def test_a_changed_source_is_asked_at_once_and_from_the_beginning(desk, cast, source):
    now = timezone.now()
    WireSource.objects.update(etag='"x"', failures=5, last_error="Tidak menjawab.", last_error_at=now)
    address = reverse("exchange:wire_source", args=[source.pk])
    page = desk.get(address).content.decode()
    assert ("Tidak menjawab." in page, "gone well since" in page) == (True, False)
    WireSource.objects.update(failures=0, last_ok_at=now + timedelta(minutes=5))
    page = desk.get(address).content.decode()
    assert ("Tidak menjawab." in page, "gone well since" in page) == (True, True)
    desk.post(address, sent(cast, address="https://kbn.example/baru.xml"))
    source.refresh_from_db()
    assert (source.address, source.etag, source.failures) == ("https://kbn.example/baru.xml", "", 0)
    assert Entry.objects.filter(action="wire.source_changed").exists()


def test_asking_now_is_a_job(desk, source):
    desk.post(reverse("exchange:wire_source_do", args=[source.pk]), {"do": "ask"})
    assert DBTaskResult.objects.get().args_kwargs["args"] == [source.pk]


def test_a_folder_is_shown_by_its_name(desk, cast):
    wires.folder(cast, name="Antarmuka", folder="antarmuka")
    assert "antarmuka" in desk.get(SOURCES).content.decode()
