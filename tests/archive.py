"""Twenty thousand stories, as uneven as `bench.skew` says, for tests of what a page touches in a large archive.

They are loaded once a run, into a database of their own that is copied from this process's. Modules whose tests are
in the group `archive` look at it while they last, each test in a transaction of its own as ever.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.finding import newest
from bench import stories
from people.models import User
from photos.models import Photo
from tests.public import many

STORIES = 20_000


def load(name: str) -> None:
    """Make the database `name`, and the archive in it."""
    own = connection.settings_dict["NAME"]
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{own}"')
    with looked_at(name), pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "PATTERNS", 20)
        patch.setattr(stories, "PARAGRAPHS", 1)
        patch.setattr(stories, "MANY", 0)
        connection.statement_seconds = 0  # no limit of a reader's, which the test before may have left
        writer = User.objects.create(username=stories.WHO, email="bench@example.org")
        Photo.objects.create(
            original="a.jpg", width=1600, height=900, created_by=writer, renditions=many.RENDITIONS, alt="Kapal"
        )
        stories.load(STORIES)


@contextmanager
def looked_at(name: str) -> Iterator[None]:
    """Meanwhile the database is the one called `name`."""
    own = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    newest.forget()
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own
        newest.forget()


def drop(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def asked() -> Iterator[list[str]]:
    """What the database is asked meanwhile, other than how it will answer."""
    told: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        yield told
    told += [query["sql"] for query in queries if query["sql"].lstrip("( ").startswith(("SELECT", "EXECUTE", "WITH"))]


def touched(statement: str) -> tuple[int, int, str]:
    """Rows that the scans of a statement read, blocks that it looked into, and its plan."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}")
        (plan,) = cursor.fetchone()
    top = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
    return rows_of(top), top["Shared Hit Blocks"] + top["Shared Read Blocks"], told(top)


def told(node: dict, depth: int = 0) -> str:
    """The plan in a line for each node, for whoever must find out why."""
    where = node.get("Index Name") or node.get("Relation Name") or ""
    how = " ".join(str(node.get(name, "")) for name in ("Index Cond", "Filter", "Sort Key") if name in node)
    rows = f"{node['Actual Rows']:.0f} of {node['Plan Rows']} x {node['Actual Loops']}"
    line = f"{'  ' * depth}{node['Node Type']} {where} [{rows}] {how[:150]}"
    return "\n".join([line, *(told(one, depth + 1) for one in node.get("Plans", []))])


def rows_of(node: dict) -> int:
    below = sum(map(rows_of, node.get("Plans", [])))
    if "Scan" not in node["Node Type"] or node["Node Type"] in ("Subquery Scan", "Function Scan", "CTE Scan"):
        return below
    passed = sum(value for name, value in node.items() if name.startswith("Rows Removed by"))
    return below + round((node["Actual Rows"] + passed) * node["Actual Loops"])
