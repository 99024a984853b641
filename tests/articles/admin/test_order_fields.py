"""On the writing page, what a move asks is marked: the page keeps the story's text, and orders are no text."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.forms import StoryForm
from articles.orderforms import OrderForm
from articles.workflow import workflow
from articles.workflow.order import Order
from tests import stage

#: What static/desk/story_text.js leaves out by its name: what the form tells of itself.
ENVELOPE = {"csrfmiddlewaretoken", "version", "key"}
TEXT = {*StoryForm.base_fields, "bylines_author", "bylines_role"}


def changed_after_publishing(cast):
    story = stage.published(cast)
    stage.save(story, cast.writer, standfirst="Dengan angka baru.")
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    return story


def sent_back_by_the_second_step(cast):
    story = stage.at_step(cast, "Hukum")
    workflow.perform("request_changes", cast.legal, story, Order(note="Sebut sumbernya."))
    return story


#: Between them they ask everything that a move can ask.
ASKED = [
    (stage.draft, "writer"),
    (stage.submitted, "section_editor"),
    (stage.approved, "section_editor"),
    (changed_after_publishing, "section_editor"),
    (stage.published, "editor_in_chief"),
    (sent_back_by_the_second_step, "writer"),
]


def controls(client, story):
    """Every named control that the browser sends with the story's form."""
    answer = client.get(reverse("admin:articles_article_change", args=[story.pk]))
    page = BeautifulSoup(answer.content, "html.parser")
    inside = page.select("#story-form :is(input, select, textarea)[name]:not([form])")
    found = [*inside, *page.select("[form=story-form][name]")]
    assert found, "the page has no form to write in"
    return [control for control in found if control["name"] not in ENVELOPE and control["name"][0] != "_"]


def is_order(control) -> bool:
    return control.has_attr("data-order") or control.find_parent(attrs={"data-order": True}) is not None


@pytest.mark.django_db
@pytest.mark.parametrize(("make", "person"), ASKED)
def test_every_field_of_the_form_is_either_the_storys_text_or_marked_as_an_order(cast, client, make, person):
    story = make(cast)
    client.force_login(getattr(cast, person))
    for control in controls(client, story):
        is_text = control["name"] in TEXT
        assert is_order(control) is not is_text, f"{control['name']}: data-order is missing or stands too far out"


@pytest.mark.django_db
def test_all_that_a_move_can_ask_was_looked_at(cast, client):
    asked = set()
    for make, person in ASKED:
        story = make(cast)
        client.force_login(getattr(cast, person))
        asked |= {control["name"].rpartition("-")[2] for control in controls(client, story) if is_order(control)}
    assert asked == set(OrderForm.base_fields)
