"""Which fronts show a picture or a story is found by an index: every arrangement that readers ever had is kept."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("fronts", "0003_placements")]

    operations = [
        AddIndexConcurrently(
            "frontrevision",
            django.contrib.postgres.indexes.GinIndex(
                fields=["layout"], name="front_layout", opclasses=["jsonb_path_ops"]
            ),
        ),
    ]
