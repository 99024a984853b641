"""What a byline is to the paper; nothing, in rows that the release before writes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0013_merge_runs'),
    ]

    operations = [
        migrations.AddField(
            model_name='author',
            name='masthead',
            field=models.CharField(blank=True, choices=[('responsible', 'responsible person'), ('leading', 'leading editors'), ('editor', 'editors'), ('reporter', 'reporters')], db_default='', default='', help_text='Press law 40/1999, article 12: readers are told who is responsible. Empty: not named there.', max_length=11, verbose_name='in the masthead'),
        ),
    ]
