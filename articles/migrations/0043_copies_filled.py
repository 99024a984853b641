from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

#: Copies from before, by what the log says of each. Few of many stories are any: each is found by its number.
FILL = """
UPDATE articles_article AS made SET copied_from_id = source.id
FROM (
    SELECT object_id AS story, (details ->> 'of')::bigint AS of FROM audit_entry
    WHERE action = 'story.copied' AND kind = 'story' AND details ->> 'of' ~ '^[0-9]{1,18}$'
) AS said JOIN articles_article AS source ON source.id = said.of
WHERE made.id = said.story AND made.copied_from_id IS NULL AND source.id <> made.id
"""


class Migration(migrations.Migration):
    """Copies that are there already know their source too, and are found by it. Writers go on meanwhile."""

    atomic = False
    dependencies = [("articles", "0042_copies"), ("audit", "0001_tables")]

    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        AddIndexConcurrently(
            "article",
            models.Index(
                fields=["copied_from"],
                name="article_copied_from",
                condition=models.Q(("copied_from__isnull", False)),
            ),
        ),
    ]
