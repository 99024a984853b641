"""The body field of a form: a page to write on, and plain text where there is no JavaScript."""

from django import forms

from articles import body


class BodyWidget(forms.Textarea):
    """A textarea that static/articles/editor makes into the editor."""


class BodyField(forms.CharField):
    """HTML of a story's body, cleaned."""

    widget = BodyWidget

    def clean(self, value):
        return body.clean(super().clean(value))
