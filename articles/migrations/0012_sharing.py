import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_ended"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ShareLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("seed", models.CharField(editable=False, max_length=43)),
                ("label", models.CharField(max_length=120, verbose_name="for whom")),
                (
                    "asks",
                    models.CharField(
                        choices=[
                            ("none", "nothing, it is only to be read"),
                            ("comment", "a comment"),
                            ("approval", "whether they agree, with a comment"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="asks",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                ("expires_at", models.DateTimeField(verbose_name="until")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="revoked at")),
                ("views", models.PositiveIntegerField(default=0, verbose_name="views")),
                ("last_viewed_at", models.DateTimeField(null=True, verbose_name="last viewed at")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="share_links", to="articles.article"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="share_links",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="share_links", to="articles.revision"
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "share link",
                "verbose_name_plural": "share links",
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("made_at"))),
                        name="share_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at__isnull", True), ("revoked_by__isnull", True)),
                            models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="share_revoked_by_someone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ShareAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("agrees", "agrees"), ("concerns", "has concerns")],
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("comment", models.TextField(blank=True, max_length=4000, verbose_name="comment")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="articles.sharelink"
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a share link",
                "verbose_name_plural": "answers to share links",
                "ordering": ["at", "pk"],
            },
        ),
    ]
