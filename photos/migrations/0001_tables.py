import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True
    replaces = [
        ("photos", "0001_initial"),
        ("photos", "0002_words"),
    ]

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('original', models.ImageField(height_field='height', upload_to='%Y/%m/', verbose_name='file', width_field='width')),
                ('width', models.PositiveIntegerField(default=0, editable=False, verbose_name='width')),
                ('height', models.PositiveIntegerField(default=0, editable=False, verbose_name='height')),
                ('checksum', models.CharField(blank=True, db_index=True, editable=False, max_length=64, verbose_name='checksum')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='title')),
                ('alt', models.CharField(blank=True, help_text='What the picture shows, for readers who do not see it.', max_length=300, verbose_name='alternative text')),
                ('caption', models.TextField(blank=True, verbose_name='caption')),
                ('credit', models.CharField(blank=True, help_text='Printed as “Kredit Foto: …”.', max_length=200, verbose_name='credit')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='source')),
                ('licence', models.CharField(blank=True, max_length=120, verbose_name='licence')),
                ('rights_expire_on', models.DateField(blank=True, null=True, verbose_name='rights expire on')),
                ('focal_x', models.FloatField(default=0.5, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)], verbose_name='focal point, from the left')),
                ('focal_y', models.FloatField(default=0.5, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)], verbose_name='focal point, from the top')),
                ('taken_at', models.DateTimeField(blank=True, null=True, verbose_name='taken at')),
                ('taken_where', models.CharField(blank=True, max_length=200, verbose_name='where it was taken')),
                ('renditions', models.JSONField(blank=True, default=dict, editable=False, help_text='What readers get; written by photos.renditions alone.', verbose_name='renditions')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded at')),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='photos', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
            ],
            options={
                'verbose_name': 'photo',
                'verbose_name_plural': 'photos',
                'ordering': ['-created_at', '-pk'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector(models.Func(models.F('title'), models.Value('/.@_-'), models.Value('     '), function='translate', output_field=models.TextField()), models.Func(models.F('caption'), models.Value('/.@_-'), models.Value('     '), function='translate', output_field=models.TextField()), models.Func(models.F('alt'), models.Value('/.@_-'), models.Value('     '), function='translate', output_field=models.TextField()), models.Func(models.F('credit'), models.Value('/.@_-'), models.Value('     '), function='translate', output_field=models.TextField()), models.Func(models.F('source'), models.Value('/.@_-'), models.Value('     '), function='translate', output_field=models.TextField()), models.Func(models.F('taken_where'), models.Value('/.@_-'), models.Value('     '), function='translate', output_field=models.TextField()), config='simple'), name='photo_words'), models.Index(fields=['-created_at', '-id'], name='photo_newest')],
            },
        ),
    ]
