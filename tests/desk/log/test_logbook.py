"""The log can be read, searched and taken away, by those who may."""

import csv
import io
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from articles.text.revisions import SAVED
from articles.workflow.move import MOVED
from audit import log
from audit.models import Entry
from desk.log.logbook import in_words
from people.admin.ruled import CHANGED
from tests import stage

pytestmark = pytest.mark.django_db
LOG = "/admin/desk/log/"
READERS = {"editor_in_chief", "administrator"}


def as_person(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def shown(user, **query) -> str:
    return as_person(user).get(LOG, query).content.decode()


def table(user, **query) -> list[list[str]]:
    answer = as_person(user).get(reverse("desk:log_export"), query)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_only_those_with_the_right_read_it_and_take_it_away(cast):
    for name, person in cast.people.items():
        wanted = 200 if name in READERS else 403
        assert as_person(person).get(LOG).status_code == wanted, name
        assert as_person(person).get(reverse("desk:log_export")).status_code == wanted, name


def test_a_refused_export_leaves_no_trace_of_an_export(cast):
    as_person(cast.writer).get(reverse("desk:log_export"))

    assert not Entry.objects.filter(action="log.exported").exists()


def test_an_export_is_told_to_the_log_with_what_was_asked(cast):
    table(cast.administrator, q="cabai")

    entry = Entry.objects.get(action="log.exported")
    assert (entry.actor, entry.details) == (cast.administrator, {"q": "cabai"})


def test_an_export_takes_what_no_log_can_hold_out_of_what_was_asked(cast):
    table(cast.administrator, q="cabai\x00")

    assert Entry.objects.get(action="log.exported").details == {"q": "cabai"}


def test_saving_a_story_is_in_the_log(cast):
    article = stage.draft(cast, headline="Harga cabai turun")

    page = shown(cast.editor_in_chief)

    assert "Harga cabai turun" in page
    assert reverse("admin:articles_article_change", args=[article.pk]) in page


def test_the_log_opens_no_story_for_the_administrator(cast):
    article = stage.draft(cast, headline="Harga cabai turun")

    page = shown(cast.administrator)

    assert "Harga cabai turun" not in page
    assert f"#{article.pk}" in page
    assert reverse("admin:articles_article_change", args=[article.pk]) not in page


def test_words_number_action_and_days_narrow_it(cast):
    article = stage.draft(cast, headline="Harga cabai turun")
    stage.draft(cast, headline="Kurs rupiah menguat")

    assert "Kurs rupiah" not in shown(cast.editor_in_chief, q="cabai")
    assert "Kurs rupiah" not in shown(cast.editor_in_chief, q=f"#{article.pk}")
    assert "Harga cabai" not in shown(cast.editor_in_chief, action="account.signed_in")
    assert "Harga cabai" not in shown(cast.editor_in_chief, until="2020-01-01")
    assert "Harga cabai" in shown(cast.editor_in_chief, since="2020-01-01", action="story.saved", q="wati")
    assert "Harga cabai" in shown(cast.editor_in_chief, since="0001-01-01", until="9999-12-31")


@pytest.mark.parametrize("query", [{"since": "kemarin"}, {"action": "nothing"}, {"before": "x"}, {"q": "\x00"}])
def test_a_filter_that_makes_no_sense_is_left_out(cast, query):
    stage.draft(cast, headline="Harga cabai turun")

    assert as_person(cast.administrator).get(LOG, query).status_code == 200


def test_a_long_log_comes_in_pages_without_a_gap(cast):
    for n in range(120):
        log.record(CHANGED, label=f"Hal {n:03}", kind="page")
    client, address, seen = as_person(cast.administrator), "?action=record.changed", []

    for _page in range(3):
        answer = client.get(LOG + address)
        seen += [entry.label for entry, _words, _more in answer.context["lines"]]
        address = f"?action=record.changed&before={answer.context['older']}"

    assert seen == [f"Hal {n:03}" for n in reversed(range(120))]
    assert answer.context["older"] is None


def test_a_page_costs_the_same_however_long_the_log_is(cast, django_assert_max_num_queries):
    for n in range(300):
        log.record(SAVED, label=f"Hal {n}", kind="story", pk=n)
    client = as_person(cast.editor_in_chief)
    client.get(LOG)

    with django_assert_max_num_queries(8):
        client.get(LOG)


def test_the_table_is_safe_whole_and_in_ones_own_zone(cast):
    cast.administrator.time_zone = "Asia/Jayapura"
    cast.administrator.save()
    log.record(MOVED, by=cast.writer, kind="page", pk=5, label='=cmd|" /C calc"!A0', note="Kata, “koma”\nbaris")

    head, first, *_rest = table(cast.administrator, action="story.moved")

    assert len(head) == len(first) == 12
    assert first[1] == "WIT"
    assert first[6] == '\'=cmd|" /C calc"!A0'
    assert first[7] == "Kata, “koma”\nbaris"


def test_nobody_finds_a_way_to_change_the_log_in_the_admin(cast):
    stage.draft(cast)
    entry = Entry.objects.first()
    client = as_person(cast.administrator)

    for address in (
        "/admin/audit/entry/",
        f"/admin/audit/entry/{entry.pk}/change/",
        f"/admin/audit/entry/{entry.pk}/delete/",
    ):
        assert client.post(address).status_code == 404
    assert client.post(LOG).status_code == 405


def test_details_are_told_in_words():
    told = in_words(
        {"move": "approve", "from": "in_review", "revision": 3, "roles": ["A", "B"], "note": "", "x": {"y": 1}}
    )

    assert told == 'move: Approve; from: in review; revision: 3; roles: A, B; x: {"y": 1}'


def test_details_never_show_how_the_log_keeps_them():
    details = {
        "origin": "follow_up",
        "asks": "approval",
        "until": "2020-11-30T02:48:23.026655+00:00",
        "active": False,
    }
    with translation.override("en"), timezone.override(ZoneInfo("Asia/Jakarta")):
        told = in_words(details)

    assert told == (
        "origin: begun as a follow-up; asks for: whether they agree, with a comment; "
        "until: 30 Nov 2020 09.48 WIB; active: no"
    )


@pytest.mark.parametrize("words", ["2026-11-30T", "T", "2026-11-30T02:48", "Tarif naik"])
def test_words_that_are_no_time_stay_words(words):
    assert in_words({"box": words}) == f"question: {words}"
