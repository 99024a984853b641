"""When a connection is asked whether it lives, and what happens when it does not."""

import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection, connections
from django.utils import timezone

from newsroom.database import base
from people import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def own():
    """A connection beside the tests' own, as a web server's thread has it, and the times it was asked."""
    copy = connections.create_connection("default")
    copy.health_check_enabled = True
    copy.settings_dict = copy.settings_dict | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    asked = []
    usable = copy.is_usable
    copy.is_usable = lambda: asked.append(1) or usable()
    copy.asked = asked
    yield copy
    copy.close()


def request(one) -> int:
    """What a request does: its beginning, a statement, its end. Returns the number of the server's process."""
    one.close_if_unusable_or_obsolete()
    try:
        with one.cursor() as cursor:
            cursor.execute("select pg_backend_pid()")
            return cursor.fetchone()[0]
    finally:
        one.close_if_unusable_or_obsolete()


def cut(process: int) -> None:
    """End a connection from the database's side."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(%s, 5000)", [process])


def rest(one) -> None:
    one._trusted_until = 0.0


def test_requests_that_follow_each_other_do_not_ask(own):
    for _ in range(5):
        request(own)
    assert not own.asked


def test_a_connection_that_rested_is_asked_once(own):
    request(own)
    rest(own)
    for _ in range(3):
        request(own)
    assert len(own.asked) == 1


def test_trust_ends_by_the_clock(own, monkeypatch):
    request(own)
    monkeypatch.setattr(base.time, "monotonic", lambda now=base.time.monotonic: now() + base.TRUSTED)
    request(own)
    assert own.asked


def test_trust_that_ends_while_a_request_saves_breaks_no_save(own):
    request(own)
    own.close_if_unusable_or_obsolete()
    own.set_autocommit(False)
    with own.cursor() as cursor:
        cursor.execute("select 1")
    own.commit()
    rest(own)
    own.set_autocommit(True)
    assert own.get_autocommit()
    assert not own.asked


def test_a_connection_that_was_cut_while_it_rested_is_replaced_before_anyone_notices(own):
    first = request(own)
    cut(first)
    rest(own)
    assert request(own) != first


def test_a_connection_that_was_cut_just_now_fails_one_request_and_is_replaced(own):
    first = request(own)
    cut(first)
    with pytest.raises(OperationalError):
        request(own)
    assert request(own) != first


@pytest.fixture
def compared(own, monkeypatch):
    """`compared(3600)`: a new connection's process whose clock is so many seconds ahead; returns what it noted."""
    real = base.time.time

    def compare(ahead):
        monkeypatch.setattr(base, "_compared_at", float("-inf"))
        monkeypatch.setattr(base.time, "time", lambda: real() + ahead)
        own.close()
        own.ensure_connection()
        return clock.ahead()

    yield compare
    clock.set_ahead(timedelta(0))


@pytest.mark.parametrize("wrong", [3600, -3600])
def test_a_machine_whose_clock_is_wrong_goes_by_the_databases_and_says_so(compared, caplog, wrong):
    assert abs(compared(wrong).total_seconds() - wrong) < 1
    assert abs(timezone.now() - clock.now()) > timedelta(minutes=59)
    assert "turn on NTP" in caplog.text


def test_clocks_that_agree_are_left_alone(compared, caplog):
    assert compared(0.3) == timedelta(0)
    assert "NTP" not in caplog.text


def test_clocks_are_compared_every_half_minute_and_not_for_each_connection(compared, own, monkeypatch):
    compared(3600)
    # in that module alone: whoever else asks for the time meanwhile is not to blame
    own_time = SimpleNamespace(time=lambda: pytest.fail("compared again"), monotonic=time.monotonic)
    monkeypatch.setattr(base, "time", own_time)
    own.close()
    own.ensure_connection()


def test_a_connection_that_lasts_is_compared_again_after_it_rested(compared, own, monkeypatch):
    compared(0)
    monkeypatch.setattr(base, "_compared_at", float("-inf"))
    real = base.time.time
    monkeypatch.setattr(base.time, "time", lambda: real() + 60)
    rest(own)
    request(own)
    assert clock.ahead() > timedelta(seconds=50)


def test_the_site_runs_on_it():
    assert isinstance(connections["default"], base.DatabaseWrapper)
