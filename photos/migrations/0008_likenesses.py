"""Whether a picture shows a likeness that a machine made, or a child, and what a file said of its making; nothing of
the kind in rows that the release before writes."""

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
            name='shows_child',
            field=models.BooleanField(db_default=False, default=False, help_text='The checklist of every story with this picture says so.', verbose_name='shows a child or a victim to be protected'),
        ),
        migrations.AddField(
            model_name='photo',
            name='shows_likeness',
            field=models.BooleanField(db_default=False, default=False, help_text="A machine made somebody's likeness, alive or dead: then their consent, or their heirs', is needed.", verbose_name='shows a real person'),
        ),
    ]
