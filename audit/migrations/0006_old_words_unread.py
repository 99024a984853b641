import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The words that PostgreSQL made of each entry are read by nobody since 0004: their index goes, and one whose
    column another begins with.

    The column stays for the code of the release before, which asks for it with every entry; it goes with the next.
    """

    atomic = False
    dependencies = [("audit", "0005_word_indexes"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "DROP INDEX CONCURRENTLY IF EXISTS entry_search",
                    "CREATE INDEX CONCURRENTLY IF NOT EXISTS entry_search ON audit_entry USING gin (search)",
                ),
                migrations.RunSQL(
                    "DROP INDEX CONCURRENTLY IF EXISTS audit_entry_actor_id_57c4b003",
                    "CREATE INDEX CONCURRENTLY IF NOT EXISTS audit_entry_actor_id_57c4b003 ON audit_entry (actor_id)",
                ),
            ],
            state_operations=[
                migrations.RemoveIndex("entry", "entry_search"),
                migrations.RemoveField("entry", "search"),
                migrations.AlterField(
                    "entry",
                    "actor",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
        )
    ]
