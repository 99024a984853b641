from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('photos', '0001_tables'),
    ]

    operations = [
        migrations.AlterField(
            model_name='photo',
            name='caption',
            field=models.TextField(blank=True, max_length=2000, verbose_name='caption'),
        ),
    ]
