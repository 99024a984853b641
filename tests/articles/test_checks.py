"""A story's field that the models or the form have for themselves is named before the program starts."""

import re
from dataclasses import replace

import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.urls import reverse

from articles.checks import story_fields_agree
from articles.formfields import LineField
from articles.forms import StoryForm
from articles.models import Article
from articles.text import storyfields
from articles.text.storyfields import FieldType, StoryField
from tests import stage

KICKER = StoryField("kicker", FieldType.WORDS)


@pytest.fixture
def declared(monkeypatch):
    """`declared(field)`: the story has that field too, or has it changed."""

    def declare(field: StoryField) -> None:
        others = tuple(one for one in storyfields.FIELDS if one.name != field.name)
        monkeypatch.setattr(storyfields, "FIELDS", (*others, field))
        monkeypatch.setitem(storyfields.BY_NAME, field.name, field)

    return declare


@pytest.fixture
def in_form(monkeypatch):
    """`in_form(field)`: the story's form has a field `kicker`."""
    return lambda field: monkeypatch.setitem(StoryForm.base_fields, "kicker", field)


def sentences() -> list[str]:
    return [f"{error.msg} {error.hint}" for error in story_fields_agree(None)]


def test_models_and_form_have_the_declared_fields_and_no_other():
    assert sentences() == []


def test_a_field_that_only_the_model_has_is_named_with_the_file_to_mend(monkeypatch):
    kicker = models.CharField(max_length=40)
    kicker.set_attributes_from_name("kicker")
    having = Article._meta.get_fields
    monkeypatch.setattr(Article._meta, "get_fields", lambda *args, **how: (*having(*args, **how), kicker))
    assert sentences() == [
        "Article has a field “kicker” that no revision keeps. Declare it in articles/text/storyfields.py."
    ]


def test_a_field_that_only_the_form_has_is_named_with_the_file_to_mend(in_form):
    in_form(forms.CharField(required=False))
    assert sentences() == [
        "StoryForm has a field “kicker” that no revision keeps. Declare it in articles/text/storyfields.py."
    ]


def test_a_field_that_is_only_declared_is_named_with_the_files_to_mend(declared):
    declared(KICKER)
    assert [re.search(r"articles/\S+\.py", sentence)[0] for sentence in sentences()] == [
        "articles/forms.py",
        "articles/models/article.py",
        "articles/models/edition.py",
    ]


def test_a_field_that_editions_have_in_vain_is_named(declared):
    declared(replace(storyfields.BY_NAME["dateline"], in_edition=False))
    assert sentences() == [
        "Edition has a field “dateline” that stays empty. Take it out of articles/models/edition.py."
    ]


@pytest.mark.parametrize("wrong", [FieldType.REFERENCE, FieldType.NAMES])
def test_a_field_of_another_type_than_declared_is_named(declared, wrong):
    declared(replace(storyfields.BY_NAME["dateline"], type=wrong, empty=None))
    assert [sentence.split(".")[0] for sentence in sentences()] == [
        "“dateline” of Article is not of the type that is declared",
        "“dateline” of Edition is not of the type that is declared",
    ]


def test_a_line_that_the_form_takes_as_several_is_named(declared):
    declared(replace(storyfields.BY_NAME["dateline"], one_line=True))
    assert sentences() == ["“dateline” of StoryForm is not of the kind that is declared. Mend articles/forms.py."]


@pytest.mark.django_db
def test_no_save_answers_that_it_went_well_and_loses_a_field(cast, client, in_form):
    """The form has a field, the template prints it, someone types: the words are refused aloud, not dropped."""
    article = stage.draft(cast)
    in_form(LineField(required=False))
    client.force_login(cast.writer)
    sent = client.get(reverse("admin:articles_article_change", args=[article.pk])).context["form"]
    data = {"headline": "Judul baru", "version": article.version, "key": sent["key"].value(), "kicker": "Kata kunci"}
    with pytest.raises(ImproperlyConfigured, match=r"“kicker”.*articles/text/storyfields\.py"):
        client.post(reverse("admin:articles_article_change", args=[article.pk]), data)
    article.refresh_from_db()
    assert article.headline != "Judul baru"
