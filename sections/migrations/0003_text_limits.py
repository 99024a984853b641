from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sections', '0002_addresses'),
    ]

    operations = [
        migrations.AlterField(
            model_name='section',
            name='description',
            field=models.TextField(blank=True, max_length=1000, verbose_name='description'),
        ),
    ]
