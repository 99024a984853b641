import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import taggit.managers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("articles", "0001_initial"),
        ("articles", "0002_initial"),
        ("articles", "0003_revision_note"),
        ("articles", "0004_desk_search"),
        ("articles", "0005_edition_ends"),
        ("articles", "0006_edition_planned_end"),
        ("articles", "0007_review_steps"),
        ("articles", "0008_form_key"),
        ("articles", "0010_locks_and_presence"),
        ("articles", "0011_ended"),
        ("articles", "0012_sharing"),
        ("articles", "0013_checklist"),
        ("articles", "0014_listed_at"),
        ("articles", "0015_revision_origins"),
        ("articles", "0016_recent"),
        ("articles", "0017_who_wrote"),
    ]

    dependencies = [
        ('people', '0001_tables'),
        ('photos', '0001_tables'),
        ('sections', '0001_tables'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('headline', models.CharField(max_length=200, verbose_name='headline')),
                ('standfirst', models.TextField(blank=True, max_length=400, verbose_name='standfirst')),
                ('body', models.TextField(blank=True, verbose_name='body')),
                ('slug', models.SlugField(blank=True, help_text='Empty: made from the headline when the story is published.', max_length=120, verbose_name='slug')),
                ('kind', models.CharField(choices=[('story', 'story'), ('video', 'video')], default='story', max_length=10, verbose_name='kind')),
                ('video_url', models.URLField(blank=True, verbose_name='video address')),
                ('dateline', models.CharField(blank=True, max_length=80, verbose_name='dateline place')),
                ('lead_caption', models.TextField(blank=True, help_text='Empty: the caption from the photo library.', verbose_name='caption here')),
                ('status', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('changes_requested', 'changes requested'), ('approved', 'approved'), ('scheduled', 'scheduled'), ('published', 'published'), ('ended', 'ended'), ('withdrawn', 'withdrawn'), ('spiked', 'spiked')], default='draft', editable=False, max_length=20, verbose_name='status')),
                ('status_before_spike', models.CharField(blank=True, choices=[('draft', 'draft'), ('in_review', 'in review'), ('changes_requested', 'changes requested'), ('approved', 'approved'), ('scheduled', 'scheduled'), ('published', 'published'), ('ended', 'ended'), ('withdrawn', 'withdrawn'), ('spiked', 'spiked')], editable=False, max_length=20)),
                ('status_changed_at', models.DateTimeField(auto_now_add=True, verbose_name='in this state since')),
                ('embargo_until', models.DateTimeField(blank=True, help_text='Nothing reaches readers before.', null=True, verbose_name='embargo until')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('review_run', models.PositiveIntegerField(default=0, editable=False, help_text='How many times the story began its way through review.')),
                ('form_key', models.UUIDField(editable=False, help_text='The form it was begun in: sent twice, it saves one story.', null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='begun at')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='saved at')),
                ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('headline', config='indonesian', weight='A'), '||', django.contrib.postgres.search.SearchVector('standfirst', config='indonesian', weight='B'), django.contrib.postgres.search.SearchConfig('indonesian')), '||', django.contrib.postgres.search.SearchVector('body', config='indonesian', weight='C'), django.contrib.postgres.search.SearchConfig('indonesian')), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to=settings.AUTH_USER_MODEL, verbose_name='begun by')),
                ('lead_photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lead_of', to='photos.photo', verbose_name='lead photo')),
                ('section', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='sections.section', verbose_name='section')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text='A comma-separated list of tags.', through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
            ],
            options={
                'verbose_name': 'story',
                'verbose_name_plural': 'stories',
                'ordering': ['-updated_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Byline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('writer', 'writer'), ('contributor', 'contributor'), ('editor', 'editor')], default='writer', max_length=12, verbose_name='part')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylines', to='articles.article')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bylines', to='people.author', verbose_name='author')),
            ],
            options={
                'verbose_name': 'byline',
                'verbose_name_plural': 'bylines',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='authors',
            field=models.ManyToManyField(related_name='articles', through='articles.Byline', to='people.author', verbose_name='bylines'),
        ),
        migrations.CreateModel(
            name='ChecklistBox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=200, verbose_name='question')),
                ('level', models.CharField(choices=[('off', 'not asked'), ('advice', 'advice'), ('publication', 'blocks publication'), ('submission', 'blocks submission')], default='advice', max_length=12, verbose_name='level')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('section', models.ForeignKey(blank=True, help_text='Empty: asked of every story.', null=True, on_delete=django.db.models.deletion.CASCADE, to='sections.section', verbose_name='section')),
            ],
            options={
                'verbose_name': 'checklist box',
                'verbose_name_plural': 'checklist boxes',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ChecklistRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=40, verbose_name='rule')),
                ('level', models.CharField(choices=[('off', 'not asked'), ('advice', 'advice'), ('publication', 'blocks publication'), ('submission', 'blocks submission')], max_length=12, verbose_name='level')),
                ('threshold', models.PositiveIntegerField(blank=True, null=True, verbose_name='limit')),
                ('section', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='sections.section', verbose_name='section')),
            ],
            options={
                'verbose_name': 'checklist rule',
                'verbose_name_plural': 'checklist rules',
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField(verbose_name='from')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('planned_end_at', models.DateTimeField(editable=False, help_text='The end that was asked for; a later edition may end this one sooner.', null=True)),
                ('headline', models.CharField(max_length=200, verbose_name='headline')),
                ('standfirst', models.TextField(blank=True, verbose_name='standfirst')),
                ('body', models.TextField(verbose_name='body')),
                ('plain_text', models.TextField(help_text="The body's words, for search and feeds.")),
                ('word_count', models.PositiveIntegerField(default=0, verbose_name='words')),
                ('slug', models.SlugField(max_length=120, verbose_name='slug')),
                ('kind', models.CharField(choices=[('story', 'story'), ('video', 'video')], default='story', max_length=10, verbose_name='kind')),
                ('video_url', models.URLField(blank=True, verbose_name='video address')),
                ('dateline', models.CharField(blank=True, max_length=80, verbose_name='dateline place')),
                ('lead_caption', models.TextField(blank=True, verbose_name='caption')),
                ('references', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, help_text='Stories named in the body.')),
                ('change', models.CharField(choices=[('first', 'first publication'), ('minor', 'minor fix'), ('update', 'update'), ('correction', 'correction')], default='first', max_length=10, verbose_name='change')),
                ('published_at', models.DateTimeField(help_text='When the first edition began; never moves.', verbose_name='first published at')),
                ('resurfaced_at', models.DateTimeField(editable=False, help_text='When an update last led the lists again.', null=True, verbose_name='put back on top at')),
                ('listed_at', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce('resurfaced_at', 'published_at'), output_field=models.DateTimeField(verbose_name='place in lists'))),
                ('updated_at', models.DateTimeField(help_text='The time shown as updated; a minor fix does not move it.', verbose_name='updated at')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('announced_at', models.DateTimeField(editable=False, help_text='When caches and feeds were told that it began.', null=True)),
                ('search', django.contrib.postgres.search.SearchVectorField(editable=False, null=True)),
                ('approved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='articles.article')),
                ('lead_photo', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='photos.photo')),
                ('photos', models.ManyToManyField(help_text='Photos named in the body.', related_name='+', to='photos.photo')),
                ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='sections.section')),
                ('tags', models.ManyToManyField(related_name='editions', to='taggit.tag')),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ['-starts_at'],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.TextField(verbose_name='public note')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='articles.article')),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='articles.edition')),
            ],
            options={
                'verbose_name': 'correction',
                'verbose_name_plural': 'corrections',
                'ordering': ['at'],
            },
        ),
        migrations.CreateModel(
            name='EditionByline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('writer', 'writer'), ('contributor', 'contributor'), ('editor', 'editor')], default='writer', max_length=12)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edition_bylines', to='people.author')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylines', to='articles.edition')),
            ],
            options={
                'verbose_name': 'byline',
                'verbose_name_plural': 'bylines',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='edition',
            name='authors',
            field=models.ManyToManyField(related_name='editions', through='articles.EditionByline', to='people.author'),
        ),
        migrations.CreateModel(
            name='Lock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('session', models.CharField(max_length=64)),
                ('key', models.UUIDField()),
                ('device', models.CharField(blank=True, help_text="What the owner's browser calls itself.", max_length=60)),
                ('taken_at', models.DateTimeField(auto_now_add=True, verbose_name='since')),
                ('renewed_at', models.DateTimeField()),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='lock', to='articles.article')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'lock',
                'verbose_name_plural': 'locks',
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('session', models.CharField(max_length=64)),
                ('key', models.UUIDField()),
                ('writing', models.BooleanField(default=False)),
                ('since', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='articles.article')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'presence',
                'verbose_name_plural': 'presences',
            },
        ),
        migrations.CreateModel(
            name='ReviewStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('agreement', models.CharField(choices=[('one', 'one of them'), ('all', 'all of the named people')], default='one', max_length=3, verbose_name='who must approve')),
                ('is_skippable', models.BooleanField(default=False, verbose_name='may be skipped')),
                ('desk_only', models.BooleanField(default=True, verbose_name="only from the story's desk")),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('people', models.ManyToManyField(blank=True, related_name='review_steps', to=settings.AUTH_USER_MODEL, verbose_name='people')),
                ('roles', models.ManyToManyField(blank=True, related_name='review_steps', to='people.role', verbose_name='roles')),
                ('section', models.ForeignKey(blank=True, help_text='Empty: for every section without steps of its own.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='review_steps', to='sections.section', verbose_name='section')),
            ],
            options={
                'verbose_name': 'review step',
                'verbose_name_plural': 'review steps',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='review_step',
            field=models.ForeignKey(db_index=False, editable=False, help_text='Where a story in review stands; empty where no steps are set up.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stories', to='articles.reviewstep'),
        ),
        migrations.AddField(
            model_name='article',
            name='sent_back_step',
            field=models.ForeignKey(editable=False, help_text='The step that asked for changes, where the story goes on when it is submitted again.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.reviewstep'),
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('version', models.PositiveIntegerField(default=0, help_text="The story's version when this was saved; a form that opened at it began from this text.")),
                ('fields', models.JSONField(verbose_name='content')),
                ('labels', models.JSONField(default=dict)),
                ('digest', models.CharField(max_length=64)),
                ('origin', models.CharField(choices=[('save', 'saved'), ('restore', 'restored from an earlier revision'), ('import', 'imported'), ('copy', 'copied from another story'), ('follow_up', 'begun as a follow-up'), ('broken', 'kept when the story was taken over'), ('hand_over', 'handed to another desk')], default='save', max_length=10, verbose_name='origin')),
                ('note', models.TextField(blank=True, help_text='What an import could not place.', verbose_name='note')),
                ('with_writer', models.BooleanField(default=True, help_text="Saved in its writer's hands or live, so whoever saved it wrote it.")),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='saved at')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='articles.article')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to=settings.AUTH_USER_MODEL, verbose_name='saved by')),
                ('restored_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision')),
            ],
            options={
                'verbose_name': 'revision',
                'verbose_name_plural': 'revisions',
                'ordering': ['-number'],
            },
        ),
        migrations.AddField(
            model_name='edition',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='articles.revision'),
        ),
        migrations.AddField(
            model_name='article',
            name='approved_revision',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision'),
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('run', models.PositiveIntegerField(verbose_name='round')),
                ('step_name', models.CharField(blank=True, max_length=60, verbose_name='step')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='at')),
                ('skipped', models.BooleanField(default=False, verbose_name='skipped')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='articles.article')),
                ('step', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='articles.reviewstep')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='articles.revision')),
            ],
            options={
                'verbose_name': 'approval',
                'verbose_name_plural': 'approvals',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ShareLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('seed', models.CharField(editable=False, max_length=43)),
                ('label', models.CharField(max_length=120, verbose_name='for whom')),
                ('asks', models.CharField(choices=[('none', 'nothing: it is for reading only'), ('comment', 'a comment'), ('approval', 'whether they agree, with a comment')], default='none', max_length=10, verbose_name='asks')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made at')),
                ('expires_at', models.DateTimeField(verbose_name='until')),
                ('revoked_at', models.DateTimeField(null=True, verbose_name='revoked at')),
                ('views', models.PositiveIntegerField(default=0, verbose_name='views')),
                ('last_viewed_at', models.DateTimeField(null=True, verbose_name='last viewed at')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='share_links', to='articles.article')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='share_links', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='share_links', to='articles.revision')),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'share link',
                'verbose_name_plural': 'share links',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ShareAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(blank=True, choices=[('agrees', 'agrees'), ('concerns', 'has concerns')], max_length=10, verbose_name='verdict')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('comment', models.TextField(blank=True, max_length=4000, verbose_name='comment')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='at')),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='articles.sharelink')),
            ],
            options={
                'verbose_name': 'answer to a share link',
                'verbose_name_plural': 'answers to share links',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Takeover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='at')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='takeovers', to='articles.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision')),
            ],
            options={
                'verbose_name': 'takeover',
                'verbose_name_plural': 'takeovers',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Tick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ticks', to='articles.article')),
                ('box', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ticks', to='articles.checklistbox')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'tick',
                'verbose_name_plural': 'ticks',
            },
        ),
        migrations.CreateModel(
            name='Transition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('move', models.CharField(max_length=20, verbose_name='move')),
                ('from_status', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('changes_requested', 'changes requested'), ('approved', 'approved'), ('scheduled', 'scheduled'), ('published', 'published'), ('ended', 'ended'), ('withdrawn', 'withdrawn'), ('spiked', 'spiked')], max_length=20, verbose_name='from')),
                ('to_status', models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('changes_requested', 'changes requested'), ('approved', 'approved'), ('scheduled', 'scheduled'), ('published', 'published'), ('ended', 'ended'), ('withdrawn', 'withdrawn'), ('spiked', 'spiked')], max_length=20, verbose_name='to')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('step_name', models.CharField(blank=True, help_text='The review step it was made at.', max_length=60, verbose_name='step')),
                ('to_step_name', models.CharField(blank=True, help_text='The review step it led to.', max_length=60, verbose_name='to step')),
                ('from_desk', models.CharField(blank=True, max_length=60, verbose_name='from desk')),
                ('to_desk', models.CharField(blank=True, max_length=60, verbose_name='to desk')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='at')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='transitions', to='articles.article')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='transitions', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='transitions', to='articles.revision')),
                ('step', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='transitions', to='articles.reviewstep')),
            ],
            options={
                'verbose_name': 'move',
                'verbose_name_plural': 'history',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='public reason')),
                ('headline', models.CharField(max_length=200, verbose_name='headline readers knew')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('lifted_at', models.DateTimeField(blank=True, null=True, verbose_name='lifted at')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawals', to='articles.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'withdrawal',
                'verbose_name_plural': 'withdrawals',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='Autosave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(help_text='Made by the form when it opens; names a story not saved yet.', verbose_name='form')),
                ('base_version', models.PositiveIntegerField(default=0)),
                ('fields', models.JSONField(default=dict)),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='autosaves', to='articles.article')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='autosaves', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'autosave',
                'verbose_name_plural': 'autosaves',
                'ordering': ['-saved_at'],
                'constraints': [models.UniqueConstraint(fields=('user', 'key'), name='one_autosave_a_form')],
            },
        ),
        migrations.AddConstraint(
            model_name='byline',
            constraint=models.UniqueConstraint(fields=('article', 'author', 'role'), name='one_byline_a_part'),
        ),
        migrations.AddConstraint(
            model_name='checklistrule',
            constraint=models.UniqueConstraint(fields=('rule', 'section'), name='one_level_a_rule', nulls_distinct=False),
        ),
        migrations.AddIndex(
            model_name='lock',
            index=models.Index(fields=['session'], name='lock_session'),
        ),
        migrations.AddIndex(
            model_name='presence',
            index=models.Index(fields=['article', 'seen_at'], name='presence_story'),
        ),
        migrations.AddIndex(
            model_name='presence',
            index=models.Index(fields=['seen_at'], name='presence_seen'),
        ),
        migrations.AddIndex(
            model_name='presence',
            index=models.Index(fields=['session'], name='presence_session'),
        ),
        migrations.AddConstraint(
            model_name='presence',
            constraint=models.UniqueConstraint(fields=('user', 'key'), name='one_presence_a_page'),
        ),
        migrations.AddIndex(
            model_name='revision',
            index=models.Index(fields=['-created_at', '-id'], name='revision_recent'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='one_revision_a_number'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['-published_at', '-article_id'], name='edition_latest'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['-listed_at', '-article_id'], name='edition_listed'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['section', '-listed_at', '-article_id'], name='edition_by_section'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['kind', '-listed_at', '-article_id'], name='edition_by_kind'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('announced_at__isnull', True)), fields=['starts_at'], name='edition_unannounced'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('ends_at__isnull', False)), fields=['ends_at'], name='edition_ends'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(condition=models.Q(('planned_end_at__isnull', False)), fields=['planned_end_at'], name='edition_planned_end'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='edition_search'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(models.F('article'), models.F('article'), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&'), (models.Func(models.F('starts_at'), models.F('ends_at'), function='tstzrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='one_edition_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), ('ends_at__gte', models.F('starts_at')), _connector='OR'), name='edition_ends_after_it_starts'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['status', '-updated_at', '-id'], name='article_state'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['section', 'status', '-updated_at'], name='article_desk'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['-updated_at', '-id'], name='article_recent'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='article_search'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('review_step__isnull', False)), fields=['review_step', 'status_changed_at'], name='article_step'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('review_step__isnull', True), ('status', 'in_review'), _connector='OR'), name='only_in_review_at_a_step'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(fields=('created_by', 'form_key'), name='one_story_a_form'),
        ),
        migrations.AddIndex(
            model_name='approval',
            index=models.Index(fields=['article', 'run'], name='approval_story'),
        ),
        migrations.AddConstraint(
            model_name='sharelink',
            constraint=models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='share_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='sharelink',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_by__isnull', True)), models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', False)), _connector='OR'), name='share_revoked_by_someone'),
        ),
        migrations.AddIndex(
            model_name='takeover',
            index=models.Index(fields=['article', '-version'], name='takeover_story'),
        ),
        migrations.AddConstraint(
            model_name='tick',
            constraint=models.UniqueConstraint(fields=('article', 'box'), name='one_tick_a_box'),
        ),
        migrations.AddIndex(
            model_name='transition',
            index=models.Index(fields=['article', '-at'], name='transition_story'),
        ),
        migrations.AddIndex(
            model_name='transition',
            index=models.Index(fields=['-at', '-id'], name='transition_recent'),
        ),
    ]
