import django.contrib.postgres.search
from django.db import migrations, models

HELP = "What search knows of it: finding.vectors."


class Migration(migrations.Migration):
    """What search knows of each text, made by our own code; the words there are, and which of them mean the same.

    The columns that PostgreSQL made stay for the code of the release before, which reads them and adds rows; they go
    with the next release. Stories that are there already are folded by the worker, or by `manage.py fold_words`.
    """

    dependencies = [("articles", "0016_planned_times")]

    operations = [
        migrations.CreateModel(
            "Word",
            [
                ("lexeme", models.CharField(db_collation="C", max_length=64, primary_key=True, serialize=False)),
                ("stories", models.IntegerField(db_default=0, default=0)),
            ],
        ),
        migrations.CreateModel(
            "Tally",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.BigIntegerField(default=0)),
                ("editions", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            "Synonym",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "terms",
                    models.CharField(
                        help_text="Two or more, separated by commas: “BI, Bank Indonesia”. "
                        "A search for any of them finds the others.",
                        max_length=400,
                        unique=True,
                        verbose_name="words",
                    ),
                ),
            ],
            options={
                "verbose_name": "words that mean the same",
                "verbose_name_plural": "words that mean the same",
                "ordering": ["terms"],
            },
        ),
        *(
            migrations.AddField(
                model,
                "words",
                django.contrib.postgres.search.SearchVectorField(editable=False, help_text=HELP, null=True),
            )
            for model in ("article", "edition")
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveIndex("article", "article_search"),
                migrations.RemoveIndex("edition", "edition_search"),
                migrations.RemoveField("article", "search"),
                migrations.RemoveField("edition", "search"),
            ]
        ),
    ]
