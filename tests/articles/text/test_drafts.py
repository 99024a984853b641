"""Saving: under a lock, never over another's words, each change as a revision."""

import threading
import uuid

import pytest
from django.db import connection, transaction

from articles.models import Article
from articles.refusals import Refused, Stale
from articles.text import drafts, revisions
from articles.workflow.status import Status
from tests import stage
from tests.factories import AuthorFactory

pytestmark = pytest.mark.django_db


def fields_of(article, **changes):
    return revisions.snapshot(article) | changes


def save(article, user, **changes):
    with transaction.atomic():
        return drafts.save(Article.objects.held(article.pk), fields_of(article, **changes), user)


def test_a_changed_save_makes_a_revision_of_text_and_relations(cast):
    article = stage.draft(cast)
    author = AuthorFactory()
    line = {"author": author.pk, "role": "writer"}
    revision = save(article, cast.writer, headline="Baru", tags=["garam"], bylines=[line])
    assert revision.fields["tags"] == ["garam"]
    article.refresh_from_db()
    assert article.headline == "Baru"
    assert article.bylines.get().author == author


def test_a_save_without_a_change_leaves_no_trace(cast):
    article = stage.draft(cast)
    before = Article.objects.get(pk=article.pk)
    assert save(article, cast.writer) is None
    after = Article.objects.get(pk=article.pk)
    assert (after.version, after.updated_at) == (before.version, before.updated_at)


def test_a_changed_save_of_an_approved_story_sends_it_back_to_review(cast):
    article = stage.approved(cast)
    save(article, cast.section_editor, headline="Baru")
    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW


def test_another_version_than_the_storys_is_stale(cast):
    article = stage.draft(cast)
    with pytest.raises(Stale):
        drafts.refuse_stale(article, article.version - 1)
    with pytest.raises(Stale):
        drafts.refuse_stale(article, None)


def test_restoring_makes_the_old_text_a_new_revision(cast):
    article = stage.draft(cast, headline="Lama")
    stage.save(article, cast.writer, headline="Baru")
    made = drafts.restore(article.pk, 1, cast.writer, article.version)
    article.refresh_from_db()
    assert article.headline == "Lama"
    assert (made.number, made.restored_from.number) == (3, 1)


def test_restoring_what_is_already_there_makes_nothing(cast):
    article = stage.draft(cast)
    assert drafts.restore(article.pk, 1, cast.writer, article.version) is None
    assert article.revisions.count() == 1


def test_restoring_over_another_persons_save_is_refused(cast):
    article = stage.draft(cast, headline="Lama")
    opened = article.version
    stage.save(article, cast.section_editor, headline="Redaktur")
    with pytest.raises(Stale):
        drafts.restore(article.pk, 1, cast.writer, opened)
    article.refresh_from_db()
    assert article.headline == "Redaktur"


def test_nobody_restores_a_story_they_may_not_edit(cast):
    article = stage.submitted(cast)
    with pytest.raises(Refused):
        drafts.restore(article.pk, 1, cast.writer, article.version)


def test_restoring_a_live_story_leaves_readers_text_alone(cast):
    article = stage.published(cast, headline="Tayang")
    stage.save(article, cast.writer, headline="Perubahan")
    drafts.restore(article.pk, 1, cast.writer, article.version)
    article.refresh_from_db()
    assert article.status == Status.DRAFT
    assert article.editions.live().get().headline == "Tayang"


def test_a_form_knows_the_text_it_began_from(cast):
    article = stage.draft(cast)
    opened = article.version
    stage.save(article, cast.writer, headline="Kedua")
    assert drafts.saved_at_version(article, opened).number == 1
    assert drafts.saved_at_version(article, article.version).number == 2
    assert drafts.saved_at_version(article, 0) is None


@pytest.mark.django_db(transaction=True)
def test_two_people_who_save_at_once_cannot_both_win(roles_again):
    cast = stage.make_cast()
    article = stage.draft(cast)
    opened, won, lost = article.version, [], []

    def write(headline):
        try:
            with transaction.atomic():
                row = Article.objects.held(article.pk)
                drafts.refuse_stale(row, opened)
                drafts.save(row, fields_of(row, headline=headline), cast.writer)
            won.append(headline)
        except Stale:
            lost.append(headline)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=[f"Penulis {n}"]) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == len(lost) == 1
    assert Article.objects.get(pk=article.pk).headline == won[0]


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_twice_at_once_begins_one_story(roles_again):
    cast = stage.make_cast()
    key, text, begun = uuid.uuid4(), fields_of(stage.draft(cast)), []

    def send():
        try:
            with transaction.atomic():
                row = drafts.begin(cast.writer, key)
                drafts.save(row, text, cast.writer)
            begun.append(row.pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(begun) == 4
    assert len(set(begun)) == 1
    assert Article.objects.get(form_key=key).revisions.count() == 1


def test_forms_of_two_people_are_two_even_with_one_key(cast):
    key = uuid.uuid4()
    first = drafts.begin(cast.writer, key)
    drafts.save(first, fields_of(stage.draft(cast)), cast.writer)
    assert drafts.begin(cast.other_writer, key).pk is None
    assert drafts.begin(cast.writer, key).pk == first.pk
    assert drafts.begin(cast.writer, None).pk is None
