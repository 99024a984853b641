"""Whether agency copy may go on to our partners: not unless somebody says so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0006_wire_rules")]
    operations = [
        migrations.AddField(
            model_name="wiresource",
            name="passes_on",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Only if its terms allow that: else no outlet gets a story that is made of its copy.",
                verbose_name="may go on to partners",
            ),
        ),
    ]
