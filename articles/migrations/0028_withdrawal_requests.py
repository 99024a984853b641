import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GROUNDS = [
    ("sara", "Ethnicity, religion, race or social group (SARA)"),
    ("decency", "Decency"),
    ("child", "The future of a child"),
    ("trauma", "The trauma of a victim"),
    ("council", "Consideration of the press council"),
    ("false", "False in its core"),
]


def somebody(**more):
    held = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+", "to": settings.AUTH_USER_MODEL}
    return models.ForeignKey(**held, **more)


class Migration(migrations.Migration):
    """Two people withdraw a story: one asks, the other confirms. The notice keeps who asked."""

    dependencies = [
        ("articles", "0027_notes_kept"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WithdrawalRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ground", models.CharField(choices=GROUNDS, max_length=12, verbose_name="ground")),
                ("reason", models.TextField(max_length=4000, verbose_name="public reason")),
                ("headline_withheld", models.BooleanField(default=False, verbose_name="headline withheld")),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered at")),
                ("answered_by", somebody(null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal_requests",
                        to="articles.article",
                    ),
                ),
                ("asked_by", somebody()),
            ],
            options={
                "verbose_name": "request to withdraw",
                "verbose_name_plural": "requests to withdraw",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddConstraint(
            "withdrawalrequest",
            models.UniqueConstraint(
                condition=models.Q(("answered_at", None)), fields=("article",), name="one_withdrawal_asked"
            ),
        ),
        migrations.AddField(
            "withdrawal", "ordered_by", somebody(null=True, help_text="Who asked for it; `by` confirmed.")
        ),
    ]
