"""What a story is to its readers, and whose it is where it is not the newsroom's own.

News, and nobody's, in the rows that the release before still writes.
"""

from django.db import migrations, models

CLASSES = [
    ("news", "news"),
    ("opinion", "opinion"),
    ("analysis", "analysis"),
    ("advertorial", "advertorial"),
    ("sponsored", "sponsored content"),
    ("release", "press release"),
]


def content_class():
    return models.CharField(
        choices=CLASSES, db_default="news", default="news", max_length=20, verbose_name="content class"
    )

#: One statement for each table, right after each other: column by column, with the state made anew between, writers
#: waited for stories while this waited for editions, and the database ended one of them.
ADD = [
    "ALTER TABLE articles_article "
    "ADD COLUMN content_class varchar(20) DEFAULT 'news' NOT NULL, "
    "ADD COLUMN client varchar(120) DEFAULT '' NOT NULL, "
    "ADD COLUMN ordered_by varchar(200) DEFAULT '' NOT NULL",
    "ALTER TABLE articles_edition "
    "ADD COLUMN content_class varchar(20) DEFAULT 'news' NOT NULL, "
    "ADD COLUMN client varchar(120) DEFAULT '' NOT NULL",
]
DROP = [
    "ALTER TABLE articles_article "
    "DROP COLUMN content_class, "
    "DROP COLUMN client, "
    "DROP COLUMN ordered_by",
    "ALTER TABLE articles_edition "
    "DROP COLUMN content_class, "
    "DROP COLUMN client",
]


class Migration(migrations.Migration):
    dependencies = [("articles", "0029_verification_notes")]

    operations = [
        migrations.RunSQL(ADD, DROP, state_operations=[
            migrations.AddField("article", "content_class", content_class()),
            migrations.AddField(
                "article",
                "client",
                models.CharField(
                    blank=True,
                    db_default="",
                    default="",
                    help_text="Who pays for it, or who sent it. Readers see this name below the headline.",
                    max_length=120,
                    verbose_name="client",
                ),
            ),
            migrations.AddField(
                "article",
                "ordered_by",
                models.CharField(
                    blank=True,
                    db_default="",
                    default="",
                    help_text="Who ordered it: a person and an order. Only the newsroom sees this.",
                    max_length=200,
                    verbose_name="ordered by",
                ),
            ),
            migrations.AddField("edition", "content_class", content_class()),
            migrations.AddField(
                "edition",
                "client",
                models.CharField(blank=True, db_default="", default="", max_length=120, verbose_name="client"),
            ),
        ]),
    ]
