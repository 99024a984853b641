"""What an edition translates. By itself: a step that holds stories and editions at once has writers wait for both."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0035_translations'),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='translates',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article'),
        ),
        migrations.AddField(
            model_name='edition',
            name='translated_from',
            field=models.CharField(blank=True, db_default='', default='', max_length=300, verbose_name='translated from'),
        ),
    ]
