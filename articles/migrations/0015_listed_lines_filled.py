from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models
from django.db.models import deletion

#: Lines filled by one statement, which no reader waits for: each takes a moment.
AT_ONCE = 20_000
FILL = """
UPDATE {table} AS line SET listed_at = edition.listed_at, listed_article = edition.article_id
FROM articles_edition AS edition
WHERE edition.id = line.edition_id AND line.listed_at IS NULL AND line.id >= %s AND line.id < %s
"""


def fill(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        for table in ("articles_edition_tags", "articles_editionbyline"):
            cursor.execute(f"SELECT min(id), max(id) FROM {table}")
            first, last = cursor.fetchone()
            for begin in range(first or 0, (last or -1) + 1, AT_ONCE):
                cursor.execute(FILL.format(table=table), [begin, begin + AT_ONCE])


def without_index(model, name, index, field):
    """The index of a foreign key alone, whose place another one takes that begins with it."""
    table = f"articles_{model}" if model != "editiontag" else "articles_edition_tags"
    return migrations.RunSQL(
        f'DROP INDEX CONCURRENTLY IF EXISTS "{index}"',
        f'CREATE INDEX CONCURRENTLY "{index}" ON {table} ({name}_id)',
        state_operations=[migrations.AlterField(model, name, field)],
    )


class Migration(migrations.Migration):
    """The lists of tags, authors, sections and kinds are each walked along one index.

    What the indexes that go are for, those that come do as well: code from before this step finds what it needs. Beside
    the index of a column alone PostgreSQL would sort what it finds there, rather than walk along the new one.
    """

    atomic = False
    dependencies = [("articles", "0014_listed_lines")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        AddIndexConcurrently(
            "editiontag", models.Index(fields=["tag", "listed_at", "listed_article"], name="edition_tag_listed")
        ),
        AddIndexConcurrently(
            "editionbyline",
            models.Index(fields=["author", "listed_at", "listed_article"], name="edition_author_listed"),
        ),
        AddIndexConcurrently(
            "edition", models.Index(fields=["section", "listed_at", "article_id"], name="edition_in_section")
        ),
        AddIndexConcurrently(
            "edition", models.Index(fields=["kind", "listed_at", "article_id"], name="edition_of_kind")
        ),
        RemoveIndexConcurrently("edition", "edition_by_section"),
        RemoveIndexConcurrently("edition", "edition_by_kind"),
        without_index(
            "edition",
            "section",
            "articles_edition_section_id_02a7db8c",
            models.ForeignKey(
                "sections.section", db_index=False, on_delete=deletion.PROTECT, related_name="editions"
            ),
        ),
        without_index(
            "editiontag",
            "tag",
            "articles_edition_tags_tag_id_8d372067",
            models.ForeignKey(
                "taggit.tag", db_index=False, on_delete=deletion.CASCADE, related_name="edition_lines"
            ),
        ),
        without_index(
            "editionbyline",
            "author",
            "articles_editionbyline_author_id_28d34b4f",
            models.ForeignKey(
                "people.author", db_index=False, on_delete=deletion.PROTECT, related_name="edition_bylines"
            ),
        ),
    ]
