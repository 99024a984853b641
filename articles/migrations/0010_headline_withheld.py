from django.db import migrations, models


class Migration(migrations.Migration):
    """The notice of a withdrawn story may do without its headline."""

    dependencies = [("articles", "0009_fixes")]

    operations = [
        migrations.AddField(
            "withdrawal",
            "headline_withheld",
            models.BooleanField(
                db_default=False,
                default=False,
                help_text="The notice does without the headline: it is itself what was wrong.",
                verbose_name="headline withheld",
            ),
        ),
    ]
