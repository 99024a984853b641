"""Forms of signing in and of one's own account."""

from allauth.account.forms import LoginForm, ResetPasswordForm
from django import forms
from django.utils.translation import gettext_lazy as _

from people import clock, jobs
from people.models import User


class SignInForm(LoginForm):
    """Name or address, and password; labelled so that password managers and passkeys find their fields."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = _("Username or email")
        login.widget.attrs = {
            "autocomplete": "username webauthn",
            "autocapitalize": "none",
            "spellcheck": "false",
            "autofocus": True,
        }
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}
        self.fields["remember"].label = _("Stay signed in on this device")


class ForgottenPasswordForm(ResetPasswordForm):
    """Asks for the address; the answer is the same whether or not anyone has it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Email address")
        self.fields["email"].widget.attrs = {"autocomplete": "email", "autofocus": True}

    def clean_email(self) -> str:
        """The address as it was typed. Nobody looks here whether it is anyone's."""
        return self.cleaned_data["email"]

    def save(self, request, **kwargs) -> str:
        """Have the worker write to whoever has the address. Returns it."""
        jobs.send_reset.enqueue(email=self.cleaned_data["email"])
        return self.cleaned_data["email"]


class PreferencesForm(forms.ModelForm):
    """What each person sets for themselves."""

    time_zone = forms.ChoiceField(label=_("Time zone"), choices=clock.choices, required=False)

    class Meta:
        model = User
        fields = ["first_name", "last_name", "language", "time_zone", "theme", "away_from", "away_until"]
        widgets = {
            "first_name": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "last_name": forms.TextInput(attrs={"autocomplete": "family-name"}),
            "away_from": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "away_until": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }
