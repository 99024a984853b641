"""What the pages about people check before they save, with the person who saves in mind."""

import logging

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from people import clock, merging, permissions, portraits
from people.models import Author, Role, User
from people.roles import EXPLAINED, Right

log = logging.getLogger("newsroom.people")


def _explained(name, meaning) -> str:
    return format_html("<b>{}</b><span>{}</span>", name, meaning)


class RightsWidget(forms.CheckboxSelectMultiple):
    """Ticks with a line each that says what the tick means."""

    template_name = "people/widgets/rights.html"

    def __init__(self, attrs=None, choices=()):
        super().__init__(attrs, choices)


class RoleChoices(forms.ModelMultipleChoiceField):
    """The roles of the house, each with what it allows."""

    widget = RightsWidget

    def label_from_instance(self, role):
        labels = dict(Right.choices)
        return _explained(role.name, "; ".join(str(labels.get(right, right)) for right in role.rights))


class AccountForm(forms.ModelForm):
    """An account. `actor` is the person who saves; nobody gives rights to themselves."""

    actor: User | None = None
    roles = RoleChoices(Role.objects.all(), label=_("roles"), required=False)
    time_zone = forms.ChoiceField(
        label=_("time zone"), choices=clock.choices, required=False, widget=UnfoldAdminSelectWidget
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name", "username", "email", "is_active", "roles", "language", "time_zone"]
        fields += ["away_from", "away_until"]
        help_texts = {
            "username": _("What the person types to sign in. Letters, digits and . _ - @ +"),
            "is_active": _("Switched off: the person cannot sign in and is signed out at once. Their stories stay."),
        }

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean_roles(self):
        roles = self.cleaned_data["roles"]
        self._refuse(permissions.why_not_take_roles(self.actor, self.instance, list(roles)))
        return roles

    def clean_is_active(self) -> bool:
        active = self.cleaned_data["is_active"]
        if self.instance.pk and not active:
            self._refuse(permissions.why_not_switch_off(self.actor, self.instance))
        return active

    def _refuse(self, reason) -> None:
        if reason:
            log.warning("Refused to %s (account %s): %s", self.actor, self.instance.pk, reason)
            raise forms.ValidationError(reason)


class RoleForm(forms.ModelForm):
    """A role: its name and its rights, each explained."""

    actor: User | None = None
    rights = forms.MultipleChoiceField(
        label=_("rights"),
        choices=lambda: [(right.value, _explained(right.label, EXPLAINED[right])) for right in Right],
        widget=RightsWidget,
        required=False,
    )

    class Meta:
        model = Role
        fields = ["name", "codename", "rights"]
        help_texts = {"codename": _("A short name for settings and reports. It is not changed later.")}

    def clean_rights(self) -> list[str]:
        rights = self.cleaned_data["rights"]
        if reason := permissions.why_not_fill_role(self.actor, self.instance, rights):
            log.warning("Refused to %s (role %s): %s", self.actor, self.instance.pk, reason)
            raise forms.ValidationError(reason)
        return rights


class AuthorForm(forms.ModelForm):
    """A byline and the profile that readers see beside it. `actor` is the person who saves."""

    actor: User | None = None
    merge_into = forms.CharField(
        label=_("Merge into"),
        required=False,
        max_length=200,
        help_text=_(
            "The name of another byline, or the end of its address. Every story that names this one names the other "
            "from then on; approvals stay, and this profile's address leads to the other's."
        ),
        widget=UnfoldAdminTextInputWidget,
    )

    class Meta:
        model = Author
        fields = ["name", "slug", "user", "job_title", "masthead", "bio", "portrait", "email", "website", "is_active"]
        help_texts = {
            "name": _("As it is printed."),
            "slug": _(
                "The end of the profile's address; made from the name if empty. Links to an older one lead here."
            ),
            "user": _("Empty for agencies and former colleagues."),
            "portrait": _("JPEG, PNG or WebP, up to 10 MB. It is made smaller, and where it was taken is removed."),
            "email": _("Shown to readers."),
            "is_active": _("Switched off: not offered for new stories. Printed bylines stay."),
        }

    def clean_merge_into(self) -> Author | None:
        if not self.cleaned_data["merge_into"].strip():
            return None
        heir = merging.find(self.cleaned_data["merge_into"])
        if why := merging.why_not(self.actor, self.instance, heir):
            raise forms.ValidationError(why)
        return heir

    def clean(self):
        """A byline is changed or merged: what was typed beside a merge would be lost."""
        data = super().clean()
        if data.get("merge_into") and (others := [name for name in self.changed_data if name != "merge_into"]):
            named = ", ".join(str(self.fields[name].label) for name in others)
            told = _("Nothing else is kept of a byline that is merged. Save this first, or put it back: %(fields)s.")
            self.add_error("merge_into", told % {"fields": named})
        return data

    def clean_portrait(self):
        """A fresh upload becomes a small picture without private metadata; what was there stays."""
        upload = self.cleaned_data.get("portrait")
        return portraits.prepared(upload) if upload and "portrait" in self.changed_data else upload
