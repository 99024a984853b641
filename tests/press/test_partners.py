"""Who outside has a story, as those answer who gave it to them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.workflow.order import Order
from press import noting, partners
from press.noting import Printed
from press.partners import Taker
from press.signals import takers_wanted
from tests import stage
from tests.press.conftest import decided

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def asked():
    """What two rooms were asked; each answers with those that took it from them."""
    heard = []

    def one(sender, article_id, since, **kwargs):
        heard.append((article_id, since))
        return [Taker("Mitra B", "feed", NOW), Taker("Mitra C", "feed", NOW + timedelta(hours=1))]

    def other(sender, **kwargs):
        return [Taker("Mitra A", "webhook", NOW - timedelta(hours=1))]

    for room in (one, other):
        takers_wanted.connect(room)
    yield heard
    for room in (one, other):
        takers_wanted.disconnect(room)


def test_they_stand_in_the_order_in_which_they_took_it_whoever_gave_it(story, asked):
    assert [one.name for one in partners.takers(story.pk)] == ["Mitra A", "Mitra B", "Mitra C"]
    assert asked == [(story.pk, None)], "of a story without a note nobody was to be told anything"


def test_what_they_are_to_be_told_of_is_the_last_note_a_withdrawal_too(cast, case, story, asked):
    decided(case, cast.section_editor)
    note = noting.give(case, cast.managing_editor, Printed("Yang benar 5.000 ton."))
    partners.takers(story.pk)
    stage.withdraw(cast.editor_in_chief, story, Order(note="Keliru.", ground="false"))
    partners.takers(story.pk)
    (_story, first), (_again, last) = asked
    assert first == note.at
    assert last == story.withdrawals.get().at
