from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("articles", "0007_review_steps"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="form_key",
            field=models.UUIDField(
                editable=False,
                help_text="The form it was begun in: sent twice, it saves one story.",
                null=True,
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(fields=("created_by", "form_key"), name="one_story_a_form"),
        ),
    ]
