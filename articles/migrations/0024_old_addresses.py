"""Addresses that stories had in another system, which lead on for ever."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0023_key_points'),
    ]

    operations = [
        migrations.CreateModel(
            name='OldAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=500, unique=True, verbose_name='old address')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='old_addresses', to='articles.article')),
            ],
            options={
                'verbose_name': 'old address',
                'verbose_name_plural': 'old addresses',
            },
        ),
    ]
