import datetime
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('articles', '0019_first_synonyms'),
        ('sections', '0003_text_limits'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Front',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='fronts', to='sections.section', verbose_name='section')),
            ],
            options={
                'verbose_name': 'front page',
                'verbose_name_plural': 'front pages',
            },
        ),
        migrations.CreateModel(
            name='FrontPresence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(blank=True, max_length=8)),
                ('seen_at', models.DateTimeField()),
                ('front', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='fronts.front')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'presence at a front page',
                'verbose_name_plural': 'presences at front pages',
            },
        ),
        migrations.CreateModel(
            name='FrontRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('layout', models.JSONField(default=dict)),
                ('name', models.CharField(blank=True, max_length=60, verbose_name='name')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made at')),
                ('goes_live_at', models.DateTimeField(verbose_name='goes live at')),
                ('called_off_at', models.DateTimeField(null=True)),
                ('called_off_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('front', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='fronts.front')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'revision of a front page',
                'verbose_name_plural': 'revisions of front pages',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='FrontMoment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moments', to='fronts.frontrevision')),
            ],
            options={
                'verbose_name': 'moment of a front page',
                'verbose_name_plural': 'moments of front pages',
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('layout', models.JSONField(default=dict)),
                ('versions', models.JSONField(default=dict)),
                ('touched', models.JSONField(default=dict)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('front', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='draft', to='fronts.front')),
                ('live', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='fronts.frontrevision')),
            ],
            options={
                'verbose_name': 'draft of a front page',
                'verbose_name_plural': 'drafts of front pages',
            },
        ),
        migrations.CreateModel(
            name='BreakingBar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=120, verbose_name='text')),
                ('url', models.CharField(blank=True, max_length=300, verbose_name='address')),
                ('starts_at', models.DateTimeField(verbose_name='from')),
                ('ends_at', models.DateTimeField(verbose_name='until')),
                ('lifted_at', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article')),
                ('lifted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'breaking bar',
                'verbose_name_plural': 'breaking bars',
                'ordering': ['-pk'],
                'indexes': [models.Index(condition=models.Q(('lifted_at', None)), fields=['ends_at'], name='bar_standing')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at')), ('ends_at__lte', django.db.models.expressions.CombinedExpression(models.F('starts_at'), '+', models.Value(datetime.timedelta(seconds=21600))))), name='bar_ends_soon')],
            },
        ),
        migrations.AddConstraint(
            model_name='front',
            constraint=models.UniqueConstraint(fields=('section',), name='one_front_a_section', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='frontpresence',
            constraint=models.UniqueConstraint(fields=('front', 'user'), name='one_presence_a_front'),
        ),
        migrations.AddIndex(
            model_name='frontrevision',
            index=models.Index(fields=['front', '-goes_live_at', '-number'], name='front_live'),
        ),
        migrations.AddConstraint(
            model_name='frontrevision',
            constraint=models.UniqueConstraint(fields=('front', 'number'), name='one_number_a_front'),
        ),
    ]
