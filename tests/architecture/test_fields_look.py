"""A field that a form of the admin declares by itself wears the desk's look: a box that nobody sees is no field."""

import pytest
from django import forms
from django.contrib import admin

PAGES = [model_admin for model_admin in admin.site._registry.values() if "unfold" not in model_admin.__module__]


def bare(form: type[forms.BaseForm]) -> list[str]:
    """The fields that are typed into by a plain widget of Django's, which nothing in the frame draws."""
    typed = {name: field.widget for name, field in getattr(form, "declared_fields", {}).items()}
    return [
        name
        for name, widget in typed.items()
        if isinstance(widget, (forms.TextInput, forms.Textarea))
        and not widget.is_hidden
        and type(widget).__module__.startswith("django.")
    ]


@pytest.mark.parametrize("model_admin", PAGES, ids=lambda one: one.opts.label_lower)
def test_what_is_typed_into_has_a_box(model_admin):
    assert bare(model_admin.form) == []


def test_a_bare_box_would_be_found():
    class Form(forms.ModelForm):
        words = forms.CharField()

    assert bare(Form) == ["words"]
