"""A person where work is given or waits: whoever is away, or works here no more, says so beside the name."""

from django import forms
from django.utils.translation import gettext as _

from people.models import User


def named(person: User | None) -> str:
    """Their name, and in brackets why they may not see to it: on leave, or gone. Empty for nobody. No statement."""
    if person is None:
        return ""
    why = person.leave if person.is_active else _("works here no more")
    return f"{person} ({why})" if why else str(person)


class PersonField(forms.ModelChoiceField):
    """One of several people."""

    def label_from_instance(self, person: User) -> str:
        return named(person)
