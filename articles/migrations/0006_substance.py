from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    """How much of what a text says each save changed."""

    dependencies = [("articles", "0005_addresses")]

    operations = [
        migrations.AddField(
            "revision",
            "facts",
            ArrayField(
                models.CharField(max_length=80),
                db_default=[],
                default=list,
                editable=False,
                help_text="Numbers, names, quotations and negations that this save changed.",
            ),
        ),
        migrations.AddField(
            "revision",
            "words_changed",
            models.PositiveIntegerField(
                db_default=0, default=0, editable=False, help_text="Words that came or went with this save."
            ),
        ),
        migrations.AlterField(
            "revision",
            "with_writer",
            models.BooleanField(
                default=True, help_text="This save makes whoever saved it one of the text's writers."
            ),
        ),
    ]
