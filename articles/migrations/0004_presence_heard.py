from django.db import migrations, models


class Migration(migrations.Migration):
    """How many messages of an open page were heard, so that one that comes late is known."""

    dependencies = [("articles", "0003_states_from_the_table")]

    operations = [
        migrations.AddField("presence", "heard", models.BigIntegerField(db_default=0, default=0)),
    ]
