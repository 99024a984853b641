"""The body field of a form."""

import json

import pytest
from bs4 import BeautifulSoup
from django import forms

from articles import body
from articles.body.editor import BodyField, BodyWidget


class Form(forms.Form):
    body = BodyField(required=False)


def cleaned(text):
    form = Form({"body": text})
    assert form.is_valid()
    return form.cleaned_data["body"]


def config(widget=None):
    html = (widget or BodyWidget()).render("body", "<p>a</p>")
    return json.loads(BeautifulSoup(html, "html.parser").textarea["data-body-editor"])


def test_what_is_sent_is_cleaned():
    assert cleaned("<p onclick=x>a<script>alert(1)</script></p>") == "<p>a</p>"


def test_text_typed_without_javascript_becomes_paragraphs():
    assert (
        cleaned("Satu baris\nlagi\r\n\r\nDua & <b>tiga</b>")
        == "<p>Satu baris\nlagi</p><p>Dua &amp; <strong>tiga</strong></p>"
    )


def test_an_empty_page_is_an_empty_string():
    assert cleaned("<p></p>") == cleaned("") == ""


def test_a_required_body_needs_words():
    class Strict(forms.Form):
        body = BodyField()

    assert "body" in Strict({"body": ""}).errors


def test_without_javascript_it_is_a_textarea_with_the_html():
    textarea = BeautifulSoup(BodyWidget().render("body", "<p>a</p>"), "html.parser").textarea
    assert textarea.string.strip() == "<p>a</p>"


def test_the_editor_is_told_the_same_extensions_as_the_allow_list():
    assert config()["extensions"] == body.EXTENSIONS


@pytest.mark.parametrize("name", ["search", "named", "embed", "photo"])
def test_the_editor_is_told_every_address_it_asks(name):
    assert config()["urls"][name].startswith("/admin/")


def test_a_story_is_told_its_own_id():
    widget = BodyWidget()
    widget.story = 12
    assert config(widget)["story"] == 12


def test_no_script_stands_in_the_page():
    media = BeautifulSoup(str(Form().media), "html.parser")
    assert all(script.get("src") and not script.string for script in media.find_all("script"))
    assert media.find("script", attrs={"type": "module"})
    assert not media.find_all("style")
