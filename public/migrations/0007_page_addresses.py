"""At which addresses of another system fixed pages stood."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('public', '0006_text_files'),
    ]

    operations = [
        migrations.CreateModel(
            name='PageAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=500, unique=True, verbose_name='old address')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='old_addresses', to='public.page', verbose_name='page')),
            ],
            options={
                'verbose_name': 'old address of a page',
                'verbose_name_plural': 'old addresses of pages',
            },
        ),
    ]
