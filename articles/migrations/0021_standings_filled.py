from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models, transaction
from django.db.models import Q

#: Stories whose places are made at once. They are held meanwhile: of one that was saved between the look at it and the
#: writing of its places, these would say what it was before. So few at once are held for a moment.
AT_ONCE = 500
OWN, DESK = Q(user__isnull=False), Q(user__isnull=True)
OWN_NOTED = Q(user__isnull=False, noted_at__isnull=False)
DESK_NOTED = Q(user__isnull=True, noted_at__isnull=False)
INDEXES = {
    "standing_own": (["user", "status", "is_urgent", "updated_at", "article"], OWN),
    "standing_desk": (["section", "status", "is_urgent", "updated_at", "article"], DESK),
    "standing_own_happened": (["user", "happened_at", "article"], OWN),
    "standing_desk_happened": (["section", "happened_at", "article"], DESK),
    "standing_own_noted": (["user", "noted_at", "article"], OWN_NOTED),
    "standing_desk_noted": (["section", "noted_at", "article"], DESK_NOTED),
    "standing_own_desks": (["user", "section", "status", "is_urgent", "updated_at", "article"], OWN),
}


def fill(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT min(id), max(id) FROM articles_article")
        first, last = cursor.fetchone()
        for begin in range(first or 0, (last or -1) + 1, AT_ONCE):
            some = [begin, begin + AT_ONCE]
            with transaction.atomic(using=schema_editor.connection.alias):
                cursor.execute("SELECT id FROM articles_article WHERE id >= %s AND id < %s ORDER BY id FOR SHARE", some)
                cursor.execute("SELECT stand(%s, %s)", some)


class Migration(migrations.Migration):
    """The stories that were there before stand in lists too, and each list can be walked."""

    atomic = False
    dependencies = [("articles", "0020_standings")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        *(
            AddIndexConcurrently("standing", models.Index(fields=fields, name=name, condition=condition))
            for name, (fields, condition) in INDEXES.items()
        ),
        # what readers have got today
        AddIndexConcurrently(
            "article", models.Index(fields=["status", "status_changed_at", "id"], name="article_state_since")
        ),
    ]
