"""Sources are asked when it is time, by a job each; what fails is asked more rarely and says why."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from exchange import fetching
from exchange.fetching import Fetched, Limits, NotFetched
from exchange.models import WireItem, WireSource
from exchange.wires import collecting, health
from people.models import User
from tests import jobs
from tests.exchange.test_fetching import OK, Elsewhere, moved
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import entry, g2, message, rss

pytestmark = pytest.mark.django_db


def answer(body: str, status="200 OK", *headers: str) -> bytes:
    lines = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body.encode())}", *headers])
    return f"{lines}\r\n\r\n{body}".encode()


@pytest.fixture
def there(monkeypatch):
    """The agency's machine, on the open internet as far as we can tell."""
    machine, real = Elsewhere(), fetching.fetch_if_changed
    machine.names = {"kbn.example": ["93.184.215.14"], "dalam.example": ["10.0.0.1"]}

    def ask(address, hosts, known, limits):
        return real(address, hosts, known, Limits(limits.bytes, 5.0, 2), machine.look_up, machine.connect)

    monkeypatch.setattr(collecting.fetching, "fetch_if_changed", ask)
    return machine


def collect(source) -> int:
    new = collecting.collect.func(source.pk)
    source.refresh_from_db()
    return new


def test_what_is_new_is_kept_and_the_marks_of_the_answer_are_sent_the_next_time(source, there):
    there.answers = [
        answer(rss(entry()), "200 OK", 'ETag: "a1"', "Last-Modified: Thu, 26 Nov 2026 03:00:00 GMT"),
        answer("", "304 Not Modified"),
        answer(rss(entry(), entry("kbn-2")), "200 OK"),
    ]
    assert [collect(source) for _time in range(3)] == [1, 0, 1]
    asked = [request.decode().lower() for request in there.requests]
    assert "if-none-match" not in asked[0]
    assert 'if-none-match: "a1"' in asked[1]
    assert "if-modified-since: thu, 26 nov 2026 03:00:00 gmt" in asked[1]
    assert (source.etag, source.failures, source.last_error, source.claimed_until) == ("", 0, "", None)
    assert source.last_ok_at
    assert source.last_item_at


def test_who_fails_is_asked_ever_more_rarely_and_for_an_hour_at_most(source, there):
    waits = []
    for failure in range(9):
        there.answers = [answer("", "503 Service Unavailable")]
        WireSource.objects.update(failures=failure)
        collect(source)
        waits.append(round((source.next_at - timezone.now()).total_seconds() / 60))
    assert waits == [1, 2, 5, 10, 20, 40, 60, 60, 60]
    assert "503" in source.last_error
    assert health.unwell() == [source]
    there.answers = [answer(rss(entry()))]
    collect(source)
    assert (source.failures, health.unwell()) == (0, [])
    assert ("503" in source.last_error, source.is_amiss) == (True, False), "it is told, as what was"
    assert source.next_at - timezone.now() < timedelta(minutes=6), "and it is asked as often as before"


@pytest.mark.parametrize(
    ("address", "answers", "why"),
    [
        ("https://lain.example/a", [], "nobody has allowed"),
        ("http://dalam.example/a", [], "network of our own"),
        ("http://kbn.example/a", [moved("http://169.254.169.254/")], "nobody has allowed"),
        ("http://kbn.example/a", [answer("<html/>")], "<html>"),
        ("http://kbn.example/a", [OK[:-2]], "did not answer|cut off"),
    ],
    ids=["another host", "our network", "sent on", "no feed", "cut off"],
)
def test_what_may_not_be_asked_or_cannot_be_read_is_noted(source, there, address, answers, why):
    WireSource.objects.update(address=address, hosts=["kbn.example", "dalam.example"])
    there.answers = answers
    assert collect(source) == 0
    assert source.failures == 1
    assert re.search(why, source.last_error)


def test_an_answer_that_is_too_large_is_not_read(source, there):
    there.answers = [b"HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n"]
    collect(source)
    assert "larger than" in source.last_error


def test_a_source_that_sends_another_format_than_it_said_is_told_of_in_the_language_of_who_answers(source, there):
    WireSource.objects.update(format="ninjs")
    User.objects.update(language="id")
    there.answers = [answer(rss(entry()))]
    assert collect(source) == 0
    assert "padahal sumber ini" in source.last_error
    WireSource.objects.update(format="")
    there.answers = [answer(message(g2(), *("<newsItem guid='kosong'/>" for _nth in range(7))))]
    assert (collect(source), source.last_error.count("kosong")) == (1, 5)


def test_one_bad_item_is_told_and_the_source_is_well(source, there):
    there.answers = [answer(message(g2(), "<newsItem guid='kosong'/>"))]
    assert collect(source) == 1
    assert (source.failures, "kosong" in source.last_error, source.is_amiss) == (0, True, True)
    there.answers = [answer("", "304 Not Modified")]
    collect(source)
    assert not source.is_amiss


def test_each_due_source_gets_a_job_of_its_own_once(cast, source):
    other = wires.source(cast, name="Lain")
    WireSource.objects.create(
        name="Mati",
        address="https://kbn.example/",
        hosts=["kbn.example"],
        owner=cast.managing_editor,
        is_active=False,
    )
    assert (collecting.ask_due(), collecting.ask_due()) == (2, 0)
    rows = DBTaskResult.objects.filter(task_path=collecting.collect.module_path)
    assert {(row.queue_name, *row.args_kwargs["args"]) for row in rows} == {("wires", source.pk), ("wires", other.pk)}
    source.refresh_from_db()
    assert timedelta(minutes=4) < source.next_at - timezone.now() <= timedelta(minutes=5)


def test_a_source_that_somebody_is_asking_is_not_asked_and_one_that_was_left_is(source, there):
    WireSource.objects.update(claimed_until=timezone.now() + timedelta(minutes=1))
    assert collect(source) == 0
    WireSource.objects.update(claimed_until=None, is_active=False)
    assert collect(source) == 0
    assert there.asked == []
    WireSource.objects.update(claimed_until=timezone.now() - timedelta(seconds=1), is_active=True)
    there.answers = [answer(rss(entry()))]
    assert collect(source) == 1


def test_one_that_hangs_holds_up_no_other(cast, source, monkeypatch):
    """Each job stands alone: what one of them waits for, the others do not see."""
    other = wires.source(cast, name="Lain", address="https://kbn.example/lain")

    def ask(address, hosts, known, limits):
        assert limits.seconds <= 30
        assert WireSource.objects.get(address=address).claimed_until > timezone.now(), "nobody else asks meanwhile"
        if address == source.address:
            raise NotFetched("took longer than 20 s")
        return Fetched(rss(entry()).encode())

    monkeypatch.setattr(collecting.fetching, "fetch_if_changed", ask)
    collecting.ask_due()
    assert jobs.work("collect") == ["collect", "collect"]
    assert WireItem.objects.get().source == other


def test_who_is_silent_for_longer_than_agreed_is_found(source):
    assert health.unwell() == []
    WireSource.objects.update(created_at=timezone.now() - timedelta(hours=25))
    assert health.unwell() == [source], "also if it has sent nothing since it was set up"
    WireSource.objects.update(created_at=timezone.now(), last_item_at=timezone.now() - timedelta(hours=25))
    assert health.unwell() == [source]
    source.refresh_from_db()
    assert source.silent_for > timedelta(hours=24)
    for change in ({"silent_hours": 0}, {"silent_hours": 24, "is_active": False}):
        WireSource.objects.update(**change)
        assert health.unwell() == []
