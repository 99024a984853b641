"""The step that gave cases a right of their own."""

from importlib import import_module

import pytest
from django.apps import apps

from people.models import Role

pytestmark = pytest.mark.django_db


def test_who_publishes_decides_about_cases_and_the_step_can_be_taken_back():
    step = import_module("people.migrations.0007_cases_right")
    editor, chief, other = (
        Role.objects.create(codename=name, name=name, rights=rights)
        for name, rights in (
            ("redaktur-malam", ["write", "publish", "spike", "withdraw"]),
            ("wakil", ["publish"]),
            ("penulis-lepas", ["write"]),
        )
    )
    for move, rights, alone in (
        (step.give, ["write", "publish", "spike", "cases", "withdraw"], ["publish", "cases"]),
        (step.give, ["write", "publish", "spike", "cases", "withdraw"], ["publish", "cases"]),
        (step.take, ["write", "publish", "spike", "withdraw"], ["publish"]),
    ):
        move(apps, None)
        for role in (editor, chief, other):
            role.refresh_from_db()
        assert (editor.rights, chief.rights, other.rights) == (rights, alone, ["write"])
