"""What an editor fills in to make a rule: which items, where they go, who answers, and how long it runs."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.formfields import LineField
from articles.workflow.desks import with_right
from exchange import permissions
from exchange.models import WireRule, WireSource
from people import clock
from people.models import User
from people.roles import Right
from sections.models import Section

#: A rule runs for so many days unless somebody says otherwise, and at most.
USUAL, LONGEST = 90, 366
_URGENCIES = [("", _("Any urgency")), ("2", _("1–2: flash, bulletin")), ("4", _("Up to 4")), ("5", _("Up to 5"))]


def _today() -> date:
    return timezone.localdate(timezone=clock.newsroom_zone())


class RuleForm(forms.ModelForm):
    """A rule. `user` makes it: the sections are those in which they publish."""

    words = LineField(
        label=_("Words"), max_length=200, required=False, help_text=_("All of them stand in it, as in a search.")
    )
    subject = LineField(
        label=_("Filed under"),
        max_length=100,
        required=False,
        help_text=_("One of the words under which its sender files it, whole."),
    )
    urgency = forms.TypedChoiceField(
        label=_("Urgency"), required=False, choices=_URGENCIES, coerce=int, empty_value=None
    )
    answers = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who answers for it"),
        help_text=_("Approves and publishes each story by name, and has to say yes first. Not who makes the rule."),
    )
    ends_on = forms.DateField(
        label=_("Runs until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    most_an_hour = forms.IntegerField(label=_("Stories an hour at most"), min_value=1, max_value=60, initial=6)

    class Meta:
        model = WireRule
        fields = ("source", "words", "subject", "urgency", "section", "answers", "terms", "most_an_hour")
        widgets = {"terms": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "terms": _("As its sender writes them. An item or a picture with any others is left to people."),
            "section": _("Where its stories stand. Review steps of the section hold: there a story waits."),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        mine = [one.pk for one in Section.objects.active() if not permissions.why_not_publish_in(user, one.pk)]
        self.fields["section"].queryset = Section.objects.filter(pk__in=mine)
        self.fields["source"].queryset = WireSource.objects.filter(is_active=True)
        people = User.objects.filter(with_right(Right.PUBLISH), is_active=True)
        self.fields["answers"].queryset = people.order_by("first_name", "username")
        self.fields["ends_on"].initial = _today() + timedelta(days=USUAL)

    def clean_ends_on(self) -> date:
        """A day from today on, within a year."""
        day = self.cleaned_data["ends_on"]
        if not _today() <= day <= _today() + timedelta(days=LONGEST):
            raise forms.ValidationError(_("From today, for a year at most."))
        return day

    def clean(self) -> dict[str, Any]:
        """Somebody who may publish in that section."""
        said = super().clean() or {}
        answers, section = said.get("answers"), said.get("section")
        if answers and section and (why := permissions.why_not_publish_in(answers, section.pk)):
            self.add_error("answers", str(why))
        return said

    def rule(self) -> dict[str, Any]:
        """The fields of the rule that was asked for."""
        told = {name: self.cleaned_data[name] for name in self._meta.fields}
        return told | {
            "ends_at": clock.midnight(self.cleaned_data["ends_on"] + timedelta(days=1), clock.newsroom_zone())
        }
