"""The draft that editors share: nothing of it reaches readers, and it merges by container."""

import pytest

from articles.refusals import Refused, Stale
from audit.models import Entry
from fronts import arrangement as arranged
from fronts import drafts, revisions
from fronts.arrangement import Placed, written_container
from fronts.drafts import ORDER, Change
from fronts.models import Draft, FrontRevision
from tests import stage
from tests.fronts.conftest import Desk

pytestmark = pytest.mark.django_db


def raw(container, **more):
    return written_container(container) | more


def test_a_draft_begins_with_what_readers_get_and_stays_apart_from_it(home, cast):
    before = revisions.arrangement(None)
    assert home.arrangement == before
    home.lead_with(stage.published(cast))
    assert home.lead.fill == "both"
    assert revisions.arrangement(None) == before
    assert not FrontRevision.objects.exists()


def test_two_editors_at_different_containers_both_have_their_way(home, cast):
    story = stage.published(cast)
    latest = home.arrangement[1]
    home.lead_with(story)
    drafts.change(cast.managing_editor, None, [Change(latest.key, raw(latest, size=5), 0)])
    assert home.lead.cards == (Placed(story.pk),)
    assert home.arrangement[1].size == 5


def test_of_two_at_the_same_container_the_second_is_told_who_was_first(home, cast):
    home.lead_with(stage.published(cast))
    with pytest.raises(Stale) as refusal:
        Desk(cast.managing_editor).lead_with(version=0)
    assert str(cast.editor_in_chief) in refusal.value.messages[0]
    assert "Lead with seconds" in refusal.value.messages[0]
    assert len(home.lead.cards) == 1


def test_a_story_that_goes_from_one_container_to_another_goes_whole_or_not_at_all(home, cast):
    story = stage.published(cast)
    home.lead_with(story)
    lead, latest = home.arrangement[:2]
    moved = [
        Change(lead.key, raw(lead, cards=[]), 1),
        Change(latest.key, raw(latest, cards=[{"article": story.pk}]), 9),
    ]
    with pytest.raises(Stale):
        drafts.change(cast.editor_in_chief, None, moved)
    assert home.lead.cards == (Placed(story.pk),)


def test_containers_come_go_and_change_places(home, cast):
    keys = [one.key for one in home.arrangement]
    new = {"key": "strip001", "layout": "strip", "links": [{"label": "Pemilu", "url": "/cari/?q=pemilu"}]}
    order = ["strip001", keys[1], keys[0]]
    drafts.change(cast.editor_in_chief, None, [Change("strip001", new), Change(keys[2], None)], order, 0)
    assert [one.key for one in home.arrangement] == [*order, *keys[3:]]
    with pytest.raises(Stale):
        drafts.change(cast.managing_editor, None, [], keys, 0)
    assert home.draft.versions[ORDER] == 1


@pytest.mark.parametrize("state", ["published", "scheduled", "approved"])
def test_what_readers_have_or_will_have_may_be_placed(home, cast, state):
    story = stage.IN_EVERY_STATE[state](cast)
    assert home.lead_with(story).layout["containers"][0]["cards"][0]["article"] == story.pk


@pytest.mark.parametrize("state", ["draft", "in_review", "changes_requested", "spiked", "withdrawn", "ended"])
def test_anything_else_may_not(home, cast, state):
    story = stage.IN_EVERY_STATE[state](cast)
    with pytest.raises(Refused) as refusal:
        home.lead_with(story)
    assert story.headline in refusal.value.messages[0]


def test_a_story_that_was_withdrawn_since_does_not_stand_in_the_way_of_other_changes(home, cast):
    story = stage.published(cast)
    home.lead_with(story)
    stage.withdraw(cast.editor_in_chief, story, stage.Order(note="Keliru.", ground="false"))
    home.lead_with(story, stage.published(cast))
    assert len(home.lead.cards) == 2


def test_nobody_learns_a_headline_of_another_desk_by_placing_a_number(ekbis, cast):
    story = stage.draft(cast, section=cast.other_section, headline="Kusimpan")
    stage.workflow.perform("submit", cast.writer, story)
    stage.workflow.perform("approve", cast.managing_editor, story)
    with pytest.raises(Refused) as refusal:
        ekbis.lead_with(story)
    assert "Kusimpan" not in refusal.value.messages[0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"layout": "hologram"},
        {"url": "javascript:alert(1)"},
        {"url": "//else.example"},
        {"url": "https://"},
        {"layout": "strip", "links": [{"label": "a", "url": "data:text/html,x"}]},
        {"title": "a" * 61},
        {"cards": [{"article": 1}] * 21},
        {"cards": [{"article": 2**62}]},
    ],
    ids=lambda wrong: " ".join(wrong),
)
def test_what_is_no_container_or_too_much_is_refused_with_the_reason(home, wrong):
    with pytest.raises(Refused) as refusal:
        drafts.change(home.user, None, [Change("lead0000", raw(home.lead) | wrong)])
    assert len(refusal.value.messages[0]) > 15
    assert not Draft.objects.exists()


def test_too_long_words_and_an_end_before_the_beginning_are_refused(home, cast):
    story = stage.published(cast)
    for card in ({"headline": "a" * 201}, {"begins": "2026-11-26T09:00:00Z", "ends": "2026-11-26T08:00:00Z"}):
        with pytest.raises(Refused):
            drafts.change(home.user, None, [Change("lead0000", raw(home.lead, cards=[{"article": story.pk} | card]))])


def test_a_front_is_neither_empty_nor_without_end(home):
    with pytest.raises(Refused):
        drafts.change(home.user, None, [Change(one.key, None) for one in home.arrangement])
    many = [Change(f"k{nth}", {"key": f"k{nth}", "layout": "row"}) for nth in range(arranged.MOST_CONTAINERS)]
    with pytest.raises(Refused):
        drafts.change(home.user, None, many)


def test_own_words_remember_the_headline_that_they_were_written_for(home, cast):
    story = stage.published(cast, headline="Rumput laut tembus Eropa")
    home.lead_with(Placed(story.pk, headline="Karaginan tembus Eropa", known="forged"))
    card = home.lead.cards[0]
    assert card.known == "Rumput laut tembus Eropa"
    home.lead_with(card, stage.published(cast))
    assert home.lead.cards[0].known_at == card.known_at


def test_each_change_is_in_the_log(home, cast):
    story = stage.published(cast)
    home.lead_with(story)
    entry = Entry.objects.get(action="front.changed")
    assert (entry.actor, entry.kind, entry.object_id) == (cast.editor_in_chief, "front", home.draft.front_id)
    assert f"in #{story.pk}" in entry.details["changes"]


def test_any_earlier_front_is_the_draft_again(home, cast):
    first = stage.published(cast)
    home.lead_with(first)
    old = home.publish()
    home.lead_with(stage.published(cast))
    home.publish()
    drafts.restore(cast.managing_editor, None, old)
    assert home.lead.cards == (Placed(first.pk),)
    assert home.publish().number == 3
    assert Entry.objects.get(action="front.restored").details == {"revision": 1}


def test_a_revision_of_another_front_is_no_earlier_one_of_this(home, ekbis, cast):
    ekbis.lead_with(stage.published(cast))
    with pytest.raises(Refused):
        drafts.restore(cast.editor_in_chief, None, ekbis.publish())
