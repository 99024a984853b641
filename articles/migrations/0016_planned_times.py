from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Editions by their beginning, and stories by their embargo: what the calendar shows, and nothing beside it."""

    atomic = False
    dependencies = [("articles", "0015_listed_lines_filled")]

    operations = [
        AddIndexConcurrently("edition", models.Index(fields=["starts_at"], name="edition_starts")),
        AddIndexConcurrently(
            "article",
            models.Index(
                fields=["embargo_until"],
                name="article_embargo",
                condition=models.Q(("embargo_until__isnull", False)),
            ),
        ),
    ]
