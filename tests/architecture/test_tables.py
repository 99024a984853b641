"""The tables hold what the models say, and what is written often is written to no index in vain."""

import pytest
from django.apps import apps
from django.db import connection

pytestmark = pytest.mark.django_db

#: Columns that no model knows any more. The release before still reads them; the next one takes them away.
LEAVING = {("audit_entry", "search")}
#: Rows that every save, every move and every line of the log writes.
OFTEN = ("articles_article", "articles_edition", "audit_entry")
#: Indexes whose columns are the first of another's, in the same order. A unique one or one of some rows keeps rules.
BEGIN_ANOTHER = """
WITH found AS (
    SELECT indrelid, indexrelid, indkey::int2[] AS keys, indclass::oid[] AS classes, indnkeyatts AS many,
           indisunique OR indpred IS NOT NULL AS needed, indpred IS NULL AS whole
    FROM pg_index JOIN pg_class AS made ON made.oid = indexrelid JOIN pg_am ON pg_am.oid = made.relam
    WHERE amname = 'btree' AND indexprs IS NULL AND indrelid = ANY (%s::regclass[])
)
SELECT short.indexrelid::regclass::text, long.indexrelid::regclass::text FROM found AS short JOIN found AS long
    ON short.indrelid = long.indrelid AND short.indexrelid <> long.indexrelid AND short.many <= long.many
WHERE NOT short.needed AND long.whole AND (
    SELECT bool_and(short.keys[nth] = long.keys[nth] AND short.classes[nth] = long.classes[nth])
    FROM generate_series(0, short.many - 1) AS nth
)
"""


def test_every_column_is_a_field():
    tables = {}
    for model in apps.get_models(include_auto_created=True):
        tables.setdefault(model._meta.db_table, set()).update(field.column for field in model._meta.concrete_fields)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = ANY (%s)",
            [list(tables)],
        )
        there = {(table, column) for table, column in cursor.fetchall()}
    assert {(table, column) for table, column in there if column not in tables[table]} == LEAVING


def test_no_index_of_what_is_written_often_begins_another():
    with connection.cursor() as cursor:
        cursor.execute(BEGIN_ANOTHER, [list(OFTEN)])
        assert cursor.fetchall() == []
