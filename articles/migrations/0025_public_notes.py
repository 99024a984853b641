"""Corrections become public notes of every kind, withdrawals name their ground, and editions say that they bear a note.

All of it has a default in the database: the release before this one still writes rows without.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = [
    ("erratum", "Erratum"),
    ("correction", "Correction"),
    ("reply", "Right of reply"),
    ("ruling", "Ruling of the press council"),
    ("withdrawal", "Withdrawal"),
]
PLACES = [("top", "above the text: it changes the meaning"), ("foot", "below the text: a spelling, a detail")]
GROUNDS = [
    ("sara", "Ethnicity, religion, race or social group (SARA)"),
    ("decency", "Decency"),
    ("child", "The future of a child"),
    ("trauma", "The trauma of a victim"),
    ("council", "Consideration of the press council"),
    ("false", "False in its core"),
]
NOBODY = {"null": True, "on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}


def words(name, longest):
    return models.TextField(blank=True, db_default="", default="", max_length=longest, verbose_name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0024_old_addresses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "correction",
            "kind",
            models.CharField(
                choices=KINDS, db_default="correction", default="correction", max_length=12, verbose_name="kind"
            ),
        ),
        migrations.AlterField(
            "correction",
            "edition",
            models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="correction",
                to="articles.edition",
            ),
        ),
        migrations.AlterField(
            "correction", "note", models.TextField(max_length=20_000, verbose_name="public note")
        ),
        migrations.AddField("correction", "before", models.ForeignKey(to="articles.edition", **NOBODY)),
        migrations.AddField("correction", "before_closed", models.BooleanField(db_default=False, default=False)),
        migrations.AddField("correction", "apology", words("apology", 2000)),
        migrations.AddField("correction", "violation", words("what was broken", 2000)),
        migrations.AddField(
            "correction",
            "sender",
            models.CharField(blank=True, db_default="", default="", max_length=200, verbose_name="who replied"),
        ),
        migrations.AddField(
            "correction",
            "is_shortened",
            models.BooleanField(db_default=False, default=False, verbose_name="shortened"),
        ),
        migrations.AddField(
            "correction",
            "weight",
            models.CharField(choices=PLACES, db_default="top", default="top", max_length=4, verbose_name="place"),
        ),
        migrations.AddField(
            "correction",
            "mends",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mended_by",
                to="articles.correction",
            ),
        ),
        migrations.AddField("correction", "by", models.ForeignKey(to=settings.AUTH_USER_MODEL, **NOBODY)),
        migrations.AddField("correction", "approved_by", models.ForeignKey(to=settings.AUTH_USER_MODEL, **NOBODY)),
        migrations.AddIndex(
            "correction", models.Index(fields=["-at", "-id"], name="correction_recent")
        ),
        migrations.AddIndex(
            "correction", models.Index(fields=["kind", "-at", "-id"], name="correction_of_kind")
        ),
        migrations.AddField(
            "withdrawal",
            "ground",
            models.CharField(
                blank=True, choices=GROUNDS, db_default="", default="", max_length=12, verbose_name="ground"
            ),
        ),
        migrations.AddField(
            "edition",
            "corrected_at",
            models.DateTimeField(
                editable=False,
                help_text="When the last public note of its story was posted; lists tell of it.",
                null=True,
            ),
        ),
    ]
