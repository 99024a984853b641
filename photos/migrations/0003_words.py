import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations

from audit import wordindex

TEXTS = ("title", "caption", "alt", "credit", "source", "taken_where")
#: Photos whose words are written by one statement.
AT_ONCE = 500


def fold(apps, schema_editor):
    photos = apps.get_model("photos", "Photo").objects
    while some := list(photos.filter(words=None).only(*TEXTS)[:AT_ONCE]):
        for photo in some:
            photo.words = wordindex.entry(*(getattr(photo, name) for name in TEXTS))
        photos.bulk_update(some, ["words"])


class Migration(migrations.Migration):
    """Photos bear their folded words, as stories do."""

    atomic = False
    dependencies = [("photos", "0002_text_limits")]

    operations = [
        migrations.AddField(
            "photo", "words", django.contrib.postgres.search.SearchVectorField(editable=False, null=True)
        ),
        migrations.RunPython(fold, migrations.RunPython.noop),
        AddIndexConcurrently(
            "photo", django.contrib.postgres.indexes.GinIndex(fields=["words"], name="photo_folded")
        ),
    ]
