from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_addresses'),
    ]

    operations = [
        migrations.AlterField(
            model_name='author',
            name='bio',
            field=models.TextField(blank=True, max_length=2000, verbose_name='biography'),
        ),
    ]
