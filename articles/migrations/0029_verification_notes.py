"""A public note may say how a verification ended, and lead to the story that has it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0028_withdrawal_requests'),
    ]

    operations = [
        migrations.AddField(
            model_name='correction',
            name='leads_to',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.article'),
        ),
        migrations.AlterField(
            model_name='correction',
            name='kind',
            field=models.CharField(choices=[('erratum', 'Erratum'), ('correction', 'Correction'), ('reply', 'Right of reply'), ('ruling', 'Ruling of the press council'), ('withdrawal', 'Withdrawal'), ('verification', 'Verification')], db_default='correction', default='correction', max_length=12, verbose_name='kind'),
        ),
    ]
