import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

#: What another index of the table begins with, or what nobody looks for: table, column and how it is told apart.
INDEXES = {
    "articles_article_section_id_624070f6": "articles_article (section_id)",
    "articles_article_created_by_id_b1067734": "articles_article (created_by_id)",
    "articles_article_slug_cc61df93": "articles_article (slug)",
    "articles_article_slug_cc61df93_like": "articles_article (slug varchar_pattern_ops)",
    "articles_edition_slug_2b3ffe7a": "articles_edition (slug)",
    "articles_edition_slug_2b3ffe7a_like": "articles_edition (slug varchar_pattern_ops)",
}


class Migration(migrations.Migration):
    """Every save of a story wrote six indexes that no question uses. They go beside the writers.

    By hand: to take an index from a reference, Django would check the reference anew in every row.
    """

    atomic = False
    dependencies = [
        ("articles", "0038_words_kept"),
        ("sections", "0003_text_limits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    f"DROP INDEX CONCURRENTLY IF EXISTS {name}",
                    f"CREATE INDEX CONCURRENTLY IF NOT EXISTS {name} ON {columns}",
                )
                for name, columns in INDEXES.items()
            ],
            state_operations=[
                migrations.AlterField(
                    "article",
                    "created_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="begun by",
                    ),
                ),
                migrations.AlterField(
                    "article",
                    "section",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="sections.section",
                        verbose_name="section",
                    ),
                ),
                migrations.AlterField(
                    "article",
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        blank=True,
                        db_index=False,
                        help_text="Empty: made from the headline when the story is first published, "
                        "and kept from then on.",
                        max_length=120,
                        verbose_name="slug",
                    ),
                ),
                migrations.AlterField(
                    "edition",
                    "slug",
                    models.SlugField(allow_unicode=True, db_index=False, max_length=120, verbose_name="slug"),
                ),
            ],
        )
    ]
