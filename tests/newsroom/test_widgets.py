"""The newsroom's own templates of form fields say what Django's say, in a fraction of the time."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.template import base
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from unfold.widgets import UnfoldAdminSelectWidget

FEW = [("", "—"), ("1", "Satu & dua"), (2, "<b>Tiga</b>"), (1234567, "Sejuta")]
GROUPED = [("Kota", [("jkt", "Jakarta"), ("mks", "Makassar")]), ("Lain", [("x", "Luar negeri")]), ("0", "Tidak ada")]


class Marked(forms.Select):
    """Options with marks of their own: with a value, without one, and left out."""

    def create_option(self, name, value, *rest, **more):
        option = super().create_option(name, value, *rest, **more)
        option["attrs"] |= {"data-desk": f"meja “{value}”", "disabled": value == "1", "hidden": False}
        return option


class Heard(HTMLParser):
    def __init__(self, text: str):
        super().__init__()
        self.said: list = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.said.append((tag, sorted(attrs, key=str)))

    def handle_endtag(self, tag):
        self.said.append(tag)

    def handle_data(self, data):
        if data.strip():
            self.said.append(data.strip())


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"class": "isian lebar", "required": True, "hidden": False},
        {
            "placeholder": "kata “kunci” & <b>",
            "maxlength": 1234567,
            "data-note": "it's",
            "aria-label": SafeString("a &amp; b"),
        },
        {"autofocus": None, "data-x": 1.5, "title": gettext_lazy("Section")},
    ],
    ids=["none", "switched", "odd", "others"],
)
@pytest.mark.parametrize("widget", [forms.TextInput, forms.Textarea, forms.CheckboxInput, forms.RadioSelect])
def test_attributes_are_djangos_own_to_the_letter(widget, given):
    field = widget(attrs=given)
    field.choices = FEW
    ours, djangos = (
        field.render("isi", "x", {"id": "id_isi"}, one) for one in (get_default_renderer(), DjangoTemplates())
    )
    assert ours == djangos


@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple, Marked])
@pytest.mark.parametrize("choices", [FEW, GROUPED, []], ids=["few", "grouped", "none"])
@pytest.mark.parametrize("chosen", [None, "1", 2, 1234567, ["jkt", "x"]], ids=str)
def test_it_says_what_djangos_own_says(widget, choices, chosen):
    select = widget(attrs={"class": "pilih", "required": True, "multiple": False})
    select.choices = choices
    ours, djangos = (
        Heard(select.render("kota", chosen, {"id": "id_kota"}, renderer)).said
        for renderer in (get_default_renderer(), DjangoTemplates())
    )
    assert ours == djangos != []


def test_the_frames_own_select_has_the_same_options():
    select = UnfoldAdminSelectWidget(choices=GROUPED)
    ours, djangos = (
        Heard(select.render("kota", "mks", {}, get_default_renderer())).said,
        Heard(forms.Select(choices=GROUPED).render("kota", "mks", {}, DjangoTemplates())).said,
    )
    begin, end = (next(nth for nth, one in enumerate(ours) if one[0] == "optgroup"), ours.index("select"))
    assert ours[begin:end] == djangos[1:-1]


def test_three_hundred_options_open_no_template_each(monkeypatch):
    select = forms.Select(choices=[(nth, f"Orang {nth}") for nth in range(300)])
    select.render("orang", 7, {}, get_default_renderer())
    opened, render = [], base.Template.render
    monkeypatch.setattr(
        base.Template, "render", lambda template, context: opened.append(1) or render(template, context)
    )
    assert select.render("orang", 7, {}, get_default_renderer()).count("<option") == 300
    assert len(opened) < 5
