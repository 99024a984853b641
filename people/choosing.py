"""Choosing a person in a form: whoever is away says so beside the name."""

from django import forms

from people.models import User


class PersonField(forms.ModelChoiceField):
    """One of several people."""

    def label_from_instance(self, person: User) -> str:
        return f"{person} ({person.leave})" if person.leave else str(person)
