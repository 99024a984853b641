import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import BigIntegerField, F, Func, Q

SINCE = "floor(extract(epoch FROM (%(expressions)s AT TIME ZONE 'UTC')) / {})"
BLOCKS = ", ".join(
    f"({10_000_000 * nth} + {SINCE.format(seconds)})::bigint"
    for nth, seconds in enumerate((86_400, 691_200, 5_529_600, 44_236_800), 1)
)


def numbers():
    return django.contrib.postgres.fields.ArrayField(BigIntegerField())


class Migration(migrations.Migration):
    """The words of editions beside the time and the section to which they belong, and where words are missing yet."""

    atomic = False
    dependencies = [("articles", "0017_words")]

    operations = [
        AddIndexConcurrently(
            "edition",
            django.contrib.postgres.indexes.GinIndex(
                "words",
                Func(F("published_at"), template=f"ARRAY[{BLOCKS}]", output_field=numbers()),
                Func(F("section"), template="ARRAY[(%(expressions)s)::bigint]", output_field=numbers()),
                fastupdate=False,
                name="edition_words",
            ),
        ),
        AddIndexConcurrently(
            "article", django.contrib.postgres.indexes.GinIndex(fields=["words"], name="article_words")
        ),
        *(
            AddIndexConcurrently(
                model, models.Index(fields=["-id"], name=f"{model}_unfolded", condition=Q(words__isnull=True))
            )
            for model in ("article", "edition")
        ),
    ]
