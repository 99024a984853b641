"""A story's fields are declared once: what is written out elsewhere has the same ones, or a test names the file."""

import ast
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.urls import reverse
from django.utils.html import escape

from articles.checks import story_fields_agree
from articles.forms import LineField, StoryForm
from articles.models import Article
from articles.readers import editions
from articles.text import revisions, storyfields
from articles.text.storyfields import FieldType, StoryField
from articles.workflow.status import Kind
from public import cards, stories
from tests import stage
from tests.factories import PhotoFactory
from tests.public.many import RENDITIONS

BASE = Path(__file__).resolve().parent.parent.parent
ROOMS = ("articles", "bench", "demo", "desk", "newsroom", "people", "photos", "public", "sections")
KICKER = StoryField("kicker", FieldType.WORDS)
#: Names that occur in no list for any other reason.
TELLING = set(storyfields.names()) - {"headline", "section", "tags", "slug", "kind", "body"}


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
    return [error.msg for error in story_fields_agree(None)]


# Models and form


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


# The declaration itself


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


# Pages


@pytest.fixture
def whole(cast):
    """A video story in whose every field something stands; its words name the field."""
    words = {field.name: f"Kata {field.name}" for field in storyfields.FIELDS if field.type is FieldType.WORDS}
    words |= {"slug": "kata-slug", "video_url": "https://example.org/kata-video", "kind": Kind.VIDEO}
    return stage.draft(cast, body="<p>Kata body</p>", lead_photo=PhotoFactory(renditions=RENDITIONS), **words)


@pytest.mark.django_db
@pytest.mark.parametrize("field", storyfields.FIELDS, ids=lambda field: field.name)
def test_the_page_a_story_is_written_on_has_the_field(cast, client, whole, field):
    client.force_login(cast.writer)
    page = client.get(reverse("admin:articles_article_change", args=[whole.pk])).content
    names = {tag.get("name") for tag in BeautifulSoup(page, "html.parser").select("#story-form [name]")}
    wanted = {f"{field.name}_author", f"{field.name}_role"} if field.type is FieldType.LINES else {field.name}
    assert wanted <= names, f"“{field.name}” cannot be filled in. Add it to templates/articles/story_form.html."


#: What whoever only reads a story on the desk does not get as words: its address, what is behind its picture.
NOT_READ = {"slug", "video_url"}


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in stories.TEXT if name not in {"kind", *NOT_READ}])
def test_the_page_a_story_is_read_on_at_the_desk_shows_the_field(cast, client, whole, name):
    client.force_login(cast.managing_editor)
    page = client.get(reverse("admin:articles_article_change", args=[whole.pk]), {"read": ""})
    column = BeautifulSoup(page.content, "html.parser").select_one(".story-reading").get_text()
    assert f"Kata {name}" in column, f"“{name}” is not shown. Add it to templates/articles/story_page.html."


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in stories.TEXT if name != "kind"])
def test_the_page_that_readers_get_shows_the_field(cast, client, whole, name):
    stage.workflow.perform("submit", cast.writer, whole)
    for move in ("approve", "publish"):
        stage.workflow.perform(move, cast.managing_editor, whole)
    edition = editions.current(whole)
    page = client.get(edition.get_absolute_url()).content.decode()
    words = edition.revision.fields[name] if name != "body" else "Kata body"
    assert escape(words) in page, f"“{name}” is not shown. Add it to templates/public/story.html."


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in cards.TEXT if name != "kind"])
def test_the_card_that_leads_a_page_shows_the_field(cast, client, whole, name):
    stage.workflow.perform("submit", cast.writer, whole)
    for move in ("approve", "publish"):
        stage.workflow.perform(move, cast.managing_editor, whole)
    page = client.get(reverse("public:section", args=[cast.section.slug])).content.decode()
    words = editions.current(whole).revision.fields[name]
    assert escape(words) in page, f"“{name}” is not shown. Add it to templates/components/card.html."


def test_what_readers_pages_are_made_of_has_every_field_of_an_edition():
    made = {field.name for field in fields(stories.Story)}
    under_another_name = {"bylines": "credits"}
    for field in storyfields.FIELDS:
        if field.in_edition:
            name = under_another_name.get(field.name, field.name)
            assert name in made, f"“{field.name}” is in no story of the public door. Add it to public/stories.py."


# Lists typed by hand


def typed_lists(path: Path) -> list[str]:
    """Places in a Python file where two or more fields of a story stand in one list of words."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            words = {one.value for one in node.elts if isinstance(one, ast.Constant)}
            if len(words & set(storyfields.names())) > 1 and words & TELLING:
                found.append(f"{path.relative_to(BASE)}:{node.lineno}")
    return found


def test_nobody_types_a_list_of_fields_by_hand():
    paths = [path for room in ROOMS for path in (BASE / room).rglob("*.py") if "migrations" not in path.parts]
    found = [place for path in paths for place in typed_lists(path)]
    assert not found, f"Ask articles/text/storyfields.py instead: {', '.join(found)}"


def test_no_script_has_a_list_of_fields_of_its_own():
    pattern = re.compile(r"\[[^\[\]]*\]")
    found = []
    for path in (BASE / "static").rglob("*.js"):
        for array in pattern.findall(path.read_text()):
            if len(set(re.findall(r'"(\w+)"', array)) & set(storyfields.names())) > 1:
                found.append(str(path.relative_to(BASE)))
    assert not found, f"Let the page say it, as templates/articles/story_form.html does: {', '.join(found)}"


def test_a_list_typed_by_hand_would_be_found(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.architecture.test_story_fields.BASE", tmp_path)
    (tmp_path / "some.py").write_text('A = ("headline", "standfirst")\nB = ["headline", "section"]\n')
    assert typed_lists(tmp_path / "some.py") == ["some.py:1"]
