from django.db import migrations, models


class Migration(migrations.Migration):
    """The mark that puts a story first, and indexes in the order of the queues that it leads."""

    dependencies = [("articles", "0007_text_limits")]

    operations = [
        migrations.AddField(
            "article",
            "is_urgent",
            models.BooleanField(db_default=False, default=False, editable=False, verbose_name="urgent"),
        ),
        migrations.RemoveIndex("article", "article_state"),
        migrations.RemoveIndex("article", "article_desk"),
        migrations.AddIndex(
            "article",
            models.Index(fields=["status", "-is_urgent", "-updated_at", "-id"], name="article_state"),
        ),
        migrations.AddIndex(
            "article",
            models.Index(fields=["section", "status", "-is_urgent", "-updated_at", "-id"], name="article_desk"),
        ),
        migrations.AddIndex(
            "article",
            models.Index(fields=["-is_urgent", "-updated_at", "-id"], name="article_pressing"),
        ),
        migrations.AddIndex(
            "article",
            models.Index(
                condition=models.Q(("status", "in_review")), fields=["status_changed_at"], name="article_in_review"
            ),
        ),
    ]
