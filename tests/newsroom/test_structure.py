"""What an empty database is given at once is what the migrations come to."""

import threading
from contextlib import nullcontext
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from newsroom import embedded
from newsroom.database import structure
from newsroom.management.commands import structure as command
from tests.meanwhile import PATIENCE

#: PostgreSQL tells this index of allauth's in other words once it was made from its own words; it means the same.
TOLD_OTHERWISE = "CREATE UNIQUE INDEX unique_authenticator_type "


@pytest.fixture
def empty(django_db_setup, django_db_blocker):
    """Django's connection leads to a database without a table."""
    with django_db_blocker.unblock(), command.scratch():
        yield


def tables() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        return cursor.fetchone()[0]


def told(name: str, *arguments, **options) -> str:
    out = StringIO()
    call_command(name, *arguments, stdout=out, **options)
    return out.getvalue()


def without(monkeypatch, tmp_path, old: str, new: str) -> None:
    """The file with something else in the place of `old`, which stands there once."""
    text = structure.FILE.read_text()
    assert text.count(old) == 1
    monkeypatch.setattr(structure, "FILE", tmp_path / "structure.sql")
    structure.FILE.write_text(text.replace(old, new))


def test_it_stands_for_every_migration():
    migrations = MigrationLoader(None).disk_migrations
    replaced = {old for migration in migrations.values() for old in migration.replaces}  # recorded beside the new one
    missing = sorted(set(migrations) - structure.stands_for())
    gone = sorted(structure.stands_for() - set(migrations) - replaced)
    assert not missing, f"newsroom/database/structure.sql does not know these; run `make structure`: {missing}"
    assert not gone, f"newsroom/database/structure.sql knows migrations that are gone; run `make structure`: {gone}"


@pytest.fixture
def come_to(db, monkeypatch, tmp_path):
    """`come_to(words)`: what all migrations come to, which is half a minute's work: `make lint` has it done."""
    monkeypatch.setattr(embedded, "VERSION", connection.pg_version // 10000)
    monkeypatch.setattr(structure, "FILE", tmp_path / "structure.sql")
    structure.FILE.write_text("as it was")
    monkeypatch.setattr(command, "scratch", nullcontext)
    monkeypatch.setattr(command, "call_command", lambda name, **options: None)
    return lambda words: monkeypatch.setattr(structure, "written", lambda connection: words)


def test_the_command_writes_what_the_migrations_come_to(come_to):
    come_to("\t('articles', '0001_initial', now());")
    assert "stands for 1 migrations" in told("structure")
    assert structure.FILE.read_text() == "\t('articles', '0001_initial', now());"


def test_a_check_writes_nothing_and_fails_where_they_come_to_something_else(come_to):
    come_to("as it was")
    assert told("structure", check=True) == ""
    come_to("as it is")
    with pytest.raises(CommandError, match="make structure"):
        told("structure", check=True)
    assert structure.FILE.read_text() == "as it was"


def test_an_empty_database_gets_every_table_at_once(empty):
    said = told("migrate", interactive=False)
    assert "Every table was made at once." in said
    assert "No migrations to apply." in said
    made = structure.written(connection).splitlines()
    pairs = zip(made, structure.FILE.read_text().splitlines(), strict=True)
    assert [now for now, file in pairs if now != file and not file.startswith(TOLD_OTHERWISE)] == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM auth_permission WHERE codename = 'add_article'")
        assert cursor.fetchone()[0] == 1, "what Django makes after its migrations"
    assert "made at once" not in told("migrate", interactive=False)


def test_a_migration_that_is_younger_than_it_comes_after_it(empty, monkeypatch, tmp_path):
    without(monkeypatch, tmp_path, "\t('audit', '0006_old_words_unread', now()),\n", "")
    said = told("migrate", interactive=False)
    assert said.index("Every table was made at once.") < said.index("Applying audit.0006_old_words_unread... OK")
    assert said.count("Applying") == 1


def test_what_fails_leaves_nothing_behind(empty, monkeypatch, tmp_path):
    without(monkeypatch, tmp_path, "CREATE TABLE public.articles_edition (", "CREATE TABEL public.articles_edition (")
    with pytest.raises(DatabaseError, match="TABEL"):
        told("migrate", interactive=False)
    assert not tables()


@pytest.mark.parametrize(
    "something",
    [
        "CREATE TABLE lama ()",
        "CREATE VIEW lama AS SELECT 1",
        "CREATE SEQUENCE lama",
        "CREATE FUNCTION lama() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE SCHEMA lain AUTHORIZATION CURRENT_USER",
    ],
)
def test_a_database_with_anything_of_its_own_is_left_as_it_is(empty, something):
    with connection.cursor() as cursor:
        cursor.execute(something)
        cursor.execute("SET search_path = lain, public")
    assert not structure.load(connection)
    assert tables() == something.count("TABLE")


def test_a_database_without_that_schema_is_left_to_the_migrations(empty):
    """Some keep their tables in a schema of their own, and none that is called `public`."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA redaksi; SET search_path = redaksi")
    assert not structure.load(connection)


@pytest.mark.parametrize("part", [["--plan"], ["articles", "zero"], ["--fake"], ["--prune", "taggit"]])
def test_who_asks_for_a_part_gets_that_part_alone(empty, part):
    assert "made at once" not in told("migrate", *part, interactive=False)
    assert tables() <= 1  # where migrations are recorded


def test_of_two_that_begin_at_once_the_second_finds_the_tables(empty):
    made = []

    def begin():
        try:
            made.append(structure.load(connection))
        finally:
            connection.close()

    both = [threading.Thread(target=begin) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join(PATIENCE)
    assert sorted(made) == [False, True]


def test_with_another_postgresql_it_is_not_written(monkeypatch, db):
    monkeypatch.setattr(embedded, "VERSION", 11)
    with pytest.raises(CommandError, match="leave DATABASE_URL unset"):
        command.Command().handle()
