"""The desk's screens as pages: nobody finds a stranger's story on any of them, and open pages stay true."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from tests import stage
from tests.desk.planning.test_planning import planned
from tests.replay import replayed

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("screens")]
SECRET = "Rahasia meja lain"
PART = {"X-Part": "1"}
MOMENT = re.compile(r"'[0-9T:.+ -]+'::timestamptz")

SCREENS = ["board", "calendar", "planning", "people", "activity", "cases"]


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def addresses(cast) -> list[str]:
    """Every screen, with every way to narrow it that leads to the desk of the cast."""
    desk, today = cast.section.slug, timezone.localdate()
    found = [f"{reverse(f'desk:{name}')}?desk={slug}" for name in SCREENS for slug in ("", desk)]
    found += [f"{reverse('desk:planning')}?tab={tab}" for tab in ("open", "mine", "late", "filed", "cancelled")]
    found += [f"{reverse('desk:calendar')}?from={today}", f"{reverse('desk:calendar')}?week={today}&desk={desk}"]
    found += [f"{reverse('desk:activity')}?person={cast.writer.username}", reverse("desk:waiting")]
    return [*found, reverse("admin:index")]


@pytest.fixture
def secrets(cast):
    hide(cast)


@replayed(after=1)
def hide(cast) -> None:
    """Something in every place where a headline, a name of an assignment or a note could show."""
    for make in stage.IN_EVERY_STATE.values():
        story = make(cast, headline=SECRET)
        if story.status == "draft":
            Article.objects.filter(pk=story.pk).update(embargo_until=timezone.now() + timedelta(hours=2))
        planned(cast, cast.writer, title=SECRET, article=story)
    planned(cast, cast.writer, title=SECRET, due_at=timezone.now() - timedelta(hours=1))


@pytest.mark.parametrize("who", ["other_writer", "other_section_editor", "photo_editor", "administrator", "legal"])
def test_a_strangers_story_stands_on_no_screen(cast, secrets, who):
    client = signed_in(cast.people[who])
    for address in addresses(cast):
        for headers in ({}, PART):
            page = client.get(address, headers=headers).content.decode()
            assert SECRET not in page, address


def test_the_walk_meets_the_stories_of_ones_own_desk(cast, secrets):
    client = signed_in(cast.section_editor)
    for name in ("board", "calendar", "planning", "activity"):
        assert SECRET in client.get(reverse(f"desk:{name}")).content.decode(), name


@pytest.mark.parametrize("who", ["writer", "section_editor", "managing_editor"])
def test_each_page_carries_the_stamp_that_its_topic_tells(cast, secrets, who):
    client = signed_in(cast.people[who])
    for name in SCREENS:
        page = client.get(reverse(f"desk:{name}"), {"desk": cast.section.slug})
        if page.status_code == 403:
            continue
        topic, stamp = page.context["topic"], page.context["stamp"]
        told = client.get(reverse("desk:live"), {"topics": topic}).json()
        assert told == {topic: {"stamp": stamp}}, name
        assert f'data-stamp="{stamp}"' in page.content.decode()


def test_topics_are_silent_for_those_who_may_not_see_the_screen(cast, secrets):
    topics = "board:,calendar:month.2026-11-01.,planning:todo.,people:,activity:..,cases:running"
    assert signed_in(cast.administrator).get(reverse("desk:live"), {"topics": topics}).json() == {}


def test_nonsense_topics_are_silent(cast):
    topics = "board:nowhere,calendar:decade.x.,calendar:,planning:todo.nowhere,people:nowhere,activity:a.b.c"
    assert signed_in(cast.managing_editor).get(reverse("desk:live"), {"topics": topics}).json() == {}


def test_the_start_page_changes_its_stamp_when_something_comes_in(cast):
    client = signed_in(cast.section_editor)

    def stamp():
        return client.get(reverse("desk:live"), {"topics": "waiting"}).json()["waiting"]["stamp"]

    before = stamp()
    assert stamp() == before
    stage.submitted(cast)
    assert stamp() != before


def test_what_is_late_says_so_in_words(cast):
    story = stage.submitted(cast)
    planned(cast, article=story, due_at=timezone.now() - timedelta(hours=1))
    for address in (reverse("desk:board"), reverse("admin:index")):
        assert "Late since" in signed_in(cast.section_editor).get(address).content.decode()


@pytest.mark.parametrize("word", ["tidak-ada", "%00"])
def test_a_desk_that_is_none_is_not_found(cast, word):
    assert signed_in(cast.editor_in_chief).get(f"{reverse('desk:board')}?desk={word}").status_code == 404


def test_a_month_that_is_none_shows_this_one(cast):
    page = signed_in(cast.section_editor).get(reverse("desk:calendar"), {"month": "2026-99"})
    assert page.context["span"].begins == timezone.localdate().replace(day=1)


def test_the_calendar_names_the_persons_zone(cast):
    cast.section_editor.time_zone = "Asia/Jayapura"
    cast.section_editor.save()
    page = signed_in(cast.section_editor).get(reverse("desk:calendar")).content.decode()
    assert '<span class="calendar-zone">WIT</span>' in page


@pytest.mark.parametrize("name", SCREENS)
def test_more_of_everything_costs_a_page_no_more_statements(cast, name, django_assert_max_num_queries):
    client = signed_in(cast.section_editor)
    address = reverse(f"desk:{name}")
    client.get(address)

    def fill():
        for make in (stage.submitted, stage.draft, stage.scheduled):
            planned(cast, cast.writer, article=make(cast))
        planned(cast)

    fill()
    with django_assert_max_num_queries(32) as before:
        client.get(address)
    for _ in range(3):
        fill()
    with django_assert_max_num_queries(len(before)):
        client.get(address)


@pytest.mark.parametrize("who", ["writer", "section_editor", "editor_in_chief"])
def test_a_page_and_its_stamp_ask_for_the_same_thing_once(cast, secrets, who):
    client = signed_in(cast.people[who])
    for address in addresses(cast):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        # a stamp asks at another moment and for fewer columns: the tables and conditions tell
        read = Counter(MOMENT.sub("", one["sql"][one["sql"].find(" FROM ") :]) for one in asked)
        # sections and people are a few rows, which filters and menus ask for each by themselves
        heavy = {sql for sql in read if sql.startswith((' FROM "articles_', ' FROM "desk_', ' FROM "press_'))}
        assert [sql for sql in heavy if read[sql] > 1] == [], address
