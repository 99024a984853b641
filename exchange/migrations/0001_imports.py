"""Imports and their rows."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_STATES = [('reading', 'being read'), ('read', 'read, waits to begin'), ('running', 'running'), ('done', 'done'), ('refused', 'refused'), ('undoing', 'being undone'), ('undone', 'undone')]
_RESULTS = [('waiting', 'waits'), ('made', 'made'), ('mended', 'made, and something was mended or left out'), ('skipped', 'skipped'), ('failed', 'failed'), ('undone', 'undone'), ('kept', 'kept, it was changed since')]


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('articles', '0024_old_addresses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('options', models.JSONField(default=dict, help_text='Sections by category, allowed hosts, zone, columns.')),
                ('is_trial', models.BooleanField(default=True, verbose_name='trial')),
                ('state', models.CharField(choices=_STATES, default='reading', max_length=10, verbose_name='state')),
                ('refused', models.TextField(blank=True, max_length=4000, verbose_name='refused because')),
                ('mended', models.JSONField(default=list, help_text='What was wrong in the files, with line and column.')),
                ('facts', models.JSONField(default=dict, help_text='People and categories by their keys, as the files name them.')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='begun at')),
                ('released_at', models.DateTimeField(null=True, verbose_name='released at')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='finished at')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('released_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={'verbose_name': 'import', 'verbose_name_plural': 'imports', 'ordering': ['-pk']},
        ),
        migrations.CreateModel(
            name='ImportRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=400, verbose_name='key')),
                ('kind', models.CharField(max_length=10, verbose_name='kind')),
                ('title', models.CharField(blank=True, max_length=250, verbose_name='title')),
                ('file', models.CharField(blank=True, max_length=300, verbose_name='file')),
                ('line', models.PositiveIntegerField(default=0, verbose_name='line')),
                ('item', models.JSONField(null=True)),
                ('ref', models.CharField(blank=True, max_length=40)),
                ('place', models.CharField(blank=True, max_length=500)),
                ('result', models.CharField(choices=_RESULTS, default='waiting', max_length=10, verbose_name='result')),
                ('reason', models.TextField(blank=True, max_length=4000, verbose_name='why')),
                ('version', models.PositiveIntegerField(default=0)),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.article')),
                ('photo_number', models.BigIntegerField(null=True, verbose_name='photo')),
                ('author_number', models.BigIntegerField(null=True, verbose_name='author')),
                ('page_number', models.BigIntegerField(null=True, verbose_name='page')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='exchange.importrun')),
            ],
            options={
                'verbose_name': 'row of an import',
                'verbose_name_plural': 'rows of imports',
                'ordering': ['pk'],
                'indexes': [
                    models.Index(fields=['key'], name='import_key'),
                    models.Index(fields=['run', 'result', 'id'], name='import_result'),
                    models.Index(condition=models.Q(('ref', ''), _negated=True), fields=['run', 'ref'], name='import_ref'),
                    models.Index(condition=models.Q(('place', ''), _negated=True), fields=['run', 'place'], name='import_place'),
                ],
                'constraints': [models.UniqueConstraint(fields=('run', 'key'), name='one_row_a_key')],
            },
        ),
    ]
