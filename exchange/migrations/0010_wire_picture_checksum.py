"""Pictures of agencies are known by their checksum, so that the wire desk sees what the library says of the same file."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0009_textless_rows")]

    operations = [
        migrations.AddField(
            model_name="wirepicture",
            name="checksum",
            field=models.CharField(blank=True, db_default="", default="", max_length=64),
        ),
    ]
