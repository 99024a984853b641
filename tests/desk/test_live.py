"""One question for everything that an open page shows."""

import pytest
from django.test import Client

from desk import live

ADDRESS = "/admin/desk/live/"


@pytest.fixture(autouse=True)
def _topics(monkeypatch):
    monkeypatch.setattr(live, "_topics", {})


def test_only_the_topics_asked_for_are_answered(cast):
    live.topic("board", lambda request, argument: {"for": request.user.username, "of": argument})
    live.topic("notices", lambda request, argument: {"unread": 3})
    client = Client()
    client.force_login(cast.writer)

    assert client.get(ADDRESS, {"topics": "board:7"}).json() == {"board:7": {"for": "wati", "of": "7"}}


def test_what_a_person_may_not_know_and_what_nobody_knows_is_left_out(cast):
    live.topic("secret", lambda request, argument: None)
    client = Client()
    client.force_login(cast.writer)

    assert client.get(ADDRESS, {"topics": "secret,nothing"}).json() == {}


def test_a_page_cannot_ask_for_endless_topics(cast):
    asked = []
    live.topic("board", lambda request, argument: asked.append(argument) or {})
    client = Client()
    client.force_login(cast.writer)

    client.get(ADDRESS, {"topics": ",".join(f"board:{n}" for n in range(50))})

    assert len(asked) == live.MOST_TOPICS


def test_someone_signed_out_is_told_so(db):
    assert Client().get(ADDRESS).status_code == 401
