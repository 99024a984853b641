"""Snapshots: the whole story, text and relations, and never changed afterwards."""

import pytest
from django.db import transaction

from articles.models import Revision
from articles.models.revision import Origin
from articles.text import revisions
from tests import stage
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db


def test_a_changed_save_makes_the_next_revision(cast):
    article = stage.draft(cast)
    stage.save(article, cast.writer, headline="Baru")
    assert [revision.number for revision in article.revisions.order_by("number")] == [1, 2]


def test_a_save_that_changes_nothing_makes_no_revision_and_no_version(cast):
    article = stage.draft(cast)
    version = article.version
    assert stage.save(article, cast.writer) is None
    article.refresh_from_db()
    assert article.version == version
    assert article.revisions.count() == 1


def line(author, role="writer") -> dict:
    """A byline as a revision's fields have it."""
    return {"author": author.pk, "role": role}


@pytest.mark.parametrize("change", ["tags", "bylines", "section", "photo"])
def test_a_change_of_relations_alone_makes_a_revision(cast, change):
    article = stage.draft(cast)
    changes = {
        "tags": {"tags": ["ekspor", "rumput laut", "tambahan"]},
        "bylines": {"bylines": [line(cast.writer.author), line(cast.other_writer.author)]},
        "section": {"section": cast.other_section},
        "photo": {"lead_photo": PhotoFactory()},
    }
    assert stage.save(article, cast.writer, **changes[change])


def test_the_order_of_bylines_is_part_of_the_story(cast):
    article = stage.draft(cast)
    lines = [line(cast.writer.author), line(cast.other_writer.author)]
    stage.save(article, cast.writer, bylines=lines)
    assert stage.save(article, cast.writer, bylines=lines[::-1])


def test_putting_a_revision_back_restores_text_and_relations(cast):
    article = stage.draft(cast, headline="Lama", tags=["beras"])
    first = article.revisions.get()
    changed = {"headline": "Baru", "section": cast.other_section, "tags": ["jagung"], "bylines": []}
    stage.save(article, cast.writer, **changed)
    with transaction.atomic():
        revisions.apply(article, first.fields)
        made = revisions.take(article, cast.writer, Origin.RESTORE, restored_from=first)
    article.refresh_from_db()
    assert article.headline == "Lama"
    assert article.section == cast.section
    assert [tag.name for tag in article.tags.all()] == ["beras"]
    assert [line.author for line in article.bylines.all()] == [cast.writer.author]
    assert made.number == 3
    assert made.digest == first.digest


def test_putting_back_a_photo_that_is_gone_leaves_the_place_empty(cast):
    article = stage.draft(cast)
    first = article.revisions.get()
    photo = article.lead_photo
    stage.save(article, cast.writer, lead_photo=None)
    photo.delete()
    revisions.apply(article, first.fields)
    assert article.lead_photo is None


def test_a_revision_cannot_be_changed(cast):
    revision = stage.draft(cast).revisions.get()
    revision.fields["headline"] = "Dipalsukan"
    with pytest.raises(TypeError, match="cannot be changed"):
        revision.save()
    assert Revision.objects.get(pk=revision.pk).fields["headline"] != "Dipalsukan"


def test_a_revision_keeps_the_names_its_ids_had(cast):
    revision = stage.draft(cast).revisions.get()
    cast.section.name = "Nama lain"
    cast.section.save()
    assert revision.labels["section"] == "EkBis"


def test_a_recorded_move_cannot_be_changed(cast):
    move = stage.submitted(cast).transitions.get()
    move.note = "Dipalsukan"
    with pytest.raises(TypeError, match="cannot be changed"):
        move.save()


def test_what_each_save_changed_of_the_words_is_kept_with_it(cast):
    article = stage.draft(cast, headline="Ekspor rumput laut naik 5 persen")
    stage.copy_edit(article, cast.section_editor)
    stage.save(article, cast.section_editor, headline="Ekspor rumput laut naik 6 persen")
    kept = article.revisions.order_by("number").values_list("words_changed", "facts", "with_writer")
    assert list(kept) == [(0, [], False), (1, [], False), (2, ["6", "5"], True)]
