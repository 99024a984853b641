"""From when until when a picture may be used, how often, or never; and what its maker asks.

A right whose last day is known ends with that day. The release before goes on writing the day alone.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import migrations, models

KINDS = [
    ("own", "the newsroom's own"),
    ("agency", "agency"),
    ("handout", "handout"),
    ("free", "free licence"),
    ("bought", "bought for this use"),
]


def fill(apps, schema_editor):
    photos = apps.get_model("photos", "Photo").objects
    zone = ZoneInfo(settings.TIME_ZONE)
    days = photos.filter(rights_expire_on__isnull=False, usable_until__isnull=True)
    for day in days.order_by().values_list("rights_expire_on", flat=True).distinct():
        ends = datetime.combine(day + timedelta(days=1), time.min, zone)
        photos.filter(rights_expire_on=day, usable_until__isnull=True).update(usable_until=ends)


class Migration(migrations.Migration):
    dependencies = [("photos", "0003_words")]

    operations = [
        migrations.AddField(
            "photo",
            "licence_kind",
            models.CharField(
                blank=True, choices=KINDS, db_default="", default="", max_length=10, verbose_name="kind of licence"
            ),
        ),
        migrations.AddField(
            "photo",
            "usable_from",
            models.DateTimeField(blank=True, null=True, verbose_name="may be used from"),
        ),
        migrations.AddField(
            "photo",
            "usable_until",
            models.DateTimeField(
                blank=True,
                help_text=(
                    "From this minute on readers see an empty box wherever it stands. Empty: for good."
                ),
                null=True,
                verbose_name="may be used until",
            ),
        ),
        migrations.AddField(
            "photo",
            "max_uses",
            models.PositiveSmallIntegerField(
                blank=True,
                help_text="In so many stories; 1 for a picture that was bought for one. Empty: no limit.",
                null=True,
                verbose_name="number of stories",
            ),
        ),
        migrations.AddField(
            "photo",
            "is_denied",
            models.BooleanField(
                db_default=False,
                default=False,
                help_text="Nobody may use it any more, and readers no longer see it anywhere.",
                verbose_name="must not be used",
            ),
        ),
        migrations.AddField(
            "photo",
            "instructions",
            models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="What its maker asks. Shown in red wherever the picture is chosen.",
                max_length=1000,
                verbose_name="instructions",
            ),
        ),
        migrations.AddField(
            "photo", "rights_told_at", models.DateTimeField(editable=False, null=True)
        ),
        migrations.AddField(
            "photo",
            "likeness",
            models.BigIntegerField(editable=False, help_text="By which a like picture is found.", null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
