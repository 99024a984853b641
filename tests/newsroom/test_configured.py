"""One setting says that a pooler stands between, and everything that follows from it follows."""

import socket
import time

import pytest
from django.db import DatabaseError, connection

from newsroom.database.configured import configured

ADDRESS = {"ENGINE": "newsroom.database", "NAME": "koran", "OPTIONS": {"sslmode": "require"}}


def settings_for(**how) -> dict:
    return configured(ADDRESS, **({"pooled": False, "connect_seconds": 2, "max_age": 600} | how))


@pytest.mark.parametrize(
    ("how", "pooled"),
    [({}, False), ({"pooled": True}, True), ({"max_age": 0}, True), ({"pooled": True, "max_age": 0}, True)],
    ids=["own", "pooled", "short", "both"],
)
def test_nothing_stays_in_a_connection_that_another_request_has_next(how, pooled):
    made = settings_for(**how)
    assert (made["POOLED"], made["DISABLE_SERVER_SIDE_CURSORS"]) == (pooled, pooled)


def test_what_the_address_asks_for_itself_is_kept():
    assert settings_for()["OPTIONS"]["sslmode"] == "require"


@pytest.mark.django_db
def test_a_server_that_takes_the_call_and_says_nothing_costs_two_seconds():
    """A machine that is cut off, or a database that hangs, and no port that refuses."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        one = connection.copy()
        one.settings_dict = connection.settings_dict | {
            "HOST": "127.0.0.1",
            "PORT": silent.getsockname()[1],
            "OPTIONS": settings_for()["OPTIONS"] | {"sslmode": "disable"},
        }
        began = time.monotonic()
        with pytest.raises(DatabaseError, match="timeout"):
            one.ensure_connection()
        assert time.monotonic() - began < 3
