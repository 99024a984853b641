"""The embargo of a scheduled story, changed without taking back the schedule."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import Entry
from tests import stage
from tests.articles.admin.test_times import clock, in_hours

pytestmark = pytest.mark.django_db
PUBLISHERS = {"section_editor", "managing_editor", "editor_in_chief"}


@pytest.fixture
def story(cast):
    """Held back for two hours, and scheduled for in three days."""
    made = stage.scheduled(cast, after=timedelta(days=3))
    made.embargo_until = timezone.now().replace(microsecond=0) + timedelta(hours=2)
    made.save(update_fields=["embargo_until"])
    return made


@pytest.fixture
def send(at_desk, address):
    """`send(user, article, until)`: what the form beside a scheduled story sends."""

    def post(user, article, until, **other):
        data = {"embargo_until": until, "version": article.version} | other
        return at_desk(user).post(address("embargo", article.pk), data, follow=True)

    return post


def test_it_is_lengthened_up_to_the_schedule_and_the_schedule_stays(cast, story, send):
    starts = story.editions.get().starts_at
    page = send(cast.section_editor, story, in_hours(24)).content.decode()
    story.refresh_from_db()
    assert clock(story.embargo_until) == in_hours(24)
    assert (story.status, story.editions.get().starts_at) == ("scheduled", starts)
    assert "The embargo is saved." in page
    assert Entry.objects.filter(action="story.embargo_set", object_id=story.pk).exists()


def test_beyond_the_schedule_it_is_refused_at_the_field_which_keeps_what_was_typed(cast, story, send):
    before = story.embargo_until
    answer = send(cast.section_editor, story, in_hours(96))
    story.refresh_from_db()
    assert story.embargo_until == before
    assert "Unschedule it first" in answer.context["embargo_form"].errors["embargo_until"][0]
    assert in_hours(96) in answer.content.decode()


def test_a_past_time_is_refused_at_the_field(cast, story, send):
    assert (
        "has passed"
        in send(cast.section_editor, story, in_hours(-1)).context["embargo_form"].errors["embargo_until"][0]
    )


def test_emptied_it_is_lifted_and_untouched_it_is_not_another(cast, story, send):
    send(cast.section_editor, story, clock(story.embargo_until))
    before, story.version = story.version, type(story).objects.get(pk=story.pk).version
    assert story.version == before
    send(cast.section_editor, story, "")
    story.refresh_from_db()
    assert story.embargo_until is None


def test_who_looked_at_an_older_story_changes_nothing(cast, story, send):
    page = send(cast.section_editor, story, in_hours(24), version=story.version - 1).content.decode()
    before = story.embargo_until
    story.refresh_from_db()
    assert story.embargo_until == before
    assert "Someone has changed this story since you opened it" in page


def test_only_those_who_publish_on_its_desk_see_the_field_and_use_it(cast, story, send, at_desk, address):
    for name, person in cast.people.items():
        page = at_desk(person).get(address("change", story.pk)).content.decode()
        assert ("id_embargo_until" in page) == (name in PUBLISHERS), name
        answer = send(person, story, in_hours(24))
        changed = type(story).objects.filter(pk=story.pk).exclude(embargo_until=story.embargo_until)
        assert changed.exists() == (name in PUBLISHERS), name
        assert (answer.status_code == 200) == (name in PUBLISHERS), name
        type(story).objects.filter(pk=story.pk).update(embargo_until=story.embargo_until, version=story.version)


def test_a_story_that_is_not_scheduled_takes_its_embargo_from_its_form_alone(cast, send):
    article = stage.approved(cast)
    send(cast.section_editor, article, in_hours(24))
    article.refresh_from_db()
    assert article.embargo_until is None
