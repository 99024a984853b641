"""That a change of names on many stories failed, why, and when it last came on."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0016_uncleared_right'),
    ]

    operations = [
        migrations.AddField(
            model_name='mergerun',
            name='failures',
            field=models.PositiveSmallIntegerField(db_default=0, default=0, help_text='Since it last came on.'),
        ),
        migrations.AddField(
            model_name='mergerun',
            name='moved_at',
            field=models.DateTimeField(help_text='When it last came on.', null=True),
        ),
        migrations.AlterField(
            model_name='mergerun',
            name='why',
            field=models.CharField(blank=True, help_text='Why it ended before it was done, or failed.', max_length=200),
        ),
    ]
