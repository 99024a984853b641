"""One story, one lock: who gets it, who keeps it, and when it is free."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.contrib.auth import logout
from django.db import connection
from django.utils import timezone

from articles.locks import locks, presence
from articles.locks.locks import OpenPage
from articles.models import Lock, Presence
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.order import Order
from tests import stage

pytestmark = pytest.mark.django_db


def open_page(user, session="a", key=None):
    return OpenPage(user, locks.digest(session), key or uuid.uuid4())


def grow_old(article, seconds):
    Lock.objects.filter(article=article).update(renewed_at=timezone.now() - timedelta(seconds=seconds))


def test_whoever_comes_first_holds_the_story(cast):
    article = stage.draft(cast)
    writer, editor = open_page(cast.writer), open_page(cast.section_editor, "b")
    assert locks.is_mine(locks.take(article, writer), writer)
    found = locks.take(article, editor)
    assert not locks.is_mine(found, editor)
    assert found.user == cast.writer


def test_a_lock_keeps_no_session_key(cast):
    article = stage.draft(cast)
    locks.take(article, open_page(cast.writer, "rahasia-sesi"))
    assert "rahasia-sesi" not in repr(Lock.objects.values().get())


def test_a_renewed_lock_outlives_one_that_is_not(cast):
    article = stage.draft(cast)
    writer, editor = open_page(cast.writer), open_page(cast.section_editor, "b")
    locks.take(article, writer)
    grow_old(article, 90)
    assert locks.renew(article, writer)
    grow_old(article, 90)
    assert locks.holder(article).user == cast.writer
    grow_old(article, 101)
    assert locks.holder(article) is None
    assert locks.is_mine(locks.take(article, editor), editor)


def test_two_minutes_without_a_sign_of_life_free_a_story():
    assert timedelta(minutes=2) > locks.STALE_AFTER


def test_a_page_that_never_says_a_word_holds_the_story_for_less_than_a_minute(cast):
    article = stage.draft(cast)
    page = open_page(cast.writer)
    locks.take(article, page, sent=True)
    assert locks.holder(article).user == cast.writer
    assert Lock.objects.get().renewed_at < timezone.now() - timedelta(seconds=100 - 60)
    assert locks.renew(article, page)
    assert Lock.objects.get().renewed_at > timezone.now() - timedelta(seconds=10)


def test_opening_a_second_page_takes_nothing_from_the_first(cast):
    article = stage.draft(cast)
    locks.take(article, open_page(cast.writer))
    locks.take(article, open_page(cast.writer), sent=True)
    assert Lock.objects.get().renewed_at > timezone.now() - timedelta(seconds=10)


def test_an_owner_whose_line_came_back_has_lost_what_another_took(cast):
    article = stage.draft(cast)
    writer, editor = open_page(cast.writer), open_page(cast.section_editor, "b")
    locks.take(article, writer)
    grow_old(article, 300)
    locks.take(article, editor)
    assert not locks.renew(article, writer)
    assert locks.holder(article).user == cast.section_editor


def test_since_when_is_told_from_the_beginning_and_not_from_the_last_pulse(cast):
    article = stage.draft(cast)
    writer = open_page(cast.writer)
    begun = locks.take(article, writer).taken_at
    locks.renew(article, writer)
    assert locks.take(article, open_page(cast.writer)).taken_at == begun


def test_another_session_of_the_same_person_does_not_share_the_pen(cast):
    article = stage.draft(cast)
    locks.take(article, open_page(cast.writer, "kantor"))
    phone = open_page(cast.writer, "telepon")
    assert not locks.is_mine(locks.take(article, phone), phone)


def test_the_same_page_keeps_the_pen_when_its_session_gets_a_new_key(cast):
    article = stage.draft(cast)
    key = uuid.uuid4()
    locks.take(article, open_page(cast.writer, "lama", key))
    again = open_page(cast.writer, "baru", key)
    assert locks.renew(article, again)
    assert locks.holder(article).session == again.session


def test_anothers_page_key_opens_nothing(cast):
    article = stage.draft(cast)
    key = uuid.uuid4()
    locks.take(article, open_page(cast.writer, "a", key))
    thief = open_page(cast.section_editor, "b", key)
    assert not locks.renew(article, thief)
    locks.leave(article, thief)
    assert locks.holder(article).user == cast.writer


def test_closing_the_page_frees_the_story_at_once(cast):
    article = stage.draft(cast)
    writer = open_page(cast.writer)
    locks.take(article, writer)
    locks.leave(article, writer)
    assert locks.holder(article) is None


def test_closing_one_of_two_tabs_leaves_the_other_its_pen(cast):
    article = stage.draft(cast)
    first, second = open_page(cast.writer), open_page(cast.writer)
    for tab in (first, second):
        locks.take(article, tab)
        presence.seen(article, tab, writing=True)
    presence.gone(article, second)
    locks.leave(article, second)
    assert locks.holder(article).key == first.key
    presence.gone(article, first)
    locks.leave(article, first)
    assert locks.holder(article) is None


def test_signing_out_frees_the_story_at_once(cast, rf, client):
    article = stage.draft(cast)
    client.force_login(cast.writer)
    locks.take(article, open_page(cast.writer, client.session.session_key))
    presence.seen(article, open_page(cast.writer, client.session.session_key), writing=True)
    request = rf.post("/")
    request.session, request.user = client.session, cast.writer
    logout(request)
    assert locks.holder(article) is None
    assert not Presence.objects.exists()


def test_someone_signed_out_from_elsewhere_lays_the_pen_down_too(cast, client):
    article = stage.draft(cast)
    client.post("/admin/account/login/", {"login": "wati", "password": "rahasia-sekali-123"})
    locks.take(article, open_page(cast.writer, client.session.session_key))
    assert cast.writer.end_sessions() == 1
    assert locks.holder(article) is None


def test_the_pen_of_someone_who_may_no_longer_edit_counts_for_nothing(cast):
    article = stage.draft(cast)
    locks.take(article, open_page(cast.writer))
    workflow.perform("submit", cast.writer, article)
    assert locks.holder(article) is None
    editor = open_page(cast.section_editor, "b")
    assert locks.is_mine(locks.take(article, editor), editor)


def test_a_pen_laid_down_by_a_move_does_not_come_back_with_the_story(cast, django_capture_on_commit_callbacks):
    article = stage.approved(cast)
    locks.take(article, open_page(cast.section_editor))
    with django_capture_on_commit_callbacks(execute=True):
        later = Order(starts_at=timezone.now() + timedelta(hours=1))
        workflow.perform("schedule", cast.section_editor, article, later)
    article.editions.update(starts_at=timezone.now() - timedelta(seconds=1))
    workflow.settle(article)
    writer = open_page(cast.writer, "b")
    assert locks.is_mine(locks.take(article, writer), writer)


def test_nobody_moves_a_story_while_someone_else_writes_in_it(cast):
    article = stage.submitted(cast)
    locks.take(article, open_page(cast.section_editor))
    with pytest.raises(Refused) as refusal:
        workflow.perform("approve", cast.managing_editor, article)
    assert str(cast.section_editor) in refusal.value.messages[0]
    answers = workflow.available(cast.managing_editor, article)
    assert not any(answer.allowed for answer in answers)
    workflow.perform("approve", cast.section_editor, article)
    article.refresh_from_db()
    assert article.status == "approved"


def test_taking_a_story_from_readers_waits_for_nobodys_pen(cast):
    article = stage.published(cast)
    locks.take(article, open_page(cast.writer))
    stage.withdraw(cast.editor_in_chief, article, Order(note="Sumber mencabut.", ground="false"))
    assert article.status == "withdrawn"
    assert locks.holder(article) is None


def test_a_story_whose_time_has_come_goes_live_whoever_looks_at_it(cast):
    article = stage.scheduled(cast)
    Lock.objects.create(
        article=article, user=cast.section_editor, session="x", key=uuid.uuid4(), renewed_at=timezone.now()
    )
    article.editions.update(starts_at=timezone.now() - timedelta(seconds=1))
    workflow.settle(article)
    assert article.status == "published"


@pytest.mark.django_db(transaction=True)
def test_of_many_who_open_a_free_story_at_once_one_gets_it(roles_again):
    cast = stage.make_cast()
    article = stage.draft(cast)
    people = [cast.writer, cast.section_editor, cast.managing_editor, cast.editor_in_chief] * 2
    gate, got = threading.Barrier(len(people)), []

    def open_it(number, person):
        here = open_page(person, str(number))
        gate.wait()
        got.append(locks.is_mine(locks.take(article, here), here))
        connection.close()

    threads = [threading.Thread(target=open_it, args=each) for each in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [False] * (len(people) - 1) + [True]


@pytest.mark.parametrize("asking", [None, "writer", "section_editor"])
def test_a_lock_counts_or_not_whoever_asks(cast, asking):
    asked_by = asking and getattr(cast, asking)
    article = stage.draft(cast)
    locks.take(article, open_page(cast.writer))
    assert locks.holder(article, asked_by).user == cast.writer
    article.status = "approved"  # which a writer does not change
    assert locks.holder(article, asked_by) is None


def test_an_owner_who_asks_costs_one_statement(cast, django_assert_num_queries):
    article = stage.draft(cast)
    locks.take(article, open_page(cast.writer))
    assert cast.writer.rights
    with django_assert_num_queries(1):
        assert locks.holder(article, cast.writer).user == cast.writer
