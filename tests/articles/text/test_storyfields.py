"""The declaration of a story's fields, and how texts that were kept are read through it."""

from dataclasses import replace

import pytest

from articles.models import Article
from articles.text import ai, revisions, storyfields
from articles.text.storyfields import FieldType, StoryField


def test_no_former_name_is_a_present_one_or_anothers():
    former = [name for field in storyfields.FIELDS for name in field.former]
    assert len({*former, *storyfields.names()}) == len(former) + len(storyfields.FIELDS)
    assert storyfields.SCHEMA not in {*former, *storyfields.names()}


def test_blank_texts_share_no_list():
    storyfields.blank()["tags"].append("bocor")
    assert storyfields.blank()["tags"] == []


@pytest.mark.django_db
def test_a_blank_text_is_what_an_empty_desk_copy_says(cast):
    article = Article.objects.create(created_by=cast.writer)
    assert revisions.snapshot(article) == storyfields.blank()


def test_a_choice_says_what_it_is_one_of():
    for field in storyfields.FIELDS:
        assert (field.type is FieldType.CHOICE) == (field.choices is not None), field.name
        if field.choices:
            assert Article._meta.get_field(field.name).choices == field.choices.choices


def test_a_reference_lies_in_its_column_and_a_list_in_rows_of_its_own():
    assert storyfields.BY_NAME["section"].column == "section_id"
    assert storyfields.BY_NAME["headline"].column == "headline"
    assert storyfields.names(lambda field: field.is_list) == ("bylines", "tags")


def test_the_headline_is_prose_but_not_long():
    assert storyfields.names(lambda field: field.is_long) == ("standfirst", "key_points", "body", "lead_caption")


def test_addresses_and_choices_have_no_words_of_a_language():
    without = set(storyfields.names()) - set(storyfields.names(lambda field: field.has_words))
    plain = {"section", "bylines", "lead_photo", "slug", "kind", "video_url", "content_class"}
    assert without == plain | set(ai.USES) | {"ai_checked_by", "translates"}


@pytest.mark.parametrize("type_", FieldType)
def test_a_field_is_text_in_a_column_or_a_reference_or_a_list(type_):
    field = StoryField("some", type_)
    assert field.is_list + field.is_plain + (type_ is FieldType.REFERENCE) == 1


# Reading what was kept


def test_a_kept_text_without_anything_reads_as_blank():
    assert storyfields.read({}) == storyfields.blank()


def test_what_is_stored_is_read_again_as_it_was():
    fields = storyfields.blank() | {"headline": "Judul", "tags": ["ekspor"], "section": 3}
    assert storyfields.read(storyfields.stored(fields)) == fields
    assert storyfields.stored(fields)[storyfields.SCHEMA] == len(storyfields.STEPS) + 1


def test_only_the_steps_that_a_text_has_not_taken_are_taken(monkeypatch):
    steps = [lambda fields, sign=sign: fields | {"headline": fields["headline"] + sign} for sign in "ab"]
    monkeypatch.setattr(storyfields, "STEPS", tuple(steps))
    assert storyfields.read({"headline": "-"})["headline"] == "-ab"
    assert storyfields.read({"headline": "-", "schema": 2})["headline"] == "-b"
    assert storyfields.read({"headline": "-", "schema": 3})["headline"] == "-"


def test_what_stands_under_the_present_name_wins_over_the_former(monkeypatch):
    renamed = [replace(one, former=("place",)) if one.name == "dateline" else one for one in storyfields.FIELDS]
    monkeypatch.setattr(storyfields, "FIELDS", tuple(renamed))
    assert storyfields.read({"dateline": "Makassar", "place": "Jakarta"})["dateline"] == "Makassar"
    assert storyfields.read({"place": "Jakarta"})["dateline"] == "Jakarta"


def test_a_text_of_a_later_release_is_read_as_far_as_it_is_known():
    assert storyfields.read({"schema": 9, "headline": "Judul", "unheard_of": 1}) == storyfields.blank() | {
        "headline": "Judul"
    }
