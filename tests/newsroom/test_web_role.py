"""The role of the web server reads and writes, and can neither change the tables nor take from the log."""

from io import StringIO

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg2 import errors, sql

pytestmark = pytest.mark.django_db
ROLE = "uji_web"


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(role=sql.Identifier(ROLE)))


@pytest.fixture
def web():
    """A cursor's `execute` as the web's role: a real second role, gone with the test's transaction."""
    execute("CREATE ROLE {role}")
    call_command("web_role", ROLE, stdout=StringIO())

    def run(statement):
        with connection.cursor() as cursor:
            cursor.execute("SAVEPOINT before_web")
            cursor.execute(f"SET LOCAL ROLE {ROLE}")
            try:
                cursor.cursor.execute(statement)
            finally:
                if connection.connection.info.transaction_status == psycopg2.extensions.TRANSACTION_STATUS_INERROR:
                    cursor.execute("ROLLBACK TO SAVEPOINT before_web")
                cursor.execute("RESET ROLE")

    return run


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM articles_article",
        "INSERT INTO newsroom_cache VALUES ('a', 'b', now())",
        "UPDATE people_user SET first_name = 'x'",
        "DELETE FROM django_session",
        "INSERT INTO audit_entry (action) SELECT action FROM audit_entry WHERE false",
        "SELECT * FROM audit_seal FOR UPDATE",
        "SELECT * FROM django_migrations",
        "SELECT nextval('articles_article_id_seq')",
    ],
)
def test_it_does_the_newsrooms_work(web, statement):
    web(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER audit_entry_kept ON audit_entry",
        "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
        "ALTER TABLE audit_seal DISABLE TRIGGER audit_seal_kept",
        "TRUNCATE audit_entry",
        "TRUNCATE articles_edition CASCADE",
        "DELETE FROM audit_entry",
        "UPDATE audit_entry SET label = ''",
        "DROP TABLE articles_article CASCADE",
        "DROP FUNCTION audit_refuse() CASCADE",
        "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "ALTER TABLE people_user ADD COLUMN x int",
        "CREATE TABLE milik_sendiri (id int)",
        "CREATE TRIGGER t BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
        "SET session_replication_role = replica",
        "DELETE FROM django_migrations",
        "GRANT ALL ON audit_entry TO PUBLIC",
    ],
)
def test_it_can_change_no_table_and_take_nothing_from_the_log(web, statement):
    if statement.startswith("GRANT"):  # PostgreSQL only warns that nothing was granted
        web(statement)
        with pytest.raises(errors.InsufficientPrivilege):
            web("DELETE FROM audit_entry")
        return
    with pytest.raises(errors.InsufficientPrivilege):
        web(statement)


def test_tables_of_later_migrations_are_open_to_it_too(web):
    execute("CREATE TABLE kelak (id serial)")
    web("INSERT INTO kelak DEFAULT VALUES")
    with pytest.raises(errors.InsufficientPrivilege):
        web("DROP TABLE kelak")


def test_it_may_be_set_up_again(web):
    call_command("web_role", ROLE, stdout=StringIO())
    web("SELECT 1")


def test_a_role_that_owns_the_tables_or_can_act_as_their_owner_is_refused():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        [owner] = cursor.fetchone()
    with pytest.raises(CommandError, match="owns tables"):
        call_command("web_role", owner)
    execute("CREATE ROLE {role} SUPERUSER")
    with pytest.raises(CommandError, match="owns tables"):
        call_command("web_role", ROLE)


def test_a_role_that_is_not_there_is_made_with_the_password_from_the_environment(monkeypatch):
    with pytest.raises(CommandError, match="NEWSROOM_WEB_PASSWORD"):
        call_command("web_role", ROLE)
    monkeypatch.setenv("NEWSROOM_WEB_PASSWORD", "a'b\"c")
    call_command("web_role", ROLE, stdout=StringIO())
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolcanlogin, rolsuper FROM pg_roles WHERE rolname = %s", [ROLE])
        assert cursor.fetchone() == (True, False)
