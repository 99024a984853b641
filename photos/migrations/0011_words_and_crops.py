"""What a file says of its maker, its terms and its keywords, and what somebody chose to cut out of a picture."""

from django.db import migrations, models


def _words(kind: type[models.Field], length: int, name: str) -> models.Field:
    return kind(blank=True, db_default="", default="", max_length=length, verbose_name=name)


class Migration(migrations.Migration):
    dependencies = [("photos", "0010_rights_turn")]

    operations = [
        migrations.AddField("photo", "creator", _words(models.CharField, 200, "creator")),
        migrations.AddField("photo", "copyright_notice", _words(models.CharField, 200, "copyright notice")),
        migrations.AddField("photo", "usage_terms", _words(models.TextField, 1000, "usage terms")),
        migrations.AddField("photo", "territory", _words(models.CharField, 200, "territory")),
        migrations.AddField("photo", "keywords", _words(models.TextField, 1000, "keywords")),
        migrations.AddField(
            "photo",
            "crops",
            models.JSONField(
                blank=True, db_default={}, default=dict, editable=False, verbose_name="crops by hand"
            ),
        ),
    ]
