"""The step that gave the wires of agencies a right of their own."""

from importlib import import_module

import pytest
from django.apps import apps

from people.models import Role

pytestmark = pytest.mark.django_db


def test_leading_editors_and_administrators_set_up_wires_and_the_step_can_be_taken_back():
    step = import_module("people.migrations.0015_wires_right")
    leading, other = (
        Role.objects.create(codename=name, name=name, rights=rights)
        for name, rights in (("wakil", ["publish", "pages"]), ("penulis-lepas", ["write"]))
    )
    for move, rights in (
        (step.give, ["publish", "pages", "wires"]),
        (step.give, ["publish", "pages", "wires"]),
        (step.take, ["publish", "pages"]),
    ):
        move(apps, None)
        for role in (leading, other):
            role.refresh_from_db()
        assert (leading.rights, other.rights) == (rights, ["write"])
