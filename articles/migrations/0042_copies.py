import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A copy knows with whose text it began, and who said that it is another story by now.

    The column is empty in every row, so neither it nor its reference looks at one; its index comes beside the writers.
    """

    dependencies = [
        ("articles", "0041_editions_without_the_old_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "article",
            "copied_from",
            models.ForeignKey(
                db_index=False,
                editable=False,
                help_text="The story with whose text this one began.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="copies",
                to="articles.article",
                verbose_name="copy of",
            ),
        ),
        migrations.CreateModel(
            "Detachment",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "read",
                    models.PositiveIntegerField(
                        help_text="The number of the revision that was read.", verbose_name="revision read"
                    ),
                ),
                ("words", models.TextField(max_length=1000, verbose_name="words")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="detachments",
                        to="articles.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "copy called another story",
                "verbose_name_plural": "copies called other stories",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("article",), name="one_detachment"
                    )
                ],
            },
        ),
        migrations.RunSQL(
            """
            CREATE TRIGGER articles_detachment_kept BEFORE UPDATE ON articles_detachment
                FOR EACH ROW EXECUTE FUNCTION word_kept();
            CREATE CONSTRAINT TRIGGER articles_detachment_stays AFTER DELETE ON articles_detachment
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION word_kept();
            """,
            """
            DROP TRIGGER articles_detachment_stays ON articles_detachment;
            DROP TRIGGER articles_detachment_kept ON articles_detachment;
            """,
        ),
    ]
