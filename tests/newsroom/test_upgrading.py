"""A new version comes in while people write: no statement of theirs waits, and the code of before goes on writing.

The tables are taken back to how they were some versions ago, filled, and brought forward again under writers.
"""

import threading
from contextlib import contextmanager
from io import StringIO

import psycopg2
import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from psycopg2 import sql

from newsroom.management.commands import migrate
from tests import stage, template
from tests.conftest import RUN

pytestmark = pytest.mark.xdist_group("upgrading")
NAME = "uji_naik_versi"
#: Stories in the archive, and the version (a migration of the stories' room) that is brought up to date. What came
#: before it went through this when it was new, and migrations do not change.
ROWS, BEFORE = 20_000, "0036"
#: Seconds that a lock may keep somebody waiting. How long the work itself takes is the machine's affair.
LONGEST = 10
LINES = ("articles_edition_tags", "articles_editionbyline")
#: What was there at BEFORE, and what no release that can run beside this one knows any more.
FORGOTTEN = {"search"}


def columns(cursor, table: str) -> list[str]:
    cursor.execute(
        "SELECT column_name FROM information_schema.columns"
        " WHERE table_name = %s AND table_schema = 'public' AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    return [name for (name,) in cursor.fetchall() if name not in FORGOTTEN]


def copies(cursor, table: str, many: int, **said: str) -> None:
    """Rows like those that are there, `many` of each, with what is `said` (as SQL, `n` counts) in their columns."""
    names = columns(cursor, table)
    statement = sql.SQL(
        "INSERT INTO {table} ({names}) SELECT {values} FROM {table} AS t, generate_series(1, {many}) n"
    )
    values = [sql.SQL(said[name]) if name in said else sql.SQL("t.{}").format(sql.Identifier(name)) for name in names]
    query = statement.format(
        table=sql.Identifier(table),
        names=sql.SQL(", ").join(map(sql.Identifier, names)),
        values=sql.SQL(", ").join(values),
        many=sql.Literal(many),
    )
    cursor.execute(query)


@contextmanager
def another_database(name: str):
    """Django's own connection leads there meanwhile."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def told(command: str, *arguments) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out, interactive=False)
    return out.getvalue()


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker):
    """A database of its own, as it was at BEFORE, with ROWS stories; Django's connection leads to it."""
    with django_db_blocker.unblock():
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
            template.create(cursor, NAME, RUN)
        with another_database(NAME):
            told("migrate")
            story = stage.published(stage.make_cast(), tags=["kopi"])
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = replica")
                far = {"article_id": "1000000 + n", "edition_id": "1000000 + n"}
                copies(cursor, "articles_article", many=ROWS, id="1000000 + n")
                copies(cursor, "articles_edition", many=ROWS, id=far["edition_id"], article_id=far["article_id"])
                for table in LINES:
                    copies(cursor, table, many=ROWS, id="1000000 + n", edition_id=far["edition_id"])
                cursor.execute("SET session_replication_role = origin")
            told("migrate", "articles", BEFORE)
            yield story.pk
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def line():
    """A connection of its own to the archive."""
    known = connection.get_connection_params()
    parts = {name: known[name] for name in ("host", "port", "user", "password") if known.get(name)}
    return psycopg2.connect(dbname=NAME, **parts)


class Writer(threading.Thread):
    """Code of before the new version, which knows the columns that there were, and goes on saving and publishing."""

    def __init__(self, story: int, first: int):
        super().__init__(daemon=True)
        self.story, self.number = story, first
        self.saves, self.failed = 0, []
        self.at_it, self.end = threading.Event(), threading.Event()
        self._line = line()
        self._line.autocommit = True
        with self._line.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{LONGEST}s'")
            tables = ("articles_article", "articles_edition", LINES[0])
            self._known = {table: columns(cursor, table) for table in tables}

    def run(self) -> None:
        with self._line.cursor() as cursor:
            while not self.end.wait(0.01):
                self.number += 1
                there = [1_000_001 + self.number % ROWS]
                self._do(cursor, "UPDATE articles_article SET headline = 'Diubah' WHERE id = %s", there)
                self._add(cursor, "articles_article", "id = %s", id=self.number)
                self._add(cursor, "articles_edition", "article_id = %s", id=self.number, article_id=self.number)
                its = "edition_id = (SELECT min(id) FROM articles_edition WHERE article_id = %s)"
                self._add(cursor, LINES[0], its, id=self.number, edition_id=self.number)
                self.saves += 1
                if self.saves > 5:
                    self.at_it.set()
        self._line.close()

    def _add(self, cursor, table: str, where: str, **said: int) -> None:
        values = [str(said[name]) if name in said else f't."{name}"' for name in self._known[table]]
        named = ", ".join(f'"{name}"' for name in self._known[table])
        query = f"INSERT INTO {table} ({named}) SELECT {', '.join(values)} FROM {table} t WHERE {where}"
        self._do(cursor, query, [self.story])

    def _do(self, cursor, statement: str, values: list) -> None:
        try:
            cursor.execute(statement, values)
        except psycopg2.Error as error:
            self.failed.append(str(error))


def test_nobody_waits_and_nothing_that_is_written_fails_while_a_new_version_comes_in(archive):
    writers = [Writer(archive, first) for first in (2_000_000, 3_000_000)]
    for writer in writers:
        writer.start()
    try:
        assert all(writer.at_it.wait(600) for writer in writers), "the writers have not begun"
        before = [writer.saves for writer in writers]
        told("migrate")
        for writer in writers:
            writer.at_it.clear()
        assert all(writer.at_it.wait(600) for writer in writers), "the writers do not go on"
    finally:
        for writer in writers:
            writer.end.set()
            writer.join()
    assert [writer.failed[:1] for writer in writers] == [[], []]
    assert all(writer.saves > begun for writer, begun in zip(writers, before, strict=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_edition WHERE id > 2000000")
        assert cursor.fetchone()[0] == sum(writer.saves for writer in writers)


class Listener(StringIO):
    """What a command says; hears of its first new try."""

    def __init__(self, heard):
        super().__init__()
        self.heard = heard

    def write(self, text: str) -> int:
        if "trying again" in text:
            self.heard()
        return super().write(text)


def test_a_step_without_its_lock_lets_others_by_is_tried_again_and_ends_with_the_reason(archive, monkeypatch):
    told("migrate")
    told("migrate", "desk", "0001")
    monkeypatch.setattr(migrate, "PATIENCE", 0.1)
    monkeypatch.setattr(migrate, "REST", 0.05)
    with line() as holder, holder.cursor() as cursor:  # somebody reads for long, and so holds what a step wants
        cursor.execute("LOCK TABLE sections_section, articles_article IN ROW EXCLUSIVE MODE")
        with monkeypatch.context() as few:
            few.setattr(migrate, "TRIES", 2)
            with pytest.raises(OperationalError, match="lock timeout"):
                told("migrate", "desk")
        out = Listener(holder.rollback)
        call_command("migrate", "desk", stdout=out, interactive=False)
    said = out.getvalue()
    assert said.count("trying again") == 1
    assert "desk.0002_waits... OK" in said
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone()[0] == "0"


@pytest.mark.django_db
def test_the_command_leaves_no_limit_behind():
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = 500")
        told("migrate", "--plan")
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone()[0] == "0"
