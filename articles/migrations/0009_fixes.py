import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Fixes of what readers have, beside an unfinished update."""

    dependencies = [("articles", "0008_urgent"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AlterField(
            "revision",
            "origin",
            models.CharField(
                choices=[
                    ("save", "saved"),
                    ("restore", "restored from an earlier revision"),
                    ("import", "imported"),
                    ("copy", "copied from another story"),
                    ("follow_up", "begun as a follow-up"),
                    ("broken", "kept when the story was taken over"),
                    ("hand_over", "handed to another desk"),
                    ("fix", "fixed what readers had"),
                    ("fold", "took a fix into the update"),
                ],
                default="save",
                max_length=10,
                verbose_name="origin",
            ),
        ),
        migrations.CreateModel(
            name="Fix",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fields", models.JSONField(verbose_name="content")),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="begun at")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="published or dropped at")),
                ("left", models.JSONField(default=list)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="fixes", to="articles.article"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="articles.edition"
                    ),
                ),
                (
                    "revision",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fix",
                        to="articles.revision",
                    ),
                ),
            ],
            options={"verbose_name": "fix", "verbose_name_plural": "fixes", "ordering": ["-pk"]},
        ),
        migrations.AddConstraint(
            "fix",
            models.UniqueConstraint(
                condition=models.Q(("closed_at__isnull", True)), fields=("article",), name="one_open_fix"
            ),
        ),
    ]
