"""No follow-up goes out before the story that it follows is live, unless an editor says so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, ChecklistRule, Edition
from articles.models.checklist import Level
from articles.readers import follow_ups
from articles.refusals import Refused
from articles.text import copies
from articles.workflow import workflow
from articles.workflow.order import Order
from audit.models import Entry
from people.models import User
from tests import stage

pytestmark = pytest.mark.django_db

SOON = timedelta(hours=1)
PUBLISHERS = {"section_editor", "managing_editor", "editor_in_chief"}


def followed_by(cast, original) -> Article:
    """An approved follow-up of `original` by the cast's writer."""
    new = copies.follow_up(original, cast.writer)
    photo = stage.draft(cast).lead_photo
    text = f'<p>Kelanjutannya begini.</p><aside data-article="{original.pk}">x</aside>'
    stage.save(new, cast.writer, headline="Lanjutan", standfirst="Ringkas.", body=text, lead_photo=photo)
    workflow.perform("submit", cast.writer, new)
    workflow.perform("approve", cast.section_editor, new)
    return new


def publish(cast, article):
    workflow.perform("publish", cast.section_editor, article)


def schedule(cast, article, at):
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=at))


def level(name: str, wanted: str, section=None):
    ChecklistRule.objects.update_or_create(rule=name, section=section, defaults={"level": wanted})


@pytest.mark.parametrize("state", sorted(stage.IN_EVERY_STATE.keys() - {"published", "withdrawn"}))
def test_a_follow_up_is_approved_but_does_not_go_out_before_its_original_is_live(cast, state):
    new = followed_by(cast, stage.IN_EVERY_STATE[state](cast))
    with pytest.raises(Refused) as refusal:
        publish(cast, new)
    assert f"#{new.follows_id}" in " ".join(refusal.value.messages)
    with pytest.raises(Refused):
        schedule(cast, new, timezone.now() + timedelta(minutes=5))
    assert not Edition.objects.filter(article=new).exists()
    assert Article.objects.get(pk=new.pk).status == "approved"


def test_one_begun_before_its_original_was_withdrawn_does_not_go_out(cast):
    original = stage.published(cast)
    new = followed_by(cast, original)
    stage.withdraw(cast.editor_in_chief, original, Order(note="Keliru.", ground="false"))
    with pytest.raises(Refused, match=f"#{original.pk}"):
        publish(cast, new)


def test_it_goes_out_once_its_original_is_live(cast):
    original = stage.approved(cast)
    new = followed_by(cast, original)
    publish(cast, original)
    publish(cast, new)
    assert new.editions.live().exists()


def test_both_are_scheduled_one_after_the_other(cast):
    original = stage.scheduled(cast, after=SOON)
    new = followed_by(cast, original)
    begins = original.editions.get().starts_at
    with pytest.raises(Refused):
        schedule(cast, new, begins - timedelta(seconds=1))
    schedule(cast, new, begins)
    assert new.editions.upcoming().get().starts_at == begins


def test_an_original_that_has_ended_by_then_is_not_live_then(cast):
    original = stage.approved(cast)
    order = Order(starts_at=timezone.now() + SOON, ends_at=timezone.now() + 2 * SOON)
    workflow.perform("schedule", cast.section_editor, original, order)
    new = followed_by(cast, original)
    with pytest.raises(Refused):
        schedule(cast, new, timezone.now() + 3 * SOON)


def test_the_original_is_not_taken_back_while_a_follow_up_is_scheduled_after_it(cast):
    original = stage.scheduled(cast, after=SOON)
    new = followed_by(cast, original)
    schedule(cast, new, timezone.now() + 2 * SOON)
    with pytest.raises(Refused) as refusal:
        workflow.perform("unschedule", cast.section_editor, original)
    assert f"#{new.pk}" in refusal.value.messages[0]
    assert original.editions.upcoming().exists()
    workflow.perform("unschedule", cast.section_editor, new)
    workflow.perform("unschedule", cast.section_editor, original)


def test_a_withdrawal_waits_for_no_follow_up_and_holds_back_those_that_are_scheduled(cast):
    original = stage.published(cast)
    new, other = followed_by(cast, original), followed_by(cast, original)
    for one in (new, other):
        schedule(cast, one, timezone.now() + SOON)
    follow_ups.let(other, cast.section_editor, ahead=True)
    stage.withdraw(cast.editor_in_chief, original, Order(note="Keliru.", ground="false"))
    assert Article.objects.get(pk=original.pk).status == "withdrawn"
    new.refresh_from_db()
    assert (new.status, new.approved_revision) == ("approved", new.revisions.latest("number"))
    assert not new.editions.exists()
    assert Entry.objects.get(action="story.held_back").object_id == new.pk
    assert Article.objects.get(pk=other.pk).status == "scheduled", "an editor lets it go ahead"
    assert other.editions.upcoming().exists()


def test_a_follow_up_that_is_held_back_goes_out_if_an_editor_lets_it(cast):
    original = stage.published(cast)
    new = followed_by(cast, original)
    schedule(cast, new, timezone.now() + SOON)
    stage.withdraw(cast.editor_in_chief, original, Order(note="Keliru.", ground="false"))
    with pytest.raises(Refused):
        schedule(cast, new, timezone.now() + SOON)
    follow_ups.let(new, cast.section_editor, ahead=True)
    schedule(cast, new, timezone.now() + SOON)
    assert new.editions.upcoming().exists()


