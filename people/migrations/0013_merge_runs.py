"""What becomes another on many stories, and how far that is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0012_leave'),
    ]

    operations = [
        migrations.CreateModel(
            name='MergeRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60)),
                ('gone', models.PositiveBigIntegerField()),
                ('heir', models.PositiveBigIntegerField()),
                ('was', models.CharField(max_length=140)),
                ('is_rename', models.BooleanField(default=False)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('total', models.PositiveIntegerField()),
                ('done', models.PositiveIntegerField(default=0)),
                ('ended_at', models.DateTimeField(null=True)),
                ('why', models.CharField(blank=True, help_text='Why it ended before it was done.', max_length=200)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('kind', 'gone'), name='one_merge_at_a_time')],
            },
        ),
    ]
