"""What stands beside a story's text on its page."""

import pytest

from articles.admin import pages
from articles.text import revisions
from tests import stage

pytestmark = pytest.mark.django_db


def test_readers_state_is_told(cast):
    nothing = stage.draft(cast)
    assert pages.what_readers_get(nothing, revisions.latest(nothing)).live is None
    coming = stage.scheduled(cast)
    assert pages.what_readers_get(coming, revisions.latest(coming)).upcoming
    gone = stage.withdrawn(cast)
    assert pages.what_readers_get(gone, revisions.latest(gone)).withdrawn
