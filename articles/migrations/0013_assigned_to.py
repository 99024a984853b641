import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who goes on with a draft that somebody else began."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("articles", "0012_in_feeds"),
    ]

    operations = [
        migrations.AddField(
            "article",
            "assigned_to",
            models.ForeignKey(
                editable=False,
                help_text="Who goes on with it, where that is not who began it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assigned_stories",
                to=settings.AUTH_USER_MODEL,
                verbose_name="assigned to",
            ),
        ),
    ]
