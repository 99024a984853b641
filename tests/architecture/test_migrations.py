"""The tables' history: complete, in one line, and able to go back."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL

ROOMS = ("audit", "people", "sections", "photos", "articles", "desk", "public", "newsroom")


@pytest.fixture(scope="module")
def loader() -> MigrationLoader:
    return MigrationLoader(None)


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)  # ends with SystemExit otherwise


@pytest.mark.parametrize("room", ROOMS)
def test_migrations_stand_in_one_line(loader, room):
    own = [key for key in loader.graph.nodes if key[0] == room]
    assert not own or len(loader.graph.leaf_nodes(room)) == 1
    parents = [parent for key in own for parent in loader.disk_migrations[key].dependencies if parent[0] == room]
    assert len(parents) == len(set(parents)), "two migrations follow the same one"
    numbers = sorted(name.split("_")[0] for _, name in own)
    assert len(numbers) == len(set(numbers)), "two migrations bear the same number"


def test_every_step_can_be_taken_back(loader):
    one_way = [
        f"{label}.{name}"
        for (label, name), migration in loader.disk_migrations.items()
        if label in ROOMS
        for operation in migration.operations
        if isinstance(operation, (RunPython, RunSQL)) and not operation.reversible
    ]
    assert not one_way


@pytest.mark.django_db
def test_no_extension_is_asked_of_the_server():
    """The embedded PostgreSQL has none to give, and a shared server often allows none."""
    with connection.cursor() as cursor:
        cursor.execute("select extname from pg_extension")
        assert {name for (name,) in cursor.fetchall()} == {"plpgsql"}


def test_every_room_is_installed():
    assert {config.name.split(".")[0] for config in apps.get_app_configs()} >= set(ROOMS)
