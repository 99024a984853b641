"""Whose copy a story is made of goes along with every copy of its text, and with the archive of another newsroom."""

from django.db import migrations, models
from django.db.models import deletion

#: Copies from before, and copies of copies, by what the log says of each.
FORWARD = """
WITH RECURSIVE copied AS (
    SELECT said.object_id AS story, (said.details ->> 'of')::bigint AS made_of FROM audit_entry AS said
    WHERE said.action = 'story.copied' AND said.kind = 'story' AND said.details ->> 'of' ~ '^[0-9]{1,18}$'
), from_wire AS (
    SELECT copied.story, used.item_id, used.seen_id, used.seen_state
    FROM copied JOIN exchange_wireuse AS used ON used.article_id = copied.made_of AND used.taken
    UNION
    SELECT copied.story, from_wire.item_id, from_wire.seen_id, from_wire.seen_state
    FROM copied JOIN from_wire ON from_wire.story = copied.made_of
)
INSERT INTO exchange_wireuse (item_id, seen_id, seen_state, article_id, taken, by_id, at)
SELECT DISTINCT ON (from_wire.item_id, here.id)
    from_wire.item_id, from_wire.seen_id, from_wire.seen_state, here.id, true, here.created_by_id, now()
FROM from_wire JOIN articles_article AS here ON here.id = from_wire.story
ORDER BY from_wire.item_id, here.id, from_wire.seen_id
ON CONFLICT (item_id, article_id) DO NOTHING;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0007_passes_on"),
        ("articles", "0037_more_synonyms"),
        ("audit", "0001_tables"),
    ]
    operations = [
        migrations.CreateModel(
            name="StoryOrigin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=80, verbose_name="source")),
                ("guid", models.CharField(max_length=400)),
                ("version", models.BigIntegerField(default=1, verbose_name="version")),
                ("usage_terms", models.TextField(blank=True, max_length=4000, verbose_name="usage terms")),
                (
                    "passes_on",
                    models.BooleanField(db_default=False, default=False, verbose_name="may go on to partners"),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=deletion.CASCADE, related_name="origins", to="articles.article"
                    ),
                ),
            ],
            options={
                "verbose_name": "origin of a story",
                "verbose_name_plural": "origins of stories",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "source", "guid"), name="one_story_origin")
                ],
            },
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
