"""The file of a case, which the worker makes: who asked for it, and where it lies."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("press", "0005_opened_at")]
    operations = [
        migrations.CreateModel(
            name="CaseFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(verbose_name="asked for at")),
                ("made_at", models.DateTimeField(null=True, verbose_name="made at")),
                (
                    "file",
                    models.FileField(blank=True, max_length=200, upload_to="cases/whole/", verbose_name="file"),
                ),
                ("size", models.PositiveBigIntegerField(db_default=0, default=0)),
                ("failed", models.CharField(blank=True, db_default="", default="", max_length=300)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="whole_file", to="press.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a case",
                "verbose_name_plural": "files of cases",
                "indexes": [models.Index(fields=["asked_at"], name="casefile_age")],
            },
        ),
    ]
