"""A session in which nobody does anything ends, and one in which somebody works does not."""

import time

import pytest
from django.urls import reverse

from newsroom import idle
from tests import signing_in, stage

pytestmark = pytest.mark.django_db
HOUR = 3600


@pytest.fixture
def clock(monkeypatch):
    """Moves the session's clock: `clock(hours)`."""
    now = [time.time()]
    monkeypatch.setattr(idle.time, "time", lambda: now[0])

    def later(hours):
        now[0] += hours * HOUR

    return later


@pytest.fixture
def writer(cast, client, settings, clock, monkeypatch):
    """Just came in."""
    settings.NEWSROOM_IDLE_MINUTES = 60
    monkeypatch.setattr(signing_in, "LATER", 0)
    client.force_login(cast.writer)
    return client


def is_in(client) -> bool:
    return client.get(reverse("admin:index")).status_code == 200


def test_who_was_away_too_long_signs_in_again(writer, clock):
    clock(1.1)
    assert writer.get(reverse("admin:index"), follow=True).redirect_chain[-1][0].startswith(reverse("account_login"))
    assert "_auth_user_id" not in writer.session


def test_who_works_stays(writer, clock):
    for _click in range(4):
        clock(0.9)
        assert is_in(writer)


def test_what_an_open_page_asks_by_itself_is_no_work(writer, clock, cast):
    story = stage.draft(cast)
    clock(0.9)
    assert writer.get(reverse("desk:live"), {"topics": "bell:"}).status_code == 200
    writer.post(reverse("admin:articles_article_pulse", args=[story.pk]), {})
    clock(0.2)
    assert writer.get(reverse("desk:live"), {"topics": "bell:"}).status_code == 401


def test_what_is_typed_is_work(writer, clock):
    clock(0.9)
    writer.post(reverse("admin:articles_article_autosave"), "{}", content_type="application/json")
    clock(0.9)
    assert is_in(writer)


def test_without_a_limit_nobody_is_signed_out(writer, clock, settings):
    settings.NEWSROOM_IDLE_MINUTES = 0
    clock(24 * 7)
    assert is_in(writer)


def test_a_session_from_before_there_was_a_limit_begins_to_count_now(writer, clock):
    session = writer.session
    del session[idle.SEEN]
    session.save()
    assert is_in(writer)
    clock(1.1)
    assert not is_in(writer)


def test_a_click_right_after_another_writes_nothing(writer, clock, django_assert_num_queries):
    is_in(writer)
    before = writer.session[idle.SEEN]
    clock(0.01)
    is_in(writer)
    assert writer.session[idle.SEEN] == before


def test_the_addresses_that_count_for_nothing_are_there(cast):
    assert reverse("desk:live")
    assert reverse("admin:articles_article_pulse", args=[1])
    assert len(idle.BY_ITSELF) == 2
