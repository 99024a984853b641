"""How a picture came to be, and who has checked one that a machine made. Nothing, in rows of the release before."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TYPES = [
    ("trainedAlgorithmicMedia", "made with AI"),
    ("compositeWithTrainedAlgorithmicMedia", "edited with AI"),
    ("compositeSynthetic", "put together with parts made with AI"),
]


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("photos", "0005_rights_end")]

    operations = [
        migrations.AddField(
            "photo",
            "source_type",
            models.CharField(
                blank=True,
                choices=TYPES,
                db_default="",
                default="",
                help_text="Readers see it at the picture and at the foot of the story.",
                max_length=40,
                verbose_name="made by a machine",
            ),
        ),
        migrations.AddField(
            "photo",
            "consent",
            models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Where somebody's likeness was made: who agreed, or whose heirs, and where that is kept.",
                max_length=300,
                verbose_name="consent",
            ),
        ),
        migrations.AddField(
            "photo",
            "checked_by",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="checked by",
            ),
        ),
    ]
