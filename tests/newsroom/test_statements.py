"""How long the database may work on a statement: each side has its own limit, and no connection keeps another's."""

import pytest
from django.conf import settings
from django.db import OperationalError, connection, connections, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from newsroom import statements
from newsroom.statements import StatementTime

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_in_a_newsroom(settings):
    settings.NEWSROOM_READER_SECONDS, settings.NEWSROOM_DESK_SECONDS = 5, 30


@pytest.fixture
def own():
    """A connection beside the tests' own, as a web server's thread has it, in no transaction."""
    copy = connections.create_connection("default")
    copy.settings_dict = copy.settings_dict | {"CONN_MAX_AGE": 600}
    yield copy
    copy.close()


@pytest.fixture
def pooled(own):
    """One that a pooler may hand to somebody else after each transaction."""
    own.settings_dict = own.settings_dict | {"POOLED": True}
    return own


def told(one) -> str:
    with one.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return cursor.fetchone()[0]


def test_a_statement_that_takes_longer_is_ended(own):
    own.statement_seconds = 1
    with own.cursor() as cursor, pytest.raises(OperationalError, match="timeout"):
        cursor.execute("select pg_sleep(20)")
    assert told(own) == "1s"


def test_a_connection_follows_whoever_uses_it(own):
    for seconds, shown in ((5, "5s"), (30, "30s"), (0, "0"), (5, "5s")):
        own.statement_seconds = seconds
        assert told(own) == shown


def test_a_connection_that_was_opened_anew_is_told_again(own):
    own.statement_seconds = 5
    assert told(own) == "5s"
    own.close()
    assert told(own) == "5s"


def test_a_transaction_that_was_undone_takes_no_limit_back(own):
    own.statement_seconds = 5
    assert told(own) == "5s"
    own.statement_seconds = 30
    own.set_autocommit(False)
    assert told(own) == "30s"
    own.rollback()
    own.set_autocommit(True)
    assert told(own) == "30s"


def test_a_part_of_a_transaction_that_was_undone_takes_no_limit_back(own):
    own.statement_seconds = 5
    assert told(own) == "5s"
    own.set_autocommit(False)
    point = own.savepoint()
    own.statement_seconds = 30
    assert told(own) == "30s"
    own.savepoint_rollback(point)
    assert told(own) == "30s"
    own.rollback()
    own.set_autocommit(True)


def test_one_that_knows_it_is_told_nothing(own, monkeypatch):
    said = []
    tell = own._tell_seconds
    monkeypatch.setattr(own, "_tell_seconds", lambda verb: said.append(verb) or tell(verb))
    own.statement_seconds = 5
    for _ in range(4):
        told(own)
    assert said == ["SET"]


def test_behind_a_pooler_a_transaction_is_told_and_nothing_stays_behind(pooled):
    pooled.statement_seconds = 7
    pooled.ensure_connection()
    pooled.set_autocommit(False)
    assert told(pooled) == "7s"
    pooled.commit()
    pooled.set_autocommit(True)
    assert left_behind(pooled) == "0"


def left_behind(one) -> str:
    """What the connection itself says, asked past everything of ours."""
    with one.connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return cursor.fetchone()[0]


def test_behind_a_pooler_a_statement_outside_of_a_transaction_is_told_too(pooled):
    pooled.statement_seconds = 7
    assert told(pooled) == "7s"
    assert left_behind(pooled) == "0"
    pooled.statement_seconds = 1
    with pooled.cursor() as cursor, pytest.raises(OperationalError, match="timeout"):
        cursor.execute("select pg_sleep(20)")
    assert left_behind(pooled) == "0"


@pytest.mark.parametrize(("path", "seconds"), [("/", 5), ("/cari/?q=a", 5), ("/admin/", 30), ("/adminer/", 5)])
def test_each_side_has_its_own_limit(path, seconds):
    seen = []
    StatementTime(lambda request: seen.append(connection.statement_seconds) or HttpResponse())(
        RequestFactory().get(path)
    )
    assert seen == [seconds]
    assert connection.statement_seconds == settings.NEWSROOM_READER_SECONDS


def test_a_failed_request_leaves_no_limit_of_the_desk_behind():
    def fail(request):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        StatementTime(fail)(RequestFactory().get("/admin/"))
    assert connection.statement_seconds == settings.NEWSROOM_READER_SECONDS


def test_a_save_and_a_page_work_under_their_limits(client, cast):
    client.force_login(cast.writer)
    assert client.get("/admin/articles/article/").status_code == 200
    assert client.get("/").status_code == 200
    with transaction.atomic():
        assert told(connection) in ("5s", "30s")


def test_the_worker_has_its_own_limit():
    statements.limit(settings.NEWSROOM_WORKER_SECONDS)
    assert told(connection) == "5min"
