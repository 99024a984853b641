from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("newsroom", "0001_heartbeat"),
        ("newsroom", "0002_shared_cache"),
    ]

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='CacheRow',
            fields=[
                ('cache_key', models.CharField(max_length=255, primary_key=True, serialize=False)),
                ('value', models.TextField()),
                ('expires', models.DateTimeField(db_index=True)),
            ],
            options={
                'verbose_name': 'shared note',
                'verbose_name_plural': 'shared notes',
                'db_table': 'newsroom_cache',
            },
        ),
        migrations.CreateModel(
            name='Heartbeat',
            fields=[
                ('name', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='name')),
                ('at', models.DateTimeField(verbose_name='last sign of life')),
            ],
            options={
                'verbose_name': 'heartbeat',
                'verbose_name_plural': 'heartbeats',
            },
        ),
    ]
