"""The form in which a person says how they want to be told."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from desk.models import Every, Mail
from desk.notices import preferences
from desk.notices.kinds import KINDS, Kind
from people import clock
from people.models import User
from people.roles import Right
from sections.models import Section


@dataclass
class Row:
    """One kind in the form: a tick for the desk, a choice for the mail."""

    kind: Kind
    desk: forms.BoundField
    mail: forms.BoundField


class SettingsForm(forms.Form):
    """Kind by kind: on the desk or not, by mail at once, in the digest, or never. And when the digest comes."""

    digest = forms.ChoiceField(label=_("The digest comes"), choices=Every.choices)
    hour = forms.TypedChoiceField(
        label=_("Hour of the daily digest"), coerce=int, choices=[(hour, f"{hour:02}.00") for hour in range(24)]
    )

    followed = forms.ModelMultipleChoiceField(
        Section.objects.active(),
        label=_("Desks that I follow"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("You are told of each story that is submitted there, as chosen above."),
    )

    def __init__(self, user: User, data=None):
        manner = preferences.manners([user])[user.pk]
        super().__init__(data, initial={"digest": manner.chosen.digest, "hour": manner.chosen.digest_hour})
        self.manner = manner
        if manner.on_every_desk and user.may(Right.EDIT):
            self.fields["followed"].initial = manner.chosen.followed_desks.all()
        else:  # whoever has desks of their own is told of those
            del self.fields["followed"]
        self.zone = clock.zone_of(user)
        for kind in KINDS.values():
            desk, mail = manner.of(kind.name)
            self.fields[f"desk-{kind.name}"] = forms.BooleanField(
                label=_("On the desk: %(kind)s") % {"kind": kind.label}, required=False, initial=desk
            )
            self.fields[f"mail-{kind.name}"] = forms.ChoiceField(
                label=_("By mail: %(kind)s") % {"kind": kind.label}, choices=Mail.choices, initial=mail
            )

    def rows(self) -> list[Row]:
        """The kinds, for the table."""
        return [Row(kind, self[f"desk-{kind.name}"], self[f"mail-{kind.name}"]) for kind in KINDS.values()]

    def choices(self) -> dict[str, dict]:
        """What differs from the person's defaults: whoever leaves a kind alone follows a default that changes."""
        chosen = {}
        for kind in KINDS.values():
            desk, mail = self.cleaned_data[f"desk-{kind.name}"], self.cleaned_data[f"mail-{kind.name}"]
            if (desk, mail) != kind.defaults(self.manner.on_every_desk):
                chosen[kind.name] = {"desk": desk, "mail": mail}
        return chosen
