from django.db import migrations, models

HELP = "Feeds and the news sitemap have it; its page and the lists do in any case."


class Migration(migrations.Migration):
    """A story can be left out of feeds, and so can what readers have of it."""

    dependencies = [("articles", "0011_follow_ups")]

    operations = [
        migrations.AddField(
            model,
            "in_feeds",
            models.BooleanField(
                db_default=True, default=True, editable=False, help_text=HELP, verbose_name="in feeds"
            ),
        )
        for model in ("article", "edition")
    ]
