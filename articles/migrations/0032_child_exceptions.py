"""On what ground a story tells who a child is, and until when."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0031_former_tags'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChildException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ground', models.CharField(choices=[('missing', 'The child is missing or held hostage: until it is found'), ('no_child', 'Nobody who is suspect, victim or witness here is under 18')], max_length=8, verbose_name='ground')),
                ('words', models.TextField(max_length=1000, verbose_name='words')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('told_at', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='child_exceptions', to='articles.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'exception for a child',
                'verbose_name_plural': 'exceptions for children',
                'indexes': [models.Index(condition=models.Q(('ended_at', None), ('told_at', None)), fields=['until'], name='child_until')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('article',), name='one_child_exception')],
            },
        ),
    ]
