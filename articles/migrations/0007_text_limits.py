from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_substance'),
    ]

    operations = [
        migrations.AlterField(
            model_name='article',
            name='body',
            field=models.TextField(blank=True, max_length=400000, verbose_name='body'),
        ),
        migrations.AlterField(
            model_name='article',
            name='lead_caption',
            field=models.TextField(blank=True, help_text='Empty: the caption from the photo library.', max_length=2000, verbose_name='caption here'),
        ),
        migrations.AlterField(
            model_name='correction',
            name='note',
            field=models.TextField(max_length=4000, verbose_name='public note'),
        ),
        migrations.AlterField(
            model_name='transition',
            name='note',
            field=models.TextField(blank=True, max_length=4000, verbose_name='note'),
        ),
        migrations.AlterField(
            model_name='withdrawal',
            name='reason',
            field=models.TextField(max_length=4000, verbose_name='public reason'),
        ),
    ]
