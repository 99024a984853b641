"""What a story translates, of ours or of somebody else's, and who has checked what a machine made of it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0034_picture_overrides'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='ai_checked_by',
            field=models.ForeignKey(blank=True, help_text='Who has checked what a machine made, if that is not who approves the story. Never its maker.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checked by'),
        ),
        migrations.AddField(
            model_name='article',
            name='translated_from',
            field=models.CharField(blank=True, db_default='', default='', help_text='Of what is not ours: whose it is, and where it stands. Readers see it at the foot.', max_length=300, verbose_name='translated from'),
        ),
        migrations.AddField(
            model_name='article',
            name='translates',
            field=models.ForeignKey(blank=True, help_text='The number or the address of the story of ours that this one translates.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='translations', to='articles.article', verbose_name='translation of story'),
        ),
    ]
