from django.db import migrations

DROP = "ALTER TABLE articles_edition DROP COLUMN search"
MAKE = """
ALTER TABLE articles_edition ADD COLUMN search tsvector NULL;
CREATE INDEX edition_search ON articles_edition USING gin (search);
"""


class Migration(migrations.Migration):
    """As 0040 for editions, in a transaction of its own: nobody waits for both tables."""

    dependencies = [("articles", "0040_stories_without_the_old_words")]
    operations = [migrations.RunSQL(DROP, MAKE)]
