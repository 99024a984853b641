"""Who else is at a story: told by open pages, forgotten when they fall silent."""

import uuid

import pytest
from django.db import transaction
from django.utils import timezone

from articles.locks import locks, presence
from articles.locks.locks import OpenPage
from articles.models import Presence
from tests import stage

pytestmark = pytest.mark.django_db


def open_page(user, key=None):
    return OpenPage(user, locks.digest(user.username), key or uuid.uuid4())


def names(article, user):
    return [somebody.user for somebody in presence.others(article, user)]


def test_everyone_sees_the_others_and_not_themselves(cast):
    article = stage.draft(cast)
    for person in (cast.writer, cast.section_editor):
        presence.seen(article, open_page(person), writing=False)
    assert names(article, cast.writer) == [cast.section_editor]
    assert names(article, cast.section_editor) == [cast.writer]


def test_who_writes_comes_first_and_two_tabs_are_one_person(cast):
    article = stage.draft(cast)
    presence.seen(article, open_page(cast.managing_editor), writing=False)
    presence.seen(article, open_page(cast.writer), writing=False)
    presence.seen(article, open_page(cast.writer), writing=True)
    found = presence.others(article, cast.section_editor)
    assert [(person.user, person.writing) for person in found] == [(cast.writer, True), (cast.managing_editor, False)]


def test_a_page_that_fell_silent_is_not_there_any_more(cast):
    article = stage.draft(cast)
    presence.seen(article, open_page(cast.writer), writing=True)
    Presence.objects.update(seen_at=timezone.now() - locks.STALE_AFTER)
    assert names(article, cast.section_editor) == []


def test_a_page_tells_of_itself_in_one_statement_and_one_row(cast, django_assert_num_queries):
    article = stage.draft(cast)
    here = open_page(cast.writer)
    presence.seen(article, here, writing=True)
    since = Presence.objects.get().since
    with django_assert_num_queries(1):
        presence.seen(article, here, writing=False)
    row = Presence.objects.get()
    assert (row.since, row.writing) == (since, False)


def test_what_a_page_said_before_it_was_left_and_comes_late_does_not_bring_it_back(cast):
    article = stage.draft(cast)
    here = open_page(cast.writer)
    assert presence.seen(article, here, writing=True, turn=1)
    assert presence.gone(article, here, 3)
    assert not presence.seen(article, here, writing=True, turn=2)
    assert names(article, cast.section_editor) == []


def test_a_page_left_before_its_first_word_arrived_is_gone_too(cast):
    article = stage.draft(cast)
    here = open_page(cast.writer)
    assert presence.gone(article, here, 2)
    assert not presence.seen(article, here, writing=True, turn=1)
    assert names(article, cast.section_editor) == []


def test_a_page_that_was_left_and_is_gone_back_to_is_there_again(cast):
    article = stage.draft(cast)
    here = open_page(cast.writer)
    presence.gone(article, here, 2)
    assert presence.seen(article, here, writing=True, turn=3)
    assert names(article, cast.section_editor) == [cast.writer]
    assert not presence.gone(article, here, 2), "it has come back since"


def test_pages_that_do_not_count_are_heard(cast):
    article = stage.draft(cast)
    here = open_page(cast.writer)
    assert presence.seen(article, here, writing=True)
    assert presence.seen(article, here, writing=True)


def test_a_key_opened_anew_counts_from_the_beginning(cast):
    article = stage.draft(cast)
    here = open_page(cast.writer)
    presence.seen(article, here, writing=True, turn=57)
    presence.begins(here)
    assert presence.seen(article, here, writing=True, turn=1)


def test_only_the_last_word_of_a_page_still_counts(cast):
    article = stage.draft(cast)
    here = open_page(cast.writer)
    presence.seen(article, here, writing=True, turn=1)
    with transaction.atomic():
        assert presence.still(here, 1)
    presence.gone(article, here, 2)
    with transaction.atomic():
        assert not presence.still(here, 1)
