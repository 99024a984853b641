"""What editors had placed by hand becomes a front, and comes back if the step is taken back."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from fronts import revisions
from fronts.arrangement import Placed
from fronts.models import FrontMoment
from tests import stage

pytestmark = pytest.mark.django_db
BEFORE = [("fronts", "0002_kept"), ("public", "0003_text_limits"), ("articles", "0019_first_synonyms")]


@pytest.fixture(scope="module")
def apps(django_db_setup, django_db_blocker):
    """The models as they were before the step; the table of placements is still there."""
    with django_db_blocker.unblock():
        return MigrationExecutor(connection).loader.project_state(BEFORE).apps


@pytest.fixture
def step():
    return import_module("fronts.migrations.0003_placements")


def rows(apps):
    placements = apps.get_model("public", "Placement").objects
    names = ("section", "article", "position", "starts_at", "ends_at")
    return sorted(placements.values_list(*names), key=lambda row: (row[0] or 0, row[2]))


def test_placements_become_fronts_and_come_back(apps, step, cast):
    placement = apps.get_model("public", "Placement")
    one, two, gone = (stage.published(cast).pk for _nth in range(3))
    now = timezone.now()
    until = now + timedelta(hours=3)
    placement.objects.create(article_id=two, position=2)
    placement.objects.create(article_id=one, position=1, ends_at=until)
    placement.objects.create(article_id=gone, position=1, ends_at=now - timedelta(hours=1))
    placement.objects.create(article_id=two, position=1, section_id=cast.section.pk)
    step.forward(apps, None)
    home, section = revisions.arrangement(None), revisions.arrangement(cast.section.pk)
    assert home[0].cards == (Placed(one, ends=until), Placed(two))
    assert [container.layout for container in home] == ["lead", "latest", "wide", "wide", "ranked"]
    assert section[0].cards == (Placed(two),)
    assert section[0].rule.section == cast.section.pk
    assert FrontMoment.objects.filter(at=until).count() == 1
    kept = [row for row in rows(apps) if row[1] != gone]
    step.backward(apps, None)
    assert rows(apps) == kept
    step.forward(apps, None)
    assert revisions.live(None).number == 1, "what is there is not made twice"


def test_a_paper_where_nothing_was_placed_has_no_fronts_made_by_hand(apps, step, cast):
    step.forward(apps, None)
    assert revisions.live(None) is None
