"""The step that gave the home page a right of its own."""

from importlib import import_module

import pytest
from django.apps import apps

from people.models import Role

pytestmark = pytest.mark.django_db


def test_who_arranged_the_fronts_arranges_the_home_page_too_and_the_step_can_be_taken_back():
    step = import_module("people.migrations.0005_home_right")
    front, other = (
        Role.objects.create(codename=name, name=name, rights=rights)
        for name, rights in (("kurator", ["write", "fronts", "photos"]), ("penulis-lepas", ["write"]))
    )
    for move, rights in (
        (step.give, ["write", "home", "fronts", "photos"]),
        (step.give, ["write", "home", "fronts", "photos"]),
        (step.take, ["write", "fronts", "photos"]),
    ):
        move(apps, None)
        front.refresh_from_db()
        other.refresh_from_db()
        assert (front.rights, other.rights) == (rights, ["write"])
