"""Readers' pages from a replica that lags: nothing withdrawn comes back, nothing new is missing.

The replica is a second connection to the same database, held in a transaction that sees what was there when it began:
exactly what a replica is that has stopped to follow.
"""

import threading

import pytest
from django.db import OperationalError, connections
from django.urls import reverse

from articles.workflow.order import Order
from newsroom import health
from public.fast import changes, replicas
from public.models import Purge
from tests import stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def replica(settings, monkeypatch, roles_again):
    """`replica.freeze()`: from now on it follows no more. `replica.follow()`: it has caught up."""
    monkeypatch.setattr(replicas, "names", lambda: ["replica1"])
    settings.DATABASE_ROUTERS = ["public.fast.replicas.Router"]
    settings.NEWSROOM_PAGE_CACHE_MB = 8
    settings.NEWSROOM_REPLICA_SECONDS = 5
    monkeypatch.setattr(changes, "INTERVAL", 0.0)
    one = Lagging()
    connections._connections.replica1 = one.connection
    # The first connection of a process to an alias asks for the numbers of two types: that was no page.
    one.connection.ensure_connection()
    one.asked.clear()
    replicas.forget()
    yield one
    replicas.forget()
    one.connection.close()
    delattr(connections._connections, "replica1")


class Lagging:
    """A connection that can stop to follow, and counts what it is asked."""

    def __init__(self):
        self.connection = connections.create_connection("default")
        self.connection.alias = "replica1"
        self.asked = []
        self.connection.execute_wrappers.append(self._count)
        self.broken = False

    def _count(self, execute, sql, params, many, context):
        if self.broken:
            raise OperationalError("could not connect to server")
        self.asked.append(sql)
        return execute(sql, params, many, context)

    def freeze(self):
        self.connection.ensure_connection()
        self.connection.connection.set_session(isolation_level="REPEATABLE READ", autocommit=False)
        with self.connection.connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM public_purge")
        replicas.forget()

    def follow(self):
        self.connection.connection.rollback()
        self.connection.connection.set_session(autocommit=True)
        replicas.forget()

    def pages(self) -> int:
        """How many statements were asked of it beside how far it is."""
        return len([sql for sql in self.asked if "pg_is_in_recovery" not in sql])


@pytest.fixture
def cast(replica):
    return stage.make_cast()


@pytest.fixture
def story(cast):
    return stage.published(cast, headline="Ekspor naik")


def read(client, story) -> int:
    edition = story.editions.using("default").order_by("-pk").first()
    changes.store().clear()
    return client.get(reverse("public:story", args=[story.pk, edition.slug])).status_code


def test_a_replica_that_follows_is_read(client, replica, story):
    assert read(client, story) == 200
    assert replica.pages()


def test_what_the_newsroom_does_goes_by_the_primary(client, replica, cast, story):
    client.force_login(cast.writer)
    assert client.get("/admin/").status_code == 200
    assert not replica.pages()


def test_what_was_withdrawn_does_not_come_back_from_a_replica_that_lags(client, replica, cast, story):
    assert read(client, story) == 200
    replica.freeze()
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    assert read(client, story) == 410
    assert "Ekspor naik" not in client.get("/").content.decode()
    replica.follow()
    assert read(client, story) == 410


def test_what_was_published_is_not_missing_on_a_replica_that_lags(client, replica, cast, story):
    replica.freeze()
    new = stage.published(cast, headline="Baru sekali")
    assert read(client, new) == 200
    assert "Baru sekali" in client.get("/").content.decode()


def test_a_replica_that_has_arrived_is_read_again(client, replica, cast, story):
    replica.freeze()
    Purge.objects.create(keys=["front"])
    read(client, story)
    before = replica.pages()
    replica.follow()
    read(client, story)
    assert replica.pages() > before


def test_one_that_is_too_far_behind_is_not_read(client, replica, story, settings, monkeypatch):
    monkeypatch.setattr(replicas, "_STATE", "SELECT 6.0, 999999")
    assert read(client, story) == 200
    assert not [sql for sql in replica.asked if sql != replicas._STATE]


def test_one_that_breaks_in_the_middle_costs_nobody_a_page_and_is_left_alone(client, replica, story, monkeypatch):
    assert read(client, story) == 200
    replica.broken = True
    state = replicas._state("replica1")
    assert state.position >= 0
    assert read(client, story) == 200
    replica.broken, before = False, len(replica.asked)
    assert read(client, story) == 200
    assert len(replica.asked) == before, "left alone for a moment"
    monkeypatch.setattr(replicas, "LEFT_ALONE", 0)
    assert read(client, story) == 200
    assert len(replica.asked) > before


def test_without_replicas_nothing_is_asked(client, cast, replica, story, settings, monkeypatch):
    monkeypatch.setattr(replicas, "names", list)
    assert replicas.choose(0) == "default"


def test_another_thread_reads_where_it_was_told_to(replica):
    seen = []
    with replicas.reading(0) as alias:
        thread = threading.Thread(target=lambda: seen.append(replicas.chosen()))
        thread.start()
        thread.join()
        assert (alias, seen) == ("replica1", ["default"])


def test_the_doctor_tells_of_a_replica_that_is_behind_or_silent(replica, monkeypatch):
    assert health.replicated().said == "1 fresh"
    monkeypatch.setattr(replicas, "_STATE", "SELECT 61.0, 1")
    assert health.replicated().said == "replica1 61 s behind"
    replica.broken = True
    assert health.replicated().said == "replica1 silent"
    monkeypatch.setattr(replicas, "names", list)
    assert health.replicated().well
