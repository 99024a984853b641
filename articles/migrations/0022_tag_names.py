from django.db import migrations


class Migration(migrations.Migration):
    """A tag is found by its name in letters of any case along an index, as taggit and the list of stories ask."""

    atomic = False
    dependencies = [
        ("articles", "0021_standings_filled"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS tag_name_any_case ON taggit_tag (upper(name::text))",
            "DROP INDEX CONCURRENTLY IF EXISTS tag_name_any_case",
        ),
    ]
