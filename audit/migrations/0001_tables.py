import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("audit", "0001_initial"),
    ]

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_entry', models.BigIntegerField(unique=True)),
                ('entries', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'seal of the log',
                'verbose_name_plural': 'seals of the log',
                'ordering': ['last_entry'],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='at')),
                ('actor_name', models.CharField(blank=True, max_length=200, verbose_name='who')),
                ('action', models.CharField(max_length=60, verbose_name='what')),
                ('kind', models.CharField(blank=True, max_length=40, verbose_name='kind of thing')),
                ('object_id', models.BigIntegerField(null=True)),
                ('label', models.CharField(blank=True, max_length=250, verbose_name='thing')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('details', models.JSONField(default=dict, verbose_name='details')),
                ('address', models.GenericIPAddressField(null=True, verbose_name='network address')),
                ('device', models.CharField(blank=True, max_length=250, verbose_name='device')),
                ('session', models.CharField(blank=True, max_length=16)),
                ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('actor_name', config='simple'), '||', django.contrib.postgres.search.SearchVector('label', config='simple'), django.contrib.postgres.search.SearchConfig('simple')), '||', django.contrib.postgres.search.SearchVector('note', config='simple'), django.contrib.postgres.search.SearchConfig('simple')), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
            ],
            options={
                'verbose_name': 'log entry',
                'verbose_name_plural': 'log',
                'ordering': ['-pk'],
                'indexes': [models.Index(fields=['kind', 'object_id', '-id'], name='entry_thing'), models.Index(fields=['actor', '-id'], name='entry_actor'), models.Index(fields=['action', '-id'], name='entry_action'), models.Index(fields=['at'], name='entry_at'), django.contrib.postgres.indexes.GinIndex(fields=['search'], name='entry_search')],
            },
        ),
    ]
