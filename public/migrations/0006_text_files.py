"""Small files for programs, written in the admin."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('public', '0005_page_purposes'),
    ]

    operations = [
        migrations.CreateModel(
            name='TextFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(choices=[('ads.txt', 'ads.txt: who may sell our advertising space'), ('trust.txt', 'trust.txt: to whom the paper belongs, and which accounts are its own'), ('robots.txt', 'robots.txt: terms for machines, after our own lines')], max_length=12, unique=True, verbose_name='file')),
                ('text', models.TextField(max_length=50000, verbose_name='words')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed at')),
            ],
            options={
                'verbose_name': 'text file',
                'verbose_name_plural': 'text files',
                'ordering': ['name'],
            },
        ),
    ]
