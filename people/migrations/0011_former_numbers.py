"""Which number a row had that became another's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0010_paid_right")]

    operations = [
        migrations.CreateModel(
            name="FormerNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60)),
                ("number", models.PositiveBigIntegerField()),
                ("thing", models.PositiveBigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "number"), name="one_thing_a_former_number")
                ],
            },
        ),
    ]
