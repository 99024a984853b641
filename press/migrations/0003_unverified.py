"""Stories that go out before they are verified."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0029_verification_notes'),
        ('press', '0002_kept'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Unverified',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urgent', models.TextField(max_length=1000, verbose_name='what makes it urgent for the public')),
                ('source', models.TextField(max_length=1000, verbose_name='who the first source is')),
                ('unreachable', models.TextField(max_length=1000, verbose_name='how its subject was looked for')),
                ('note', models.TextField(max_length=400, verbose_name='what readers are told')),
                ('due_at', models.DateTimeField(verbose_name='to be verified by')),
                ('opened_at', models.DateTimeField(auto_now_add=True, verbose_name='at')),
                ('settled_at', models.DateTimeField(editable=False, null=True)),
                ('result', models.TextField(blank=True, default='', max_length=4000, verbose_name='result')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article', verbose_name='story')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('told', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.correction')),
            ],
            options={
                'verbose_name': 'unverified story',
                'verbose_name_plural': 'unverified stories',
                'ordering': ['-pk'],
                'indexes': [models.Index(condition=models.Q(('settled_at', None)), fields=['due_at', 'id'], name='unverified_open')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('settled_at', None)), fields=('article',), name='unverified_once')],
            },
        ),
    ]
