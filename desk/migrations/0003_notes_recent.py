from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

#: A story's places in lists say when its last note was written.
FORWARD = """
CREATE FUNCTION standing_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE articles_standing SET noted_at = NEW.created_at
    WHERE article_id = NEW.article_id AND (noted_at IS NULL OR noted_at < NEW.created_at);
    RETURN NULL;
END $$;
CREATE TRIGGER standing_noted AFTER INSERT OR UPDATE OF created_at ON desk_note
    FOR EACH ROW EXECUTE FUNCTION standing_noted();
"""
BACKWARD = "DROP TRIGGER standing_noted ON desk_note; DROP FUNCTION standing_noted();"
#: Notes whose stories are told by one statement.
AT_ONCE = 20_000
FILL = """
UPDATE articles_standing AS here SET noted_at = note.at
FROM (
    SELECT article_id, max(created_at) AS at FROM desk_note WHERE id >= %s AND id < %s GROUP BY article_id
) AS note
WHERE here.article_id = note.article_id AND (here.noted_at IS NULL OR here.noted_at < note.at)
"""


def fill(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT min(id), max(id) FROM desk_note")
        first, last = cursor.fetchone()
        for begin in range(first or 0, (last or -1) + 1, AT_ONCE):
            cursor.execute(FILL, [begin, begin + AT_ONCE])


class Migration(migrations.Migration):
    """The newest notes of all, and those on somebody's stories, are walked along an index."""

    atomic = False
    dependencies = [("articles", "0021_standings_filled"), ("desk", "0002_waits")]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunPython(fill, migrations.RunPython.noop),
        AddIndexConcurrently("note", models.Index(fields=["-created_at", "-id"], name="note_recent")),
    ]
