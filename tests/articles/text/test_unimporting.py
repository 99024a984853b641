"""A story that came in by an import goes again, as long as nobody has worked on it."""

from datetime import timedelta

import pytest

from articles.models import Article, Edition, Revision, Transition
from articles.models.revision import Origin
from articles.refusals import Refused
from articles.text import copies, revisions, storyfields, unimporting
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Status
from people import clock
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(cast):
    """A story as an import leaves it: live since a year ago."""
    article = Article(created_by=cast.administrator)
    fields = {"headline": "Harga naik", "body": "<p>Cabai.</p>", "section": cast.section.pk, "tags": ["cabai"]}
    revisions.apply(article, storyfields.blank() | fields)
    revisions.take(article, cast.administrator, Origin.IMPORT)
    workflow.bring_in(article, cast.managing_editor, Order(starts_at=clock.now() - timedelta(days=365)))
    return article


def test_it_is_live_since_then_and_nobody_waits_to_tell_of_it(imported):
    edition = imported.editions.live().get()
    assert edition.published_at < clock.now() - timedelta(days=364)
    assert edition.announced_at is not None
    assert imported.status == Status.PUBLISHED
    assert [made.move for made in imported.transitions.all()] == ["bring_in"]


def test_what_readers_have_not_had_does_not_come_in_as_published(cast):
    article = Article(created_by=cast.administrator)
    revisions.apply(article, storyfields.blank() | {"headline": "Besok", "section": cast.section.pk})
    revisions.take(article, cast.administrator, Origin.IMPORT)
    for moment in (None, clock.now() + timedelta(minutes=1)):
        with pytest.raises(Refused):
            workflow.bring_in(article, cast.managing_editor, Order(starts_at=moment))
    assert not Edition.objects.exists()


@pytest.mark.parametrize("who", ["writer", "section_editor", "photo_editor", "administrator", "legal", None])
def test_who_does_not_answer_for_an_archive_brings_no_story_in(cast, who):
    """Whatever road the caller came by: the door itself asks."""
    article = Article(created_by=cast.administrator)
    revisions.apply(article, storyfields.blank() | {"headline": "Kemarin", "section": cast.section.pk})
    revisions.take(article, cast.administrator, Origin.IMPORT)
    with pytest.raises(Refused, match="every desk"):
        workflow.bring_in(article, who and cast.people[who], Order(starts_at=clock.now() - timedelta(days=1)))
    assert (Edition.objects.exists(), article.status) == (False, Status.DRAFT)


def test_nobody_answers_for_what_they_brought_in(cast):
    article = Article(created_by=cast.editor_in_chief)
    revisions.apply(article, storyfields.blank() | {"headline": "Kemarin", "section": cast.section.pk})
    revisions.take(article, cast.editor_in_chief, Origin.IMPORT)
    with pytest.raises(Refused, match="yourself"):
        workflow.bring_in(article, cast.editor_in_chief, Order(starts_at=clock.now() - timedelta(days=1)))
    with pytest.raises(Refused):  # nor does the door that people use open for it
        workflow.perform("bring_in", cast.managing_editor, article, Order(starts_at=clock.now()))


def test_an_untouched_story_goes_with_all_that_is_its_own(imported):
    assert unimporting.remove(imported.pk, imported.version) == ""
    assert not any(model.objects.exists() for model in (Article, Edition, Revision, Transition))
    assert unimporting.remove(imported.pk, imported.version) == ""  # it is gone already


def test_one_that_was_saved_stays(imported, cast):
    version = imported.version
    imported.headline = "Harga turun"
    imported.save()
    revisions.take(imported, cast.managing_editor)
    assert "worked on since" in unimporting.remove(imported.pk, version)
    assert Edition.objects.count() == 1


def test_one_that_another_points_to_stays(imported, cast):
    copies.follow_up(imported, cast.managing_editor)
    assert "is its follow-up" in unimporting.remove(imported.pk, imported.version)
    assert (Edition.objects.count(), imported.revisions.count(), imported.transitions.count()) == (1, 1, 1)


def test_one_of_which_there_is_a_copy_stays(imported, cast):
    copies.copy(imported, cast.managing_editor)
    assert "is a copy of it" in unimporting.remove(imported.pk, imported.version)


def test_one_that_another_translates_stays_and_says_which_to_who_may_see_that(imported, cast):
    other = stage.draft(cast, headline="Exports rise", translates=imported)
    for person, named in ((cast.managing_editor, True), (cast.other_writer, False)):
        why = unimporting.remove(imported.pk, imported.version, False, person)
        assert "translates it" in why
        assert str(other.pk) in why
        assert ("Exports rise" in why) == named
    assert Article.objects.filter(pk=imported.pk).exists()
    Article.objects.filter(pk=other.pk).update(translates=None)
    assert unimporting.remove(imported.pk, imported.version) == ""
