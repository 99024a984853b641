"""A story's fields are declared once: what is written out elsewhere has the same ones, or a test names the file."""

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.html import escape

from articles.readers import editions
from articles.text import ai, classes, storyfields
from articles.text.ai import Made
from articles.text.classes import ContentClass
from articles.text.storyfields import FieldType
from articles.workflow.status import Kind
from public import cards, stories
from tests import stage
from tests.factories import AuthorFactory, PhotoFactory
from tests.public.many import RENDITIONS

BASE = Path(__file__).resolve().parent.parent.parent
ROOMS = ("articles", "bench", "demo", "desk", "fronts", "newsroom", "people", "photos", "press", "public", "sections")
#: Names that occur in no list for any other reason.
TELLING = set(storyfields.names()) - {"headline", "section", "tags", "slug", "kind", "content_class", "body"}


# Pages


@pytest.fixture
def whole(cast):
    """A video story in whose every field something stands; its words name the field."""
    words = {field.name: f"Kata {field.name}" for field in storyfields.FIELDS if field.type is FieldType.WORDS}
    words |= {"slug": "kata-slug", "video_url": "https://example.org/kata-video", "kind": Kind.VIDEO}
    words["content_class"] = ContentClass.RELEASE
    words |= dict.fromkeys(ai.USES, Made.MADE)
    story = stage.draft(cast, body="<p>Kata body</p>", lead_photo=PhotoFactory(renditions=RENDITIONS), **words)
    # of what was sent in nobody who works here is the author
    stage.save(story, cast.writer, bylines=[{"author": AuthorFactory().pk, "role": "writer"}])
    return story


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
@pytest.mark.parametrize("name", [name for name in stories.TEXT if name not in {"kind", "content_class", *NOT_READ}])
def test_the_page_a_story_is_read_on_at_the_desk_shows_the_field(cast, client, whole, name):
    client.force_login(cast.managing_editor)
    page = client.get(reverse("admin:articles_article_change", args=[whole.pk]), {"read": ""})
    column = BeautifulSoup(page.content, "html.parser").select_one(".story-reading").get_text()
    shown = str(ai.USES[name].labels[Made.MADE]) if name in ai.USES else f"Kata {name}"
    assert shown in column, f"“{name}” is not shown. Add it to templates/articles/story_page.html."


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in stories.TEXT if name != "kind"])
def test_the_page_that_readers_get_shows_the_field(cast, client, whole, name):
    stage.workflow.perform("submit", cast.writer, whole)
    for move in ("approve", "publish"):
        stage.workflow.perform(move, cast.managing_editor, whole)
    edition = editions.current(whole)
    page = client.get(edition.get_absolute_url()).content.decode()
    words = edition.revision.fields[name] if name != "body" else "Kata body"
    assert escape(_shown(name, words)) in page, f"“{name}” is not shown. Add it to templates/public/story.html."


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in cards.TEXT if name != "kind"])
def test_the_card_that_leads_a_page_shows_the_field(cast, client, whole, name):
    stage.workflow.perform("submit", cast.writer, whole)
    for move in ("approve", "publish"):
        stage.workflow.perform(move, cast.managing_editor, whole)
    page = client.get(reverse("public:section", args=[cast.section.slug])).content.decode()
    words = editions.current(whole).revision.fields[name]
    shown = escape(_shown(name, words))
    assert shown in page, f"“{name}” is not shown. Add it to public/templatetags/public.py, _markup."


def _shown(name: str, value: str) -> str:
    """What stands for a value: of a class or of what a machine made its label, of all else itself."""
    if name in ai.USES:
        return str(ai.USES[name].labels[value])
    return str(classes.of(value).label) if name == "content_class" else value


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
