"""What is said of several photos at once: credit, caption, rights. Each goes by its own rule."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import (
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from audit import log
from people.admin.ruled import CHANGED
from photos import leases, library, permissions
from photos.models import Licence, Photo

#: So many at once; a shoot has fewer.
MOST = 200


_LINES = ("credit", "creator", "copyright_notice", "territory", "source", "licence")


class SeveralForm(forms.ModelForm):
    """What is the same of all of them. What is left empty stays as it is."""

    licence_kind = forms.ChoiceField(
        label=_("kind of licence"),
        choices=[("", _("as it is")), *Licence.choices],
        required=False,
        widget=UnfoldAdminSelectWidget,
    )
    usable_until = forms.DateTimeField(
        label=_("may be used until"),
        required=False,
        widget=UnfoldAdminTextInputWidget({"type": "datetime-local"}),
    )
    is_denied = forms.BooleanField(
        label=_("must not be used"), required=False, help_text=_("Nobody may use them any more.")
    )

    class Meta:
        model = Photo
        fields = [
            "credit",
            "caption",
            "creator",
            "copyright_notice",
            "keywords",
            "instructions",
            "usage_terms",
            "territory",
            "source",
            "licence",
            "licence_kind",
            "usable_until",
            "is_denied",
        ]
        widgets = {
            "caption": UnfoldAdminTextareaWidget({"rows": 2}),
            "instructions": UnfoldAdminTextareaWidget({"rows": 2}),
            "usage_terms": UnfoldAdminTextareaWidget({"rows": 2}),
            "keywords": UnfoldAdminTextareaWidget({"rows": 2}),
            **dict.fromkeys(_LINES, UnfoldAdminTextInputWidget),
        }

    def clean(self):
        data = super().clean()
        if not self.errors and not self.said():
            raise forms.ValidationError(_("Write what is to be said of them."))
        return data

    def said(self) -> dict[str, Any]:
        """What was filled in, by the names of a photo's fields."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", False)}


@dataclass
class Outcome:
    """How many photos were changed, and why others were not."""

    changed: int = 0
    left: list[tuple[Photo, str]] = field(default_factory=list)


def change(user, photos: list[Photo], said: dict[str, Any]) -> Outcome:
    """Say it of each of `photos` of which `user` may; one of which it is said already is left alone."""
    outcome = Outcome()
    for photo in photos:
        if why := permissions.why_not_edit(user, photo):
            outcome.left.append((photo, str(why)))
            continue
        fields = {name for name, value in said.items() if getattr(photo, name) != value}
        if fields & leases.FOLLOWING and photo.leases.exists():
            outcome.left.append((photo, str(_("Its rights follow from leases. Give it a further one on its page."))))
            continue
        for name in fields:
            setattr(photo, name, said[name])
        if fields:
            library.change(photo, fields)
            details = {"changed": sorted(fields)}
            log.record(CHANGED, by=user, kind="photo", pk=photo.pk, label=str(photo), details=details)
            outcome.changed += 1
    return outcome
