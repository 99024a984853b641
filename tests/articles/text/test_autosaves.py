"""What was typed and not saved: kept for one person, offered, forgotten."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Autosave, Revision
from articles.text import autosaves, revisions
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(filled):
    """A story's form as the browser keeps it: name -> list of values."""

    def type_in(article, **changes):
        data = filled(article, **changes)
        return {name: value if isinstance(value, list) else [str(value)] for name, value in data.items()}

    return type_in


def keep(user, article, fields, key=None):
    version = article.version if article else 0
    return autosaves.keep(user, key or uuid.uuid4(), article, version, fields)


def test_keeping_makes_no_revision_and_leaves_the_story_alone(cast, typed):
    article = stage.draft(cast, headline="Lama")
    keep(cast.writer, article, typed(article, headline="Baru"))
    article.refresh_from_db()
    assert article.headline == "Lama"
    assert Revision.objects.count() == 1


def test_a_form_has_one_copy_however_often_it_is_kept(cast, typed):
    article = stage.draft(cast)
    key = uuid.uuid4()
    for headline in ("Satu", "Dua"):
        keep(cast.writer, article, typed(article, headline=headline), key)
    assert autosaves.snapshot(Autosave.objects.get())["headline"] == "Dua"


def test_changed_text_is_offered_to_its_writer_alone(cast, typed):
    article = stage.draft(cast)
    row = keep(cast.writer, article, typed(article, headline="Baru"))
    assert [offer.row for offer in autosaves.offers(cast.writer, article)] == [row]
    assert autosaves.offers(cast.section_editor, article) == []


def test_text_that_is_saved_already_is_not_offered(cast, typed):
    article = stage.draft(cast)
    keep(cast.writer, article, typed(article))
    assert autosaves.offers(cast.writer, article) == []


@pytest.mark.parametrize(
    "change", [{"tags": "garam"}, {"section": ""}, {"bylines_author": [], "bylines_role": []}, {"lead_photo": ""}]
)
def test_a_change_of_relations_is_worth_offering_too(cast, typed, change):
    article = stage.draft(cast)
    keep(cast.writer, article, typed(article, **change))
    assert autosaves.offers(cast.writer, article)


def test_a_new_story_with_nothing_in_it_is_not_offered(cast):
    keep(cast.writer, None, {"bylines_author": [str(cast.writer.author.pk)], "bylines_role": ["writer"]})
    assert autosaves.offers(cast.writer, None) == []


def test_a_new_storys_text_is_offered(cast):
    row = keep(cast.writer, None, {"body": ["<p>Kalimat pertama.</p>"]})
    assert [offer.row for offer in autosaves.offers(cast.writer, None)] == [row]


def test_every_copy_is_offered_with_what_it_holds_the_newest_first(cast):
    for headline, words in (("Lama", 2), ("Baru", 3)):
        keep(cast.writer, None, {"headline": [headline], "body": [f"<p>{'kata ' * words}</p>"]}, uuid.uuid4())
    found = [(offer.headline, offer.words) for offer in autosaves.offers(cast.writer, None)]
    assert found == [("Baru", 3), ("Lama", 2)]


def test_saving_forgets_the_copy(cast, typed):
    article = stage.draft(cast)
    row = keep(cast.writer, article, typed(article, headline="Baru"))
    autosaves.forget(cast.writer, row.key)
    assert not Autosave.objects.exists()


def test_nobody_forgets_anothers_copy(cast, typed):
    article = stage.draft(cast)
    row = keep(cast.writer, article, typed(article, headline="Baru"))
    autosaves.forget(cast.section_editor, row.key)
    assert Autosave.objects.exists()


def test_copies_nobody_came_back_for_go_after_a_month(cast, typed):
    article = stage.draft(cast)
    old = keep(cast.writer, article, typed(article, headline="Lama sekali"))
    Autosave.objects.filter(pk=old.pk).update(saved_at=timezone.now() - timedelta(days=31))
    new = keep(cast.writer, article, typed(article, headline="Baru"))
    assert list(Autosave.objects.all()) == [new]


def test_what_makes_no_sense_is_kept_out_of_the_snapshot(cast):
    senseless = {"section": ["²"], "lead_photo": ["abc"], "bylines_author": ["x"], "bylines_role": ["y"]}
    row = keep(cast.writer, None, senseless)
    fields = autosaves.snapshot(row)
    assert (fields["section"], fields["lead_photo"], fields["bylines"]) == (None, None, [])


def test_a_number_that_no_column_holds_stands_for_nobody(cast):
    endless = "9" * 30
    kept = {"bylines_author": [endless], "bylines_role": ["writer"], "section": [endless], "lead_photo": [endless]}
    fields = autosaves.snapshot(keep(cast.writer, None, kept))
    assert (fields["bylines"], fields["section"], fields["lead_photo"]) == ([], None, None)
    assert revisions.labels(fields) == {"section": "", "lead_photo": "", "bylines": [], "ai_checked_by": ""}


def test_a_kept_body_is_cleaned_before_anyone_sees_it(cast):
    row = keep(cast.writer, None, {"body": ["<p onclick='x()'>Hai</p><script>y()</script>"]})
    assert autosaves.snapshot(row)["body"] == "<p>Hai</p>"


def test_labels_name_what_the_ids_stand_for(cast, typed):
    article = stage.draft(cast)
    labels = revisions.labels(autosaves.snapshot(keep(cast.writer, article, typed(article))))
    assert labels["section"] == cast.section.name
    assert labels["bylines"] == [cast.writer.author.name]
