"""Giving a front to readers: at once, by the clock, and not after all."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.refusals import Refused, Stale
from audit.models import Entry
from fronts import publishing, revisions
from fronts.arrangement import Placed, read
from fronts.models import FrontMoment, FrontRevision
from fronts.publishing import Seen
from tests import stage
from tests.fronts.conftest import Desk

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def leads(section=None, now=None) -> int | None:
    lead = revisions.arrangement(section, now)[0]
    return lead.cards[0].article if lead.cards else None


def test_publishing_gives_readers_the_draft_at_once(home, cast):
    story = stage.published(cast)
    home.lead_with(story)
    revision = home.publish()
    assert leads() == story.pk
    assert (revision.number, revision.made_by) == (1, cast.editor_in_chief)
    assert Entry.objects.get(action="front.published").details["revision"] == 1


def test_a_scheduled_front_goes_live_because_the_clock_passed(home, cast):
    now, later = stage.published(cast), stage.published(cast)
    home.lead_with(now)
    home.publish()
    home.lead_with(later)
    at = timezone.now() + HOUR
    home.publish(at=at, name="Sarapan")
    assert leads() == leads(now=at - timedelta(seconds=1)) == now.pk
    assert leads(now=at) == later.pk
    assert home.lead.cards == (Placed(now.pk),), "the draft goes on with what is live"


def test_a_front_published_after_the_scheduled_one_has_begun_takes_its_place(home, cast):
    one, other = stage.published(cast), stage.published(cast)
    home.lead_with(one)
    home.publish(at=timezone.now() + HOUR)
    home.lead_with(other)
    home.publish()
    assert leads() == other.pk
    assert leads(now=timezone.now() + 2 * HOUR) == one.pk


def test_a_scheduled_front_can_be_called_off_and_only_before_it_begins(home, cast):
    home.lead_with(stage.published(cast))
    waiting = home.publish(at=timezone.now() + HOUR)
    publishing.call_off(cast.managing_editor, waiting)
    assert leads(now=timezone.now() + 2 * HOUR) is None
    with pytest.raises(Refused):
        publishing.call_off(cast.managing_editor, waiting)
    home.lead_with(stage.published(cast))
    with pytest.raises(Refused):
        publishing.call_off(cast.managing_editor, home.publish())
    assert Entry.objects.filter(action="front.called_off").count() == 1


@pytest.mark.parametrize("after", [-HOUR, timedelta(0), timedelta(days=500)])
def test_a_moment_that_cannot_be_meant_is_refused(home, cast, after):
    home.lead_with(stage.published(cast))
    with pytest.raises(Refused):
        home.publish(at=timezone.now() + after)


def test_what_readers_have_already_is_not_published_again(home, cast):
    with pytest.raises(Refused):
        home.publish()
    home.lead_with(stage.published(cast))
    home.publish()
    with pytest.raises(Refused):
        home.publish()


def test_a_draft_that_somebody_changed_meanwhile_is_not_published(home, cast):
    seen = home.seen()
    Desk(cast.managing_editor).lead_with(stage.published(cast))
    with pytest.raises(Stale) as refusal:
        publishing.publish(cast.editor_in_chief, None, seen)
    assert str(cast.managing_editor) in refusal.value.messages[0]
    assert not FrontRevision.objects.exists()


def test_who_changed_it_themselves_in_another_window_is_told_so(home, cast):
    seen = home.seen()
    home.lead_with(stage.published(cast))
    with pytest.raises(Stale) as refusal:
        publishing.publish(cast.editor_in_chief, None, seen)
    assert "You have changed Lead with seconds meanwhile, in another window." in refusal.value.messages[0]
    assert str(cast.editor_in_chief) not in refusal.value.messages[0]


def test_a_front_that_went_live_meanwhile_is_not_overwritten_unseen(home, cast):
    first, second = (stage.published(cast, headline=word) for word in ("Harga beras", "Kopi Gayo"))
    home.lead_with(first, second)
    home.publish()
    home.lead_with(first)
    seen = home.seen()
    FrontRevision.objects.create(
        front=home.draft.front,
        number=2,
        layout={
            "containers": [{"key": "lead0000", "layout": "lead", "fill": "both", "cards": [{"article": second.pk}]}]
        },
        goes_live_at=timezone.now(),
    )
    with pytest.raises(Stale) as refusal:
        publishing.publish(cast.editor_in_chief, None, seen)
    assert "revision 2" in refusal.value.messages[0]
    assert "“Harga beras” leaves" in refusal.value.messages[0]
    assert home.publish().number == 3, "who has seen it may"


def test_publishing_happens_whole_or_not_at_all(home, cast, monkeypatch):
    home.lead_with(stage.published(cast))

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(publishing.log, "record", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        home.publish()
    assert not FrontRevision.objects.exists()
    assert not FrontMoment.objects.exists()


@pytest.mark.parametrize("change", [{"layout": {}}, {"goes_live_at": timezone.now()}, {"number": 9}, {"front_id": 1}])
def test_the_database_refuses_to_change_a_revision(home, cast, change):
    home.lead_with(stage.published(cast))
    live = home.publish()
    with pytest.raises(IntegrityError), transaction.atomic():
        FrontRevision.objects.filter(pk=live.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        FrontRevision.objects.filter(pk=live.pk).update(called_off_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        FrontRevision.objects.filter(pk=live.pk)._raw_delete("default")


def test_the_moments_at_which_a_front_changes_are_noted(home, cast):
    ends = timezone.now() + HOUR
    home.lead_with(Placed(stage.published(cast).pk, begins=ends - 2 * HOUR, ends=ends))
    revision = home.publish()
    assert list(revision.moments.order_by("at").values_list("at", flat=True)) == [revision.goes_live_at, ends]


def test_the_versions_that_were_seen_may_be_anything_that_was_sent(home, cast):
    home.lead_with(stage.published(cast))
    for nonsense in ({}, {"lead0000": "x"}, {"lead0000": None}, {"else": 1}):
        with pytest.raises(Stale):
            publishing.publish(cast.editor_in_chief, None, Seen(nonsense))


def test_what_was_stored_is_what_is_read(home, cast):
    home.lead_with(stage.published(cast))
    before = home.arrangement
    assert read(FrontRevision.objects.get(pk=home.publish().pk).layout) == before
