"""Which photos go by another lease by now is found along an index."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("photos", "0009_leases")]

    operations = [
        AddIndexConcurrently(
            "photo",
            models.Index(
                fields=["rights_turn_at"], name="photo_rights_turn", condition=Q(rights_turn_at__isnull=False)
            ),
        ),
    ]
