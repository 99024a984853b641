"""Every text that somebody can send has a limit that fits it: one that is added without fails here by its name."""

import json
from importlib import import_module

import pytest
from django import forms
from django.apps import apps
from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.urls import reverse_lazy

from articles.admin import responses
from articles.forms import StoryForm
from articles.models import Autosave
from tests import stage

ROOMS = (
    "audit",
    "people",
    "sections",
    "photos",
    "articles",
    "fronts",
    "press",
    "desk",
    "public",
    "exchange",
    "newsroom",
)
#: Nobody types into these: they are made from texts that had their limit, or by a program.
MADE = {
    "articles.Edition.body",
    "articles.Edition.key_points",
    "articles.Edition.lead_caption",
    "articles.Edition.plain_text",
    "articles.Edition.standfirst",
    "articles.Revision.note",
    "audit.Entry.note",
    "newsroom.CacheRow.value",
}
AUTOSAVE = reverse_lazy("admin:articles_article_autosave")
#: Longer than this is only the body of a story or of a page, and a reply.
LONG = 4_000
BODIES = {
    "articles.Article.body",
    "public.Page.body",
    "StoryForm.body",
    "PageForm.body",
    "exchange.WireItem.body",
    # a reply is printed whole
    "articles.Correction.note",
    # a file with a line for each seller of ads
    "public.TextFile.text",
    "TextFileForm.text",
    "press.Case.message",
    "ComplaintForm.pesan",
    "RecordForm.message",
    "NoteForm.note",
}


def columns():
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            for field in model._meta.local_concrete_fields:
                if isinstance(field, (models.CharField, models.TextField)) and str(field) not in MADE:
                    yield pytest.param(field, id=str(field))


def our_forms(base=forms.BaseForm):
    for form in base.__subclasses__():
        if form.__module__.split(".")[0] in ROOMS and hasattr(form, "base_fields"):
            yield form
        yield from our_forms(form)


@pytest.mark.parametrize("field", columns())
def test_every_column_that_people_write_has_a_limit(field):
    assert field.max_length, f"{field} has no max_length"
    assert field.max_length <= LONG or str(field) in BODIES


def test_what_is_made_by_programs_is_there():
    assert {
        str(field)
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        for field in model._meta.local_concrete_fields
    } >= MADE


def test_every_field_of_every_form_has_a_limit():
    """A password is hashed, whatever its length; the request has a limit of its own."""
    import_module("newsroom.urls")
    found = {
        f"{form.__name__}.{name}": field
        for form in our_forms()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.CharField)
        and not isinstance(field, forms.UUIDField)
        and not isinstance(field.widget, forms.PasswordInput)
    }
    assert len(found) > 30
    assert not [name for name, field in found.items() if not field.max_length]
    assert not [name for name, field in found.items() if field.max_length > LONG and name not in BODIES]


@pytest.mark.django_db
def test_a_caption_of_a_megabyte_is_refused_at_the_field_with_the_limit(cast):
    form = StoryForm(QueryDict(f"headline=Beras&lead_caption={'a' * 1_000_000}"), user=cast.writer)
    assert "2000" in str(form.errors["lead_caption"])


def test_a_request_has_a_limit_in_bytes_and_in_fields():
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE <= 3 * 1024 * 1024
    assert settings.DATA_UPLOAD_MAX_NUMBER_FIELDS <= 1_000


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields",
    [
        {f"x{n}": ["a"] for n in range(responses.MOST_VALUES + 1)},
        {"tags": ["a"] * (responses.MOST_VALUES + 1)},
    ],
)
def test_an_autosave_of_more_values_than_a_form_has_is_refused(client, cast, fields):
    client.force_login(cast.writer)
    sent = {"key": "0" * 32, "article": None, "version": 0, "fields": fields}
    answer = client.post(AUTOSAVE, json.dumps(sent), content_type="application/json")
    assert answer.status_code == 400
    assert not Autosave.objects.exists()


@pytest.mark.django_db
def test_json_of_more_bytes_than_a_form_may_have_is_refused(client, cast):
    client.force_login(cast.writer)
    story = stage.draft(cast)
    sent = {"key": "0" * 32, "article": story.pk, "version": 1, "fields": {"body": ["a" * 3_000_000]}}
    answer = client.post(AUTOSAVE, json.dumps(sent), content_type="application/json")
    assert answer.status_code in (400, 413)
    assert not Autosave.objects.exists()
