"""What readers have had of a story is what its editions say, however many there were."""

from datetime import timedelta

import pytest
from django.db.models import Max, Min

from articles.models import Edition
from articles.readers import had
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from people import clock
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(cast):
    """One that was published, updated on top of the lists, and corrected."""
    story = stage.published(cast)
    for change, how in ((Change.UPDATE, {"resurface": True}), (Change.CORRECTION, {"note": "Salah nama."})):
        stage.save(story, cast.section_editor, standfirst=f"Diganti: {change}")
        workflow.perform("submit", cast.section_editor, story)
        workflow.perform("approve", cast.managing_editor, story)
        workflow.perform("publish", cast.section_editor, story, Order(change=change, **how))
    return story


def test_the_times_are_those_of_all_editions_and_of_the_last_note(story):
    times = had.times(story, clock.now())
    of_editions = Edition.objects.filter(article=story).aggregate(
        first=Min("published_at"), shown=Max("updated_at"), resurfaced=Max("resurfaced_at")
    )
    assert times._asdict() == of_editions | {"noted": story.corrections.get().at}
    assert None not in times
    assert had.times(story, story.corrections.get().at - timedelta(seconds=1)).noted is None


def test_a_story_that_was_never_published_had_none(cast):
    draft = stage.draft(cast)
    assert had.times(draft, clock.now()) == (None, None, None, None)
    assert had.before(draft, clock.now()) is None
    assert not had.is_later(draft, clock.now())
    assert had.slug(draft) == had.slug(None) == ""


def test_what_stands_at_a_moment_is_the_edition_of_that_moment(story, django_assert_num_queries):
    editions = list(story.editions.order_by("starts_at"))
    assert len(editions) == 3
    for one in editions:
        assert had.before(story, one.starts_at) == one
    with django_assert_num_queries(1):
        found = had.before(story, clock.now())
        assert found.article is story
        assert not {"body", "plain_text", "words"} - found.get_deferred_fields()
    first, *_others, last = editions
    assert had.is_later(story, first.starts_at)
    assert not had.is_later(story, last.starts_at)
    assert had.slug(story) == last.slug