def test_two_people_at_once_leave_no_follow_up_without_its_original_for_long(cast):
    """One schedules the follow-up, the other takes its original off the schedule: neither sees the other's row."""
    original = stage.scheduled(cast, after=SOON)
    new = followed_by(cast, original)
    schedule(cast, new, timezone.now() + 2 * SOON)
    Edition.objects.filter(article=original).delete()
    workflow.settle_due()
    assert Article.objects.get(pk=new.pk).status == "approved"
    assert not new.editions.exists()


@pytest.mark.parametrize("wanted", [Level.ADVICE, Level.OFF])
def test_where_the_newsroom_does_not_insist_nothing_is_held_back(cast, wanted):
    original = stage.published(cast)
    new = followed_by(cast, original)
    schedule(cast, new, timezone.now() + SOON)
    level("original_live", wanted)
    stage.withdraw(cast.editor_in_chief, original, Order(note="Keliru.", ground="false"))
    assert Article.objects.get(pk=new.pk).status == "scheduled"


def test_nothing_holds_back_what_is_corrected_in_a_follow_up_that_is_live(cast):
    original = stage.published(cast)
    new = followed_by(cast, original)
    publish(cast, new)
    stage.withdraw(cast.editor_in_chief, original, Order(note="Keliru.", ground="false"))
    stage.save(new, cast.writer, standfirst="Kini dengan tanggapan.")
    workflow.perform("submit", cast.writer, new)
    workflow.perform("approve", cast.section_editor, new)
    publish(cast, new)
    assert new.editions.live().get().standfirst == "Kini dengan tanggapan."


def test_an_editor_lets_it_go_ahead_and_the_log_tells(cast):
    new = followed_by(cast, stage.draft(cast))
    assert follow_ups.let(new, cast.section_editor, ahead=True)
    assert not follow_ups.let(new, cast.section_editor, ahead=True)
    publish(cast, new)
    entry = Entry.objects.get(action="story.ahead_allowed")
    assert (entry.actor, entry.object_id, entry.details) == (cast.section_editor, new.pk, {"of": new.follows_id})


def test_an_editor_lets_it_wait_again_unless_it_is_scheduled_already(cast):
    new = followed_by(cast, stage.draft(cast))
    follow_ups.let(new, cast.section_editor, ahead=True)
    schedule(cast, new, timezone.now() + SOON)
    with pytest.raises(Refused):
        follow_ups.let(new, cast.section_editor, ahead=False)
    workflow.perform("unschedule", cast.section_editor, new)
    assert follow_ups.let(new, cast.section_editor, ahead=False)
    assert Entry.objects.filter(action="story.ahead_taken_back").count() == 1
    with pytest.raises(Refused):
        publish(cast, new)


def test_only_those_who_publish_the_story_let_it_go_ahead(cast, at_desk, address):
    new = followed_by(cast, stage.draft(cast))
    for name, person in cast.people.items():
        may = name in PUBLISHERS
        assert (follow_ups.why_not_let(person, new) is None) == may, name
        if may:
            continue
        with pytest.raises(Refused):
            follow_ups.let(new, person, ahead=True)
        assert at_desk(person).post(address("ahead", new.pk), {"ahead": "1"}).status_code in (403, 404), name
    assert not Article.objects.get(pk=new.pk).goes_ahead


def test_a_story_that_follows_none_has_nothing_to_let(cast):
    with pytest.raises(Refused):
        follow_ups.let(stage.approved(cast), cast.section_editor, ahead=True)


@pytest.mark.parametrize("wanted", [Level.OFF, Level.ADVICE])
def test_the_newsroom_can_ask_less(cast, wanted):
    level("original_live", wanted)
    new = followed_by(cast, stage.draft(cast))
    publish(cast, new)
    assert new.editions.live().exists()


def test_a_section_has_its_own_word(cast):
    level("original_live", Level.OFF)
    level("original_live", Level.PUBLICATION, cast.section)
    with pytest.raises(Refused):
        publish(cast, followed_by(cast, stage.draft(cast)))


def test_the_newsroom_can_ask_it_before_a_follow_up_is_submitted(cast):
    new = copies.follow_up(original := stage.approved(cast), cast.writer)
    level("original_live", Level.SUBMISSION)
    with pytest.raises(Refused) as refusal:
        workflow.perform("submit", cast.writer, new)
    assert any(f"#{original.pk}" in words for words in refusal.value.messages)


def test_the_page_names_the_original_to_those_alone_who_may_know_of_it(cast, at_desk, address):
    original = stage.draft(cast, headline="Rahasia asal", section=cast.other_section)
    new = copies.follow_up(original, cast.writer)
    stage.save(new, cast.writer, section=cast.section, headline="Lanjutan", body="<p>Kelanjutan.</p>")
    editor = User.objects.get(pk=cast.section_editor.pk)
    page = at_desk(editor).get(address("change", new.pk)).content.decode()
    assert f"#{original.pk}" in page
    assert "Rahasia asal" not in page
    assert "Rahasia asal" in at_desk(cast.writer).get(address("change", new.pk)).content.decode()


def test_the_page_offers_the_switch_and_the_button_says_why_not(cast, at_desk, address):
    new = followed_by(cast, stage.draft(cast))
    client = at_desk(cast.section_editor)
    page = client.get(address("change", new.pk)).content.decode()
    assert "which is not live then" in page
    assert "Let it go out first" in page
    client.post(address("ahead", new.pk), {"ahead": "1"})
    page = client.get(address("change", new.pk)).content.decode()
    assert "which is not live then" not in page
    assert "Let it wait again" in page


def test_a_copy_of_a_follow_up_follows_nothing(cast):
    new = followed_by(cast, stage.draft(cast))
    assert copies.copy(new, cast.writer).follows is None
