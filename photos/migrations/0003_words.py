import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    """Photos bear their folded words, as stories do. Those that are there get theirs from the worker."""

    atomic = False
    dependencies = [("photos", "0002_text_limits")]

    operations = [
        migrations.AddField(
            "photo", "words", django.contrib.postgres.search.SearchVectorField(editable=False, null=True)
        ),
        AddIndexConcurrently(
            "photo", django.contrib.postgres.indexes.GinIndex(fields=["words"], name="photo_folded")
        ),
    ]
