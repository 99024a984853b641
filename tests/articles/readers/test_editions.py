"""What readers get: one edition at a time, from the approved text, and kept for ever."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import signals
from articles.models import Edition
from articles.readers import editions
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from tests import stage
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def heard():
    """What the floors above are told of editions."""
    calls = []

    def hear(sender, **arguments):
        calls.append(arguments)

    signals.edition_changed.connect(hear)
    yield calls
    signals.edition_changed.disconnect(hear)


def approve_change(cast, article, **changes):
    stage.save(article, cast.writer, **changes)
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)


def test_an_edition_carries_text_and_relations_of_the_approved_revision(cast):
    article = stage.published(cast, tags=["beras", "panen"])
    edition = editions.current(article)
    assert edition.revision == article.approved_revision
    assert edition.section == article.section
    assert edition.lead_photo == article.lead_photo
    assert sorted(tag.name for tag in edition.tags.all()) == ["beras", "panen"]
    assert [str(line.author) for line in edition.bylines.all()] == [str(cast.writer.author)]
    assert edition.approved_by == cast.section_editor


def test_relations_changed_after_approval_do_not_reach_readers(cast):
    article = stage.approved(cast, tags=["beras"])
    article.tags.set(["diganti"])
    workflow.perform("publish", cast.section_editor, article)
    assert [tag.name for tag in editions.current(article).tags.all()] == ["beras"]


def test_photos_and_stories_named_in_the_body_are_related(cast):
    other = stage.published(cast)
    photo = PhotoFactory()
    html = f'<p>Isi.</p><figure data-photo="{photo.pk}"></figure><aside data-article="{other.pk}">Judul</aside>'
    edition = editions.current(stage.published(cast, body=html))
    assert list(edition.photos.all()) == [photo]
    assert edition.references == [other.pk]


def test_the_body_is_cleaned_once_more_on_its_way_to_readers(cast):
    edition = editions.current(stage.published(cast, body="<p>Isi.</p><script>alert(1)</script>"))
    assert "script" not in edition.body


def test_a_slug_is_made_from_the_headline(cast):
    assert (
        editions.current(stage.published(cast, headline="Rupiah Menguat, Harga Turun!")).slug
        == "rupiah-menguat-harga-turun"
    )


def test_a_headline_without_a_letter_still_has_an_address(cast):
    assert editions.current(stage.published(cast, headline="… ?!")).get_absolute_url().startswith("/read/")


def test_the_database_itself_forbids_two_editions_at_one_instant(cast):
    article = stage.published(cast)
    edition = editions.current(article)
    edition.pk = None
    with pytest.raises(IntegrityError, match="one_edition_at_a_time"), transaction.atomic():
        edition.save()


def test_editions_of_two_stories_do_not_stand_in_each_others_way(cast):
    stage.published(cast)
    stage.published(cast)
    assert Edition.objects.live().count() == 2


def test_old_editions_are_kept(cast):
    article = stage.published(cast, headline="Lama")
    approve_change(cast, article, headline="Baru")
    workflow.perform("publish", cast.section_editor, article)
    assert [edition.headline for edition in article.editions.order_by("starts_at")] == ["Lama", "Baru"]


def test_one_edition_ends_at_the_instant_the_next_begins(cast):
    article = stage.published(cast)
    approve_change(cast, article, headline="Baru")
    workflow.perform("publish", cast.section_editor, article)
    old, new = article.editions.order_by("starts_at")
    assert old.ends_at == new.starts_at


def test_a_scheduled_end_takes_the_story_from_readers_by_the_clock(cast):
    article = stage.approved(cast)
    now = timezone.now()
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=now + HOUR, ends_at=now + 2 * HOUR))
    assert editions.current(article, now + 1.5 * HOUR)
    assert editions.current(article, now + 2 * HOUR) is None


def test_taking_back_a_scheduled_change_keeps_the_end_that_was_asked_for(cast):
    article = stage.published(cast)
    end = timezone.now() + 5 * HOUR
    article.editions.update(ends_at=end, planned_end_at=end)
    approve_change(cast, article, headline="Baru")
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=timezone.now() + HOUR))
    workflow.perform("unschedule", cast.section_editor, article)
    assert editions.current(article).ends_at == end


def test_a_scheduled_correction_that_is_taken_back_leaves_no_note(cast):
    article = stage.published(cast)
    approve_change(cast, article, headline="Baru")
    order = Order(starts_at=timezone.now() + HOUR, change=Change.CORRECTION, note="Semula keliru.")
    workflow.perform("schedule", cast.section_editor, article, order)
    workflow.perform("unschedule", cast.section_editor, article)
    assert not article.corrections.exists()


def test_an_update_moves_the_shown_time(cast):
    article = stage.published(cast)
    before = editions.current(article).updated_at
    approve_change(cast, article, headline="Baru")
    workflow.perform("publish", cast.section_editor, article, Order(change=Change.UPDATE))
    assert editions.current(article).updated_at > before


def test_a_withdrawn_story_may_come_back_and_keeps_its_first_time(cast):
    article = stage.withdrawn(cast)
    first = article.editions.get().published_at
    workflow.perform("restore", cast.editor_in_chief, article)
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    workflow.perform("publish", cast.managing_editor, article)
    assert editions.current(article).published_at == first
    assert article.withdrawals.get().lifted_at


def test_publication_is_told_within_its_own_transaction(cast, heard):
    article = stage.approved(cast)
    workflow.perform("publish", cast.section_editor, article)
    assert [(call["before"], call["after"].headline) for call in heard] == [(None, article.headline)]


def test_a_listener_that_fails_does_not_stop_a_publication(cast):
    def fail(**kwargs):
        raise RuntimeError

    article = stage.approved(cast)
    signals.edition_changed.connect(fail)
    try:
        workflow.perform("publish", cast.section_editor, article)
    finally:
        signals.edition_changed.disconnect(fail)
    assert editions.current(article).headline == article.headline


def test_a_scheduled_story_is_told_once_when_its_time_has_come(cast, heard):
    article = stage.scheduled(cast)
    article.editions.update(starts_at=timezone.now() - timedelta(seconds=1))
    for _ in range(2):
        editions.announce_due()
    assert len(heard) == 1


def test_withdrawal_is_told_with_what_readers_had(cast, heard):
    article = stage.published(cast)
    stage.withdraw(cast.editor_in_chief, article, Order(note="Keliru.", ground="false"))
    assert heard[-1]["before"].headline == article.headline
    assert heard[-1]["after"] is None


def test_search_weighs_the_headline_most(cast):
    stage.published(cast, headline="Rupiah menguat", body="<p>Isi lain.</p>")
    vector = Edition.objects.values_list("words", flat=True).get()
    assert "'rupiah':1A" in vector
