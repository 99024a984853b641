from django.db import migrations, models

STATES = [
    ("draft", "draft"),
    ("in_review", "in review"),
    ("changes_requested", "changes requested"),
    ("approved", "approved"),
    ("scheduled", "scheduled"),
    ("published", "published"),
    ("ended", "ended"),
    ("withdrawn", "withdrawn"),
    ("spiked", "spiked"),
]


def state(model: str, name: str, **options) -> migrations.AlterField:
    field = models.CharField(choices=STATES, max_length=20, **options)
    return migrations.AlterField(model_name=model, name=name, field=field)


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_locks_and_presence")]

    operations = [
        state("article", "status", default="draft", editable=False, verbose_name="status"),
        state("article", "status_before_spike", blank=True, editable=False),
        state("transition", "from_status", verbose_name="from"),
        state("transition", "to_status", verbose_name="to"),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                condition=models.Q(("planned_end_at__isnull", False)),
                fields=["planned_end_at"],
                name="edition_planned_end",
            ),
        ),
    ]
