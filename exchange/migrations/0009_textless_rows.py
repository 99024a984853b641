"""Rows of imports say of which stories, that readers had, no text came along."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0008_story_origins")]

    operations = [
        migrations.AddField(
            model_name="importrow",
            name="is_textless",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(
                condition=models.Q(("is_textless", True)), fields=["run", "id"], name="import_textless"
            ),
        ),
    ]
