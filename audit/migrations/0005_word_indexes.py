import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import F, Func, Q

BLOCKS = ", ".join(
    f"({100_000_000_000 * nth} + %(expressions)s / {size})::bigint"
    for nth, size in enumerate((512, 8_192, 131_072, 2_097_152), 1)
)


class Migration(migrations.Migration):
    """The words of the log beside the blocks of numbers to which its entries belong."""

    atomic = False
    dependencies = [("audit", "0004_words")]

    operations = [
        AddIndexConcurrently(
            "entry",
            django.contrib.postgres.indexes.GinIndex(
                "words",
                Func(
                    F("id"),
                    template=f"ARRAY[{BLOCKS}]",
                    output_field=django.contrib.postgres.fields.ArrayField(models.BigIntegerField()),
                ),
                fastupdate=False,
                name="entry_words",
            ),
        ),
        AddIndexConcurrently(
            "entry", models.Index(fields=["-id"], name="entry_unfolded", condition=Q(words__isnull=True))
        ),
    ]
