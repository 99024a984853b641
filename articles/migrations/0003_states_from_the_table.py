from django.db import migrations, models

from articles.workflow.status import choices


class Migration(migrations.Migration):
    """The states a field offers are read from the table of states; nothing in the database changes."""

    dependencies = [("articles", "0002_embargo_triggers")]

    operations = [
        migrations.AlterField(
            "article",
            "status",
            models.CharField(choices=choices, default="draft", editable=False, max_length=20, verbose_name="status"),
        ),
        migrations.AlterField(
            "article",
            "status_before_spike",
            models.CharField(blank=True, choices=choices, editable=False, max_length=20),
        ),
        migrations.AlterField(
            "transition",
            "from_status",
            models.CharField(choices=choices, max_length=20, verbose_name="from"),
        ),
        migrations.AlterField(
            "transition",
            "to_status",
            models.CharField(choices=choices, max_length=20, verbose_name="to"),
        ),
    ]
