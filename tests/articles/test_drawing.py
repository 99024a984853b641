"""What many pages show alike is drawn once, and never as somebody else would read it."""

from dataclasses import dataclass

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.urls import set_script_prefix
from django.utils import translation

from articles import drawing


@dataclass(frozen=True)
class Words:
    said: str


@pytest.fixture
def drawn_how_often(monkeypatch):
    """A template of the test's own, and how often it was asked for."""
    asked = []
    template = Template('{% load i18n %}{% url "admin:index" %} {{ words.said }}: {% translate "Section" %}')

    class Asked:
        def render(self, context):
            asked.append(context)
            return template.render(Context(context))

    monkeypatch.setattr(drawing, "get_template", lambda name: Asked())
    drawing._drawn.cache_clear()
    yield asked
    drawing._drawn.cache_clear()


def test_it_is_drawn_once_for_the_same_words(drawn_how_often):
    one, other = drawing.drawn("a.html", Words("Makassar")), drawing.drawn("a.html", Words("Makassar"))
    assert one == other == "/admin/ Makassar: Section"
    assert len(drawn_how_often) == 1


def test_other_words_a_language_and_a_place_are_drawn_anew(drawn_how_often):
    drawing.drawn("a.html", Words("Makassar"))
    assert drawing.drawn("a.html", Words("<b>")) == "/admin/ &lt;b&gt;: Section"
    with translation.override("id"):
        assert drawing.drawn("a.html", Words("Makassar")) == "/admin/ Makassar: Rubrik"
    set_script_prefix("/meja/")
    try:
        assert drawing.drawn("a.html", Words("Makassar")) == "/meja/admin/ Makassar: Section"
    finally:
        set_script_prefix("/")
    assert len(drawn_how_often) == 4


def test_whoever_changes_templates_sees_what_they_changed(drawn_how_often):
    with override_settings(DEBUG=True):
        drawing.drawn("a.html", Words("Makassar"))
        drawing.drawn("a.html", Words("Makassar"))
    assert len(drawn_how_often) == 2
