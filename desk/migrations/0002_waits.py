import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which long waits for review were told of, and which desks a person follows."""

    dependencies = [
        ("articles", "0008_urgent"),
        ("desk", "0001_tables"),
        ("sections", "0003_text_limits"),
    ]

    operations = [
        migrations.CreateModel(
            name="LongReview",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("since", models.DateTimeField()),
            ],
            options={"verbose_name": "long review", "verbose_name_plural": "long reviews"},
        ),
        migrations.AddField(
            "noticesettings",
            "followed_desks",
            models.ManyToManyField(
                blank=True,
                related_name="+",
                to="sections.section",
                verbose_name="desks whose submissions are followed",
            ),
        ),
    ]
