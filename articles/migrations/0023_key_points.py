from django.db import migrations, models


class Migration(migrations.Migration):
    """What a reader in a hurry must know of a story; empty in the rows that the release before still writes."""

    dependencies = [("articles", "0022_tag_names")]

    operations = [
        migrations.AddField(
            "article",
            "key_points",
            models.TextField(
                blank=True,
                default="", db_default="",
                help_text="Three to five, each on a line of its own: what a reader in a hurry must know.",
                max_length=2000,
                verbose_name="key points",
            ),
        ),
        migrations.AddField(
            "edition", "key_points", models.TextField(blank=True, default="", db_default="", verbose_name="key points")
        ),
    ]
