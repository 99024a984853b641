"""Revisions that were kept before a field was there, or under its old name, can always be read: on every path."""

import json
import re
import uuid
from dataclasses import replace

import pytest
from django.db import connection
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from articles.comparing import texts
from articles.comparing.comparison import changed_fields, compare
from articles.forms import StoryForm
from articles.locks import takeovers
from articles.models import Revision
from articles.readers import editions
from articles.text import autosaves, copies, drafts, revisions, storyfields
from articles.workflow import workflow
from public import proofs
from tests import stage
from tests.articles.readers.test_sharing import link_of
from tests.public.test_sharing import A_PERSON, path_of

pytestmark = pytest.mark.django_db

NAMES = storyfields.names()
each_field = pytest.mark.parametrize("name", [*NAMES, storyfields.SCHEMA])


def kept(revision) -> dict:
    """What the database holds, as it holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT fields::text FROM articles_revision WHERE id = %s", [revision.pk])
        return json.loads(cursor.fetchone()[0])


def strip(article, name: str) -> None:
    """Take a field out of every revision of the story, as if they had been kept before it was there."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_revision SET fields = fields - %s WHERE article_id = %s", [name, article.pk])


def keep_as(article, name: str, old: str) -> None:
    """Keep a field of every revision of the story under another name, as an earlier release did."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_revision SET fields = fields - %(name)s || jsonb_build_object(%(old)s, fields->%(name)s)"
            ", labels = CASE WHEN labels ? %(name)s THEN labels - %(name)s || "
            "jsonb_build_object(%(old)s, labels->%(name)s) ELSE labels END WHERE article_id = %(pk)s",
            {"name": name, "old": old, "pk": article.pk},
        )


@pytest.fixture
def stripped(cast):
    """`stripped(name)`: a story of two revisions, both kept before the field `name` was there."""

    def make(name: str, make=stage.draft):
        article = make(cast)
        strip(article, name)
        return article

    return make


@each_field
def test_it_is_read_with_every_field(stripped, name):
    revision = stripped(name).revisions.get()
    assert set(revision.fields) == set(NAMES)
    if name in NAMES:
        assert revision.fields[name] == storyfields.BY_NAME[name].blank()


@each_field
def test_it_is_published(cast, stripped, name):
    article = stripped(name, stage.approved)
    workflow.perform("publish", cast.managing_editor, article)
    assert editions.current(article)


@each_field
def test_it_is_restored(cast, stripped, name):
    article = stripped(name)
    stage.save(article, cast.writer, standfirst="Yang baru.", dateline="Bantaeng")
    drafts.restore(article.pk, 1, cast.managing_editor, article.version)
    assert revisions.latest(article).restored_from.number == 1


@each_field
def test_it_is_previewed(cast, client, stripped, name):
    article = stripped(name)
    client.force_login(cast.managing_editor)
    assert client.get(reverse("preview:revision", args=[article.pk, 1])).status_code == 200


@each_field
def test_it_is_proofed(stripped, name):
    revision = stripped(name).revisions.get()
    found = proofs.proof(revision.article, revision.fields)
    assert found.headline
    assert proofs.company(found, revision.fields)


@each_field
def test_it_is_shared(cast, client, stripped, name):
    link = link_of(stripped(name), cast.managing_editor)
    assert client.get(path_of(link), headers={"User-Agent": A_PERSON}).status_code == 200


@each_field
def test_it_is_compared(cast, at_desk, stripped, address, name):
    article = stripped(name)
    stage.save(article, cast.writer, standfirst="Yang baru.")
    answer = at_desk(cast.managing_editor).get(address("compare", article.pk), {"a": 1, "b": 2})
    assert answer.status_code == 200
    assert at_desk(cast.managing_editor).get(address("history", article.pk)).status_code == 200
    before, after = (texts.find(article, key) for key in "12")
    assert [one.label for one in compare(before, after)] == changed_fields(before.fields, after.fields)


@each_field
def test_it_is_compared_with_what_readers_have(cast, at_desk, stripped, address, name):
    article = stripped(name, stage.published)
    stage.save(article, cast.writer, standfirst="Yang baru.")
    page = at_desk(cast.managing_editor).get(address("compare", article.pk), {"a": "live", "b": 2})
    assert page.status_code == 200


@each_field
def test_it_is_merged_with(cast, at_desk, stripped, address, filled, name):
    """One person's form began from the old text, another saved meanwhile; the form's save shows both."""
    article = stripped(name)
    form = filled(article, headline="Judul penulis")
    stage.save(article, cast.section_editor, standfirst="Ringkasan redaktur.")
    answer = at_desk(cast.writer).post(address("change", article.pk), form)
    assert answer.status_code == 409
    assert "Ringkasan redaktur." in answer.content.decode()


@each_field
def test_a_save_without_a_change_still_leaves_no_trace(cast, stripped, name):
    """A field that came with a release is empty in every story: no approval is lost over it."""
    article = stripped(name, lambda cast: stage.draft(cast, video_url="", slug=""))
    if name in NAMES and revisions.snapshot(article)[name] != storyfields.BY_NAME[name].blank():
        pytest.skip("the story has something in this field, so it differs")
    assert stage.save(article, cast.writer) is None


@each_field
def test_a_hand_over_a_copy_and_a_takeover_read_it(cast, stripped, name):
    article = stripped(name, stage.submitted)
    stage.save(article, cast.section_editor, standfirst="Yang baru.")
    assert copies.copy(article, cast.writer).revisions.get().fields["standfirst"] == "Yang baru."
    assert takeovers.since(article, cast.writer, 1) is None


# Fields that have another name now


@pytest.mark.parametrize("name", NAMES)
def test_a_field_is_found_under_the_name_it_had(cast, monkeypatch, name):
    article = stage.draft(cast, video_url="https://example.org/v", slug="rumput-laut", lead_caption="Di dermaga.")
    before = article.revisions.get()
    keep_as(article, name, "dahulu")
    assert article.revisions.get().fields[name] == storyfields.BY_NAME[name].blank()
    renamed = [replace(one, former=("dahulu",)) if one.name == name else one for one in storyfields.FIELDS]
    monkeypatch.setattr(storyfields, "FIELDS", tuple(renamed))
    after = article.revisions.get()
    assert (after.fields, after.labels) == (before.fields, before.labels)


@pytest.mark.parametrize("name", NAMES)
def test_a_form_that_stayed_open_over_the_renaming_loses_nothing(cast, monkeypatch, filled, name):
    article = stage.draft(cast, video_url="https://example.org/v", slug="rumput-laut", lead_caption="Di dermaga.")
    sent = {key: value if isinstance(value, list) else [str(value)] for key, value in filled(article).items()}
    sent = {re.sub(rf"^{name}(?=$|_author$|_role$)", "dahulu", key): values for key, values in sent.items()}
    renamed = [replace(one, former=("dahulu",)) if one.name == name else one for one in storyfields.FIELDS]
    monkeypatch.setattr(storyfields, "FIELDS", tuple(renamed))
    form = StoryForm(MultiValueDict(sent), instance=article, user=cast.writer)
    assert form.is_valid(), form.errors
    assert form.snapshot() == revisions.snapshot(article)
    kept = autosaves.keep(cast.writer, uuid.uuid4(), article, article.version, sent)
    assert autosaves.snapshot(kept) == revisions.snapshot(article)


# The schema's number


def test_a_revision_is_kept_with_the_number_of_its_schema_and_read_without(cast):
    revision = stage.draft(cast).revisions.get()
    assert kept(revision)[storyfields.SCHEMA] == 1
    assert storyfields.SCHEMA not in revision.fields


def test_a_text_of_an_earlier_schema_goes_through_each_step_since(cast, monkeypatch):
    article = stage.draft(cast, dateline="Makassar")
    stage.save(article, cast.writer, dateline="Bantaeng")
    strip(article, storyfields.SCHEMA)
    steps = (
        lambda fields: fields | {"dateline": fields["dateline"].upper()},
        lambda fields: fields | {"dateline": f"{fields['dateline']}!"},
    )
    monkeypatch.setattr(storyfields, "STEPS", steps)
    assert [one.fields["dateline"] for one in article.revisions.order_by("number")] == ["MAKASSAR!", "BANTAENG!"]
    stage.save(article, cast.writer, dateline="Bulukumba")
    newest = revisions.latest(article)
    assert (kept(newest)[storyfields.SCHEMA], newest.fields["dateline"]) == (3, "Bulukumba")


def test_one_value_alone_can_still_be_asked_of_the_database(cast):
    stage.draft(cast, headline="Dicari")
    assert Revision.objects.filter(fields__headline="Dicari").values_list("fields__dateline", flat=True)[0] == (
        "Makassar"
    )
