import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A follow-up knows which story it follows, and whether it may go out before that one."""

    dependencies = [("articles", "0010_headline_withheld")]

    operations = [
        migrations.AddField(
            "article",
            "follows",
            models.ForeignKey(
                editable=False,
                help_text="The story of which this is a follow-up.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="follow_ups",
                to="articles.article",
                verbose_name="follow-up to",
            ),
        ),
        migrations.AddField(
            "article",
            "goes_ahead",
            models.BooleanField(
                db_default=False,
                default=False,
                editable=False,
                help_text="An editor lets it go out before the story that it follows.",
            ),
        ),
    ]
