"""What an editor sees of a front: what left, what waits, what may not fit any more, what has led for long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Edition
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from fronts import drafts, marks
from fronts.arrangement import Container, Placed
from people import clock
from tests import stage
from tests.fronts import arranged

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def seen(cast, *cards, layout="row"):
    container = Container("a", layout, fill="both", cards=cards)
    return [mark.kind for mark in marks.of(cast.editor_in_chief, None, (container,))]


@pytest.mark.parametrize(
    ("state", "kind"), [("approved", "waits"), ("scheduled", "waits"), ("withdrawn", "gone"), ("ended", "gone")]
)
def test_what_readers_do_not_have_is_marked(cast, state, kind):
    assert seen(cast, Placed(stage.IN_EVERY_STATE[state](cast).pk)) == [kind]


def test_a_cards_time_is_marked(cast):
    story, now = stage.published(cast).pk, timezone.now()
    cards = [Placed(story), Placed(story, begins=now + HOUR), Placed(story, ends=now)]
    assert [seen(cast, card) for card in cards] == [[], ["later"], ["over"]]
    (mark,) = marks.of(cast.editor_in_chief, None, (Container("a", "row", fill="both", cards=(cards[1],)),))
    assert mark.words == f"Comes at {clock.short(now + HOUR)}."


def change(cast, story, how=Change.UPDATE, **text):
    stage.save(story, cast.writer, **text)
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    workflow.perform("publish", cast.section_editor, story, Order(change=how, note="Keliru."))


def test_a_changed_headline_asks_whether_the_fronts_own_words_still_fit(home, cast):
    story = stage.published(cast, headline="Rumput laut")
    home.lead_with(Placed(story.pk, headline="Karaginan"))
    assert not marks.of(cast.editor_in_chief, None, home.arrangement)
    change(cast, story, headline="Rumput laut olahan")
    assert [mark.kind for mark in marks.of(cast.editor_in_chief, None, home.arrangement)] == ["fits"]
    container = home.draft.layout["containers"][0]
    container["cards"][0]["fits"] = True
    drafts.change(cast.editor_in_chief, None, [drafts.Change("lead0000", container, 1)])
    assert not marks.of(cast.editor_in_chief, None, home.arrangement)


def test_so_does_a_correction(home, cast):
    story = stage.published(cast)
    home.lead_with(Placed(story.pk, kicker="Ekspor"))
    change(cast, story, Change.CORRECTION, body="<p>Benar.</p>")
    assert [mark.kind for mark in marks.of(cast.editor_in_chief, None, home.arrangement)] == ["fits"]


def test_the_storys_own_words_always_fit(home, cast):
    story = stage.published(cast)
    home.lead_with(story)
    change(cast, story, headline="Judul lain")
    assert not marks.of(cast.editor_in_chief, None, home.arrangement)


@pytest.mark.parametrize(("hours", "kinds"), [(5, []), (7, ["old"])])
def test_a_lead_that_has_been_on_top_for_long_is_marked(cast, settings, hours, kinds):
    settings.NEWSROOM_LEAD_HOURS = 6
    story, since = stage.published(cast), timezone.now() - timedelta(hours=hours)
    Edition.objects.update(published_at=since, starts_at=since)
    arranged.put(story, at=since)
    assert seen(cast, Placed(story.pk), layout="lead") == kinds
    settings.NEWSROOM_LEAD_HOURS = 0
    assert seen(cast, Placed(story.pk), layout="lead") == []


def test_an_old_story_that_came_to_the_top_just_now_is_not_old_there(cast):
    story, since = stage.published(cast), timezone.now() - timedelta(hours=50)
    Edition.objects.update(published_at=since, starts_at=since)
    arranged.put(story)
    assert seen(cast, Placed(story.pk), layout="lead") == []
