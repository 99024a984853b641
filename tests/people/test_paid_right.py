"""The step that gave what is not the newsroom's own work a right of its own."""

from importlib import import_module

import pytest
from django.apps import apps

from people.models import Role

pytestmark = pytest.mark.django_db


def test_who_withdraws_makes_paid_content_and_the_step_can_be_taken_back():
    step = import_module("people.migrations.0010_paid_right")
    leading, other = (
        Role.objects.create(codename=name, name=name, rights=rights)
        for name, rights in (("wakil", ["publish", "withdraw", "all_desks"]), ("penulis-lepas", ["write"]))
    )
    for move, rights in (
        (step.give, ["publish", "withdraw", "paid", "all_desks"]),
        (step.give, ["publish", "withdraw", "paid", "all_desks"]),
        (step.take, ["publish", "withdraw", "all_desks"]),
    ):
        move(apps, None)
        for role in (leading, other):
            role.refresh_from_db()
        assert (leading.rights, other.rights) == (rights, ["write"])
