"""The tables' history: complete, in one line, and able to go back."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddField, RunPython, RunSQL
from django.db.migrations.operations.base import Operation
from django.db.models import F

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("audit", "people", "sections", "photos", "articles", "fronts", "press", "desk", "public", "newsroom")


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


def test_migrations_import_nothing_that_may_change():
    """A migration must do in a year what it does today, so it writes out whatever it needs."""
    own = {path.name for path in ROOT.iterdir() if path.is_dir()}
    ours = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted(ROOT.glob("*/migrations/*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        for name in imported(node)
        if name.split(".")[0] in own
    ]
    assert not ours


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def closed_to_older_code(operation: Operation) -> bool:
    """Would code from before this step, still running, fail to add a row after it?"""
    if not isinstance(operation, AddField) or operation.field.many_to_many:
        return False
    field = operation.field
    return not (field.null or field.has_db_default() or field.generated)


def test_a_new_column_can_be_left_out_by_the_code_before_it(loader):
    tables = {(label, "0001_tables") for label in ROOMS}
    closed = [
        f"{label}.{name}: {operation.model_name}.{operation.name} needs db_default"
        for (label, name), migration in loader.disk_migrations.items()
        if label in ROOMS and (label, name) not in tables
        for operation in migration.operations
        if closed_to_older_code(operation)
    ]
    assert not closed


@pytest.mark.parametrize(
    ("field", "closed"),
    [
        (models.CharField(max_length=9, default="x"), True),
        (models.CharField(max_length=9, default="x", db_default="x"), False),
        (models.CharField(max_length=9, null=True), False),
        (models.GeneratedField(expression=F("id"), output_field=models.IntegerField(), db_persist=True), False),
        (models.ManyToManyField("people.User"), False),
    ],
)
def test_what_older_code_can_leave_out(field, closed):
    assert closed_to_older_code(AddField("article", "kicker", field)) is closed


@pytest.mark.django_db
def test_no_extension_is_asked_of_the_server():
    """The embedded PostgreSQL has none to give, and a shared server often allows none."""
    with connection.cursor() as cursor:
        cursor.execute("select extname from pg_extension")
        assert {name for (name,) in cursor.fetchall()} == {"plpgsql"}


def test_every_room_is_installed():
    assert {config.name.split(".")[0] for config in apps.get_app_configs()} >= set(ROOMS)
