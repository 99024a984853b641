"""Nobody gets behind a staff address who should not, by GET or POST, and no address is forgotten."""

import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver

from tests.architecture.staff_addresses import ROLELESS, STAFF, STRANGER
from tests.architecture.staff_table import ROWS
from tests.factories import UserFactory


def routes(patterns, prefix=""):
    """Every route below `prefix`, as one string each."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield APPS.sub("<app_label>", route)


#: Django lists the apps of the day in this route.
APPS = re.compile(r"\(\?P<app_label>[^)]*\)")


def staff_routes() -> list[str]:
    return [route for route in routes(get_resolver().url_patterns) if route.startswith("admin/")]


def test_every_staff_address_stands_in_the_table():
    forgotten = sorted(set(staff_routes()) - {row.route for row in ROWS})
    assert not forgotten, "Add a row for each to tests/architecture/staff_table.py: who gets what there?"


def test_the_table_holds_no_address_that_is_gone():
    assert sorted({row.route for row in ROWS} - set(staff_routes())) == []


def answers(client: Client, path: str) -> tuple[int, int]:
    """What the address answers by GET and POST; nothing that it does is kept."""
    statuses = []
    for ask in (client.get, client.post):
        with transaction.atomic():
            statuses.append(ask(path).status_code)
            transaction.set_rollback(True)
    return tuple(statuses)


@pytest.mark.django_db
@pytest.mark.parametrize("who", [*sorted(STAFF), ROLELESS, STRANGER])
def test_each_person_gets_what_the_table_says(who, cast, scene):
    person = UserFactory() if who == ROLELESS else None if who == STRANGER else getattr(cast, who)
    door = Client()
    if person:
        door.force_login(person)
    surprises, client = [], Client(raise_request_exception=False)
    for row in ROWS:
        client.cookies = door.cookies.copy()  # whatever happened at the last address: signed in, as at the first
        path = row.address(scene)
        if (got := answers(client, path)) != row.expected(who):
            surprises.append(f"{path}: {got}, expected {row.expected(who)}")
    assert surprises == []


@pytest.mark.django_db
def test_a_colleague_without_a_role_is_told_why_the_door_stays_shut(client):
    client.force_login(UserFactory(language="en"))
    response = client.get("/admin/", follow=True)
    assert response.status_code == 403
    assert "role" in response.content.decode()
