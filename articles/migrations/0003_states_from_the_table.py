from django.db import migrations, models


class Migration(migrations.Migration):
    """What a state is called stands in the table of states, not at the fields: nothing in the database changes."""

    dependencies = [("articles", "0002_embargo_triggers")]

    operations = [
        migrations.AlterField(
            "article",
            "status",
            models.CharField(default="draft", editable=False, max_length=20, verbose_name="status"),
        ),
        migrations.AlterField(
            "article",
            "status_before_spike",
            models.CharField(blank=True, editable=False, max_length=20),
        ),
        migrations.AlterField(
            "transition",
            "from_status",
            models.CharField(max_length=20, verbose_name="from"),
        ),
        migrations.AlterField(
            "transition",
            "to_status",
            models.CharField(max_length=20, verbose_name="to"),
        ),
    ]
