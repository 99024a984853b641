import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("desk", "0001_assignment"),
        ("desk", "0002_notes_and_notices"),
    ]

    dependencies = [
        ('articles', '0001_tables'),
        ('people', '0001_tables'),
        ('sections', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NoticeSettings',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('choices', models.JSONField(default=dict)),
                ('digest', models.CharField(choices=[('hour', 'every hour'), ('day', 'once a day')], default='day', max_length=4, verbose_name='digest')),
                ('digest_hour', models.PositiveSmallIntegerField(default=7, validators=[django.core.validators.MaxValueValidator(23)], verbose_name='hour of the daily digest')),
            ],
            options={
                'verbose_name': 'notification settings',
                'verbose_name_plural': 'notification settings',
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=4000, verbose_name='note')),
                ('exact', models.TextField(blank=True, max_length=2000, verbose_name='passage')),
                ('prefix', models.CharField(blank=True, max_length=40)),
                ('suffix', models.CharField(blank=True, max_length=40)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='written at')),
                ('edited_at', models.DateTimeField(null=True, verbose_name='changed at')),
                ('resolved_at', models.DateTimeField(null=True, verbose_name='resolved at')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='desk.note')),
                ('resolved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='resolved by')),
                ('revision', models.ForeignKey(help_text='The newest revision when the note was written.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision')),
            ],
            options={
                'verbose_name': 'note',
                'verbose_name_plural': 'notes',
                'ordering': ['created_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='desk.note')),
            ],
            options={
                'verbose_name': 'mention',
                'verbose_name_plural': 'mentions',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40, verbose_name='kind')),
                ('words', models.JSONField(default=dict)),
                ('url', models.CharField(max_length=500)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='at')),
                ('seen_at', models.DateTimeField(null=True, verbose_name='seen at')),
                ('in_desk', models.BooleanField(default=True)),
                ('mail', models.CharField(choices=[('now', 'at once'), ('digest', 'in the digest'), ('never', 'never')], default='never', max_length=6)),
                ('mail_after', models.DateTimeField(null=True)),
                ('mail_tries', models.PositiveSmallIntegerField(default=0)),
                ('mailed_at', models.DateTimeField(null=True, verbose_name='mailed at')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'notification',
                'verbose_name_plural': 'notifications',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='what')),
                ('brief', models.TextField(blank=True, max_length=4000, verbose_name='brief')),
                ('due_at', models.DateTimeField(verbose_name='due')),
                ('length', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(20), django.core.validators.MaxValueValidator(20000)], verbose_name='length in words')),
                ('photo_wanted', models.BooleanField(default=False, verbose_name='photo wanted')),
                ('photo_note', models.CharField(blank=True, max_length=300, verbose_name='what photo')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('claimed_at', models.DateTimeField(editable=False, null=True)),
                ('filed_at', models.DateTimeField(editable=False, null=True)),
                ('done_at', models.DateTimeField(editable=False, null=True)),
                ('cancelled_at', models.DateTimeField(editable=False, null=True)),
                ('late_told_at', models.DateTimeField(editable=False, help_text='When the people concerned were told that it is late.', null=True)),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='articles.article', verbose_name='story')),
                ('assignee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='sections.section', verbose_name='desk')),
            ],
            options={
                'verbose_name': 'assignment',
                'verbose_name_plural': 'assignments',
                'ordering': ['due_at', 'pk'],
                'indexes': [models.Index(fields=['due_at', 'id'], name='assignment_due'), models.Index(condition=models.Q(('cancelled_at', None), ('done_at', None), ('filed_at', None)), fields=['due_at', 'id'], name='assignment_unfiled')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('assignee', None), ('claimed_at', None)), models.Q(('assignee__isnull', False), ('claimed_at__isnull', False)), _connector='OR'), name='claimed_with_a_person')],
            },
        ),
        migrations.AddIndex(
            model_name='note',
            index=models.Index(fields=['article', 'created_at'], name='note_story'),
        ),
        migrations.AddIndex(
            model_name='note',
            index=models.Index(condition=models.Q(('parent', None), ('resolved_at', None)), fields=['article'], name='note_open'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(('parent', None), models.Q(('exact', ''), ('resolved_at', None)), _connector='OR'), name='note_reply_marks_and_settles_nothing'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('resolved_at', None), ('resolved_by', None)), models.Q(('resolved_at__isnull', False), ('resolved_by__isnull', False)), _connector='OR'), name='note_resolved_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(fields=('note', 'user'), name='one_mention_a_person'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('in_desk', True)), fields=['user', '-id'], name='notice_list'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('in_desk', True), ('seen_at', None)), fields=['user', '-id'], name='notice_unseen'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('mailed_at', None), models.Q(('mail', 'never'), _negated=True)), fields=['mail_after'], name='notice_to_mail'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('mailed_at__isnull', False)), fields=['user', 'mailed_at'], name='notice_mailed'),
        ),
    ]
