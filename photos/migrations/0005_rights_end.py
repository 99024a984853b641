"""Which rights end soon is found along an index."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("photos", "0004_rights")]

    operations = [
        AddIndexConcurrently(
            "photo",
            models.Index(fields=["usable_until"], name="photo_rights_end", condition=Q(usable_until__isnull=False)),
        ),
    ]
