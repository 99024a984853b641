"""A seal that says why the chain begins anew may end where another one ends."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [
        migrations.AddField(
            model_name="seal",
            name="note",
            field=models.TextField(blank=True, db_default="", max_length=2000),
        ),
        migrations.AddConstraint(
            model_name="seal",
            constraint=models.UniqueConstraint(
                fields=["last_entry"], condition=models.Q(note=""), name="seal_once"
            ),
        ),
        migrations.AlterField(
            model_name="seal",
            name="last_entry",
            field=models.BigIntegerField(),
        ),
        migrations.AlterModelOptions(
            name="seal",
            options={
                "ordering": ["last_entry", "pk"],
                "verbose_name": "seal of the log",
                "verbose_name_plural": "seals of the log",
            },
        ),
    ]
