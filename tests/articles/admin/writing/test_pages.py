"""What stands beside a story's text on its page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.admin.writing import pages
from articles.models import Edition
from articles.text import revisions
from articles.workflow import workflow
from articles.workflow.order import Order
from tests import stage

pytestmark = pytest.mark.django_db


def test_readers_state_is_told(cast):
    nothing = stage.draft(cast)
    assert pages.what_readers_get(nothing, revisions.latest(nothing)).live is None
    coming = stage.scheduled(cast)
    assert pages.what_readers_get(coming, revisions.latest(coming)).upcoming
    gone = stage.withdrawn(cast)
    assert pages.what_readers_get(gone, revisions.latest(gone)).withdrawn


def told(article) -> str:
    return pages.what_readers_get(article, revisions.latest(article)).told


def test_what_readers_see_is_said_in_a_sentence(cast):
    assert told(stage.draft(cast)) == "not published yet"
    live = stage.published(cast)
    assert told(live).startswith("the version of ")
    stage.withdraw(cast.managing_editor, live, Order(note="Keliru.", ground="false"))
    assert told(live).startswith("a notice: withdrawn on ")
    ending = stage.approved(cast)
    ends = timezone.now() + timedelta(hours=1)
    workflow.perform("publish", cast.section_editor, ending, Order(ends_at=ends))
    assert "(until " in told(ending)
    Edition.objects.filter(article=ending).update(ends_at=timezone.now())
    ending.refresh_from_db()
    assert told(ending).startswith("a notice: its time ended on ")
