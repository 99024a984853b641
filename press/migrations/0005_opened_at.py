"""The time at which a story went out unverified is named by whoever makes the row: one that comes back has its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("press", "0004_unverified_kept")]
    operations = [
        migrations.AlterField("unverified", "opened_at", models.DateTimeField(editable=False, verbose_name="at"))
    ]
