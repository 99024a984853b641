"""When a person is on leave; never, in the rows that the release before still writes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0011_former_numbers")]

    operations = [
        migrations.AddField(
            "user", "away_from", models.DateField(blank=True, null=True, verbose_name="on leave from")
        ),
        migrations.AddField(
            "user",
            "away_until",
            models.DateField(
                blank=True,
                help_text=(
                    "The last day. Colleagues see it wherever work could be given to this person or waits for them."
                ),
                null=True,
                verbose_name="on leave until",
            ),
        ),
    ]
