from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('public', '0002_addresses'),
    ]

    operations = [
        migrations.AlterField(
            model_name='page',
            name='body',
            field=models.TextField(max_length=400000, verbose_name='body'),
        ),
    ]
