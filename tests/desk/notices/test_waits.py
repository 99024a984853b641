"""Who hears of what is urgent, of what has waited long, and of what comes to a desk that they follow."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, ReviewStep
from articles.workflow import urgency, workflow
from articles.workflow.order import Order
from desk.alarms import alarms
from desk.models import Every, Notice
from desk.notices import preferences, waits
from desk.notices.jobs import tell_of_delays
from newsroom.models import Heartbeat
from newsroom.sweep import WORKER
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """`told(verb, …)`: runs the verb, and answers whose bell sounded, and for what."""

    def run(verb, *args, **kwargs) -> set[tuple[str, str]]:
        before = set(Notice.objects.values_list("pk", flat=True))
        with django_capture_on_commit_callbacks(execute=True):
            verb(*args, **kwargs)
        fresh = Notice.objects.exclude(pk__in=before).filter(in_desk=True).select_related("user")
        found = [(notice.user.username, notice.kind) for notice in fresh]
        assert len(found) == len(set(found))
        return set(found)

    return run


# Urgent

EDITORS = {("sari", "urgent"), ("mira", "urgent"), ("pemred", "urgent")}


def test_a_writers_mark_sounds_the_bell_of_the_desks_editors_and_of_those_who_stand_in(cast, told):
    assert told(urgency.mark, stage.draft(cast), cast.writer, urgent=True) == EDITORS


def test_an_editors_mark_reaches_the_writer_and_the_other_editors(cast, told):
    marked = told(urgency.mark, stage.draft(cast), cast.section_editor, urgent=True)
    assert marked == {("wati", "urgent"), ("mira", "urgent"), ("pemred", "urgent")}


def test_whose_word_it_waits_for_hears_of_it_from_outside_the_desk_too(cast, told):
    article = stage.at_step(cast, "Hukum")
    assert told(urgency.mark, article, cast.writer, urgent=True) == {*EDITORS, ("laras", "urgent")}


def test_taking_the_mark_away_sounds_no_bell(cast, told):
    article = stage.draft(cast)
    urgency.mark(article, cast.writer, urgent=True)
    assert told(urgency.mark, article, cast.writer, urgent=False) == set()


def test_an_urgent_story_that_is_submitted_reaches_those_who_stand_in_and_nobody_twice(cast, told):
    article = stage.draft(cast)
    urgency.mark(article, cast.writer, urgent=True)
    assert told(workflow.perform, "submit", cast.writer, article) == {
        ("sari", "submitted"),
        ("mira", "urgent"),
        ("pemred", "urgent"),
    }
    notice = Notice.objects.filter(kind="urgent").latest("pk")
    assert notice.actor is None  # said as something that waits


def test_a_story_that_is_not_urgent_leaves_them_in_peace(cast, told):
    assert told(workflow.perform, "submit", cast.writer, stage.draft(cast)) == {("sari", "submitted")}


# Long in review


@pytest.fixture
def waiting_long(cast, settings):
    settings.NEWSROOM_REVIEW_MINUTES = 60
    Heartbeat.beat(WORKER)

    def make(minutes=61, **fields) -> Article:
        article = stage.submitted(cast, **fields)
        Article.objects.filter(pk=article.pk).update(status_changed_at=timezone.now() - timedelta(minutes=minutes))
        article.refresh_from_db()
        return article

    return make


LATE = {("sari", "review_late"), ("mira", "review_late"), ("pemred", "review_late")}


def test_the_worker_tells_of_a_long_wait_once(waiting_long, told):
    waiting_long()
    assert told(tell_of_delays.call) == LATE
    assert told(tell_of_delays.call) == set()


def test_what_nobody_wants_to_hear_is_looked_at_once_all_the_same(cast, waiting_long, told):
    waiting_long()
    for person in (cast.section_editor, cast.managing_editor, cast.editor_in_chief):
        preferences.choose(person, {"review_late": {"desk": False, "mail": "never"}}, Every.DAY, 7)
    assert waits.tell_long() == 1
    assert waits.tell_long() == 0


def test_a_shorter_wait_is_no_news(waiting_long, told):
    waiting_long(minutes=58)
    assert told(tell_of_delays.call) == set()


def test_the_next_step_begins_a_wait_of_its_own(cast, waiting_long, told):
    stage.review_steps(cast)
    article = waiting_long()
    assert told(tell_of_delays.call) == LATE
    workflow.perform("approve", cast.section_editor, article)
    assert told(tell_of_delays.call) == set()
    Article.objects.filter(pk=article.pk).update(status_changed_at=timezone.now() - timedelta(minutes=99))
    assert told(tell_of_delays.call) == {*LATE, ("laras", "review_late")}


@pytest.mark.parametrize("state", sorted(stage.IN_EVERY_STATE.keys() - {"in_review"}))
def test_only_what_is_in_review_waits_for_it(cast, waiting_long, told, state):
    article = stage.IN_EVERY_STATE[state](cast)
    Article.objects.filter(pk=article.pk).update(status_changed_at=timezone.now() - timedelta(days=9))
    assert told(waits.tell_long) == set()


def test_a_house_that_sets_no_time_is_told_of_none(cast, waiting_long, told, settings):
    waiting_long()
    settings.NEWSROOM_REVIEW_MINUTES = 0
    assert told(tell_of_delays.call) == set()
    assert alarms.current(cast.section_editor) == []


def test_the_alarm_stands_on_the_pages_of_the_desks_editors_and_names_no_story_to_others(cast, waiting_long):
    article = waiting_long()
    for person in cast.people.values():
        seen = [alarm.name for alarm in alarms.current(person)] == ["review"]
        assert seen == (person in (cast.section_editor, cast.managing_editor, cast.editor_in_chief)), person
    (alarm,) = alarms.current(cast.section_editor)
    assert article.headline in alarm.said
    assert alarm.link == reverse("admin:articles_article_change", args=[article.pk])


def test_several_are_one_alarm_that_leads_to_the_list(cast, waiting_long):
    oldest = waiting_long(minutes=99)
    waiting_long()
    (alarm,) = alarms.current(cast.section_editor)
    assert oldest.headline in alarm.said
    assert alarm.link.endswith("?tab=in_review")


def test_the_alarm_is_gone_when_somebody_has_said_their_word(cast, waiting_long):
    article = waiting_long()
    workflow.perform("approve", cast.section_editor, article)
    assert alarms.current(cast.section_editor) == []


# Following desks


def follow(person, *sections) -> None:
    preferences.choose(person, {}, Every.DAY, 7, sections)


def test_a_leader_hears_of_what_is_submitted_to_a_desk_that_they_follow(cast, told):
    follow(cast.managing_editor, cast.section)
    assert told(workflow.perform, "submit", cast.writer, stage.draft(cast)) == {
        ("sari", "submitted"),
        ("mira", "followed"),
    }
    notice = Notice.objects.get(kind="followed")
    assert notice.words == {"desk": "EkBis"}


def test_other_desks_are_quiet_and_so_is_the_desk_once_it_is_left(cast, told):
    follow(cast.managing_editor, cast.other_section)
    assert ("mira", "followed") not in told(workflow.perform, "submit", cast.writer, stage.draft(cast))
    follow(cast.managing_editor)
    story = stage.draft(cast, section=cast.other_section)
    assert ("mira", "followed") not in told(workflow.perform, "submit", cast.writer, story)


def test_whoever_reviews_it_anyway_is_told_once(cast, told):
    step = ReviewStep.objects.create(section=cast.section, name="Pimpinan")
    step.people.add(cast.managing_editor)
    stage.forget_seats(cast)
    follow(cast.managing_editor, cast.section)
    assert told(workflow.perform, "submit", cast.writer, stage.draft(cast)) == {("mira", "step")}


def test_going_from_step_to_step_is_no_submission(cast, told):
    stage.review_steps(cast)
    article = stage.submitted(cast)
    follow(cast.managing_editor, cast.section)
    assert told(workflow.perform, "approve", cast.section_editor, article) == {("laras", "step")}


def test_what_comes_back_after_changes_is_submitted_again(cast, told):
    article = stage.submitted(cast)
    workflow.perform("request_changes", cast.section_editor, article, Order(note="Tambah."))
    follow(cast.managing_editor, cast.section)
    assert ("mira", "followed") in told(workflow.perform, "submit", cast.writer, article)


def test_following_shows_nobody_a_story_they_may_not_see(cast, told):
    follow(cast.other_section_editor, cast.section)
    assert ("otto", "followed") not in told(workflow.perform, "submit", cast.writer, stage.draft(cast))


@pytest.mark.parametrize("who", stage.PLAYERS)
def test_the_settings_page_lets_leaders_choose_desks_and_nobody_else(cast, who):
    client = Client()
    client.force_login(cast.people[who])
    address = reverse("desk:notice_settings")
    leads = who in ("managing_editor", "editor_in_chief")
    assert ('name="followed"' in client.get(address).content.decode()) == leads
    form = client.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (False, None)}
    answer = client.post(address, sent | {"followed": [cast.section.pk]})
    assert answer.status_code == 302
    assert (cast.people[who].pk in preferences.followers(cast.section.pk)) == leads
    if leads:
        assert f'value="{cast.section.pk}" id="id_followed_0" checked' in client.get(address).content.decode()
