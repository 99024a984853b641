"""Whether a machine made somebody's likeness, and what a file said of its making; in rows of the release before,
neither."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('photos', '0007_rights_of_before'),
    ]

    operations = [
        migrations.AddField(
            model_name='photo',
            name='credentials',
            field=models.JSONField(editable=False, help_text='Signed words on how it was made (C2PA).', null=True),
        ),
        migrations.AddField(
            model_name='photo',
            name='shows_likeness',
            field=models.BooleanField(db_default=False, default=False, help_text="A machine made somebody's likeness, alive or dead: then their consent, or their heirs', is needed.", verbose_name='shows a real person'),
        ),
    ]
