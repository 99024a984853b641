"""The small forms beside a story: what a move asks, and an embargo alone."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms import embargo_field
from articles.models import Article
from articles.moments import MomentField, same_minute
from articles.readers import embargoes
from articles.readers.grounds import Ground
from articles.workflow.status import Change
from sections.models import Section


class OrderForm(forms.Form):
    """What a move asks: a note, times in the person's own zone, and what kind of change readers get."""

    note = forms.CharField(required=False, max_length=4000, widget=forms.Textarea({"rows": 4, "dir": "auto"}))
    starts_at = MomentField(required=False)
    ends_at = MomentField(required=False)
    change = forms.ChoiceField(
        required=False,
        choices=[choice for choice in Change.choices if choice[0] != Change.FIRST],
        widget=forms.RadioSelect,
        initial=Change.UPDATE,
    )
    resurface = forms.BooleanField(required=False)
    start_over = forms.BooleanField(required=False)
    withhold_headline = forms.BooleanField(required=False)
    ground = forms.ChoiceField(required=False, choices=[("", _("Choose the ground")), *Ground.choices])
    section = forms.ModelChoiceField(
        Section.objects.active(),
        required=False,
        empty_label=_("Choose a desk"),
        error_messages={"invalid_choice": _("This desk does not exist any more. Choose another.")},
    )


class EmbargoForm(forms.Form):
    """The embargo alone, for a story that may not be written on. Its field stands apart from its form on the page."""

    embargo_until = embargo_field(form="embargo-form")

    def __init__(self, *args, article: Article, **kwargs):
        held = article.embargo_until if embargoes.in_force(article) else None
        super().__init__(*args, initial={"embargo_until": held}, **kwargs)
        self.article = article

    def asked(self) -> datetime | None:
        """The embargo asked for; the one there is, to the second, if it was not touched or has run out."""
        typed, kept = self.cleaned_data["embargo_until"], self.article.embargo_until
        untouched = same_minute(typed, kept) or (typed is None and not embargoes.in_force(self.article))
        return kept if untouched else typed
