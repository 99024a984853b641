"""What a load balancer is told: whether the process lives, and whether it may show readers anything."""

import pytest
from django.db import DatabaseError
from django.db.migrations.loader import MigrationLoader

from newsroom import probes
from public.fast import changes


@pytest.fixture(autouse=True)
def _just_started(monkeypatch):
    monkeypatch.setattr(probes, "_migrated", False)
    monkeypatch.setattr(probes, "_looked_at", float("-inf"))


def no_database(lost):
    raise DatabaseError("could not connect to server: secret-host")


def test_a_living_process_says_so_without_asking_the_database(client):
    # no database mark: a query here would fail the test
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content, answer["Cache-Control"]) == (200, b"alive\n", "no-store")


@pytest.mark.django_db
def test_a_process_that_can_show_what_readers_may_see_is_ready(client):
    assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_a_probe_may_use_any_host_and_scheme(client, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["www.koran.example"]
    assert client.get(path, headers={"host": "10.1.2.3:8000"}).status_code == 200


@pytest.mark.django_db
def test_without_a_database_a_process_lives_and_is_not_ready(client, monkeypatch, caplog):
    monkeypatch.setattr(changes, "_look", no_database)
    assert client.get("/healthz").status_code == 200
    caplog.clear()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert b"secret-host" not in answer.content
    assert not [record for record in caplog.records if record.name == "django.request"], "mailed to ADMINS"


@pytest.mark.django_db
def test_a_process_that_was_ready_notices_within_seconds(client, monkeypatch):
    assert client.get("/readyz").status_code == 200
    monkeypatch.setattr(changes, "_look", no_database)
    assert client.get("/readyz").status_code == 200, "one look is enough for a moment"
    monkeypatch.setattr(changes, "_known_at", changes.time.monotonic() - probes.FRESH - 0.1)
    assert client.get("/readyz").status_code == 503


@pytest.mark.django_db
def test_a_process_whose_tables_are_not_there_yet_is_not_ready_until_they_are(client, monkeypatch):
    build = MigrationLoader.build_graph

    def without_one(loader):
        build(loader)
        loader.applied_migrations = {key: one for key, one in loader.applied_migrations.items() if key[0] != "public"}

    monkeypatch.setattr(MigrationLoader, "build_graph", without_one)
    answer = client.get("/readyz")
    assert (answer.status_code, b"migrations" in answer.content) == (503, True)
    monkeypatch.setattr(MigrationLoader, "build_graph", build)
    assert client.get("/readyz").status_code == 503, "not asked again at once"
    monkeypatch.setattr(probes, "_looked_at", float("-inf"))
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_a_probe_costs_next_to_nothing_once_all_is_well(client, django_assert_num_queries):
    client.get("/readyz")
    with django_assert_num_queries(0):
        client.get("/readyz")
