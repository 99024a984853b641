import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("public", "0001_placements_and_pages"),
        ("public", "0002_purges_and_read_counts"),
    ]

    dependencies = [
        ('articles', '0001_tables'),
        ('sections', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Page',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='slug')),
                ('body', models.TextField(verbose_name='body')),
                ('summary', models.CharField(blank=True, help_text='One line for search results and shared links.', max_length=200, verbose_name='summary')),
                ('in_menu', models.BooleanField(default=False, help_text='Pages appear in the footer.', verbose_name='in the menu')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('is_public', models.BooleanField(default=True, verbose_name='public')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed at')),
            ],
            options={
                'verbose_name': 'page',
                'verbose_name_plural': 'pages',
                'ordering': ['order', 'title'],
            },
        ),
        migrations.CreateModel(
            name='Purge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80))),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SocialLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('network', models.CharField(choices=[('facebook', 'Facebook'), ('x', 'X'), ('instagram', 'Instagram'), ('youtube', 'YouTube'), ('tiktok', 'TikTok'), ('linkedin', 'LinkedIn'), ('whatsapp', 'WhatsApp'), ('telegram', 'Telegram')], max_length=12, unique=True, verbose_name='network')),
                ('url', models.URLField(validators=[django.core.validators.RegexValidator('^https://', 'Give an address that begins with https://.')], verbose_name='address')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'social media link',
                'verbose_name_plural': 'social media links',
                'ordering': ['order', 'network'],
            },
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, help_text='1 is the lead story.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='position')),
                ('starts_at', models.DateTimeField(blank=True, help_text='Empty: at once.', null=True, verbose_name='from')),
                ('ends_at', models.DateTimeField(blank=True, help_text='Empty: until it is removed.', null=True, verbose_name='until')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='articles.article', verbose_name='story')),
                ('section', models.ForeignKey(blank=True, help_text='Empty: the home page.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='sections.section', verbose_name='front')),
            ],
            options={
                'verbose_name': 'placement',
                'verbose_name_plural': 'placements',
                'ordering': [models.OrderBy(models.F('section__order'), nulls_first=True), 'position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('section', 'article'), name='one_place_a_story_a_front', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='ReadCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hour', models.DateTimeField()),
                ('count', models.PositiveIntegerField(default=0)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='read_counts', to='articles.article')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('hour', 'article'), name='one_count_a_story_an_hour')],
            },
        ),
    ]
