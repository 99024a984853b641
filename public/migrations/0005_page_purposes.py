"""A page may say what it is to those who judge papers: the guidelines, the masthead, a policy."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('public', '0004_placements_gone'),
    ]

    operations = [
        migrations.AddField(
            model_name='page',
            name='purpose',
            field=models.CharField(blank=True, choices=[('guidelines', "the press council's cyber media guidelines, in full"), ('masthead', 'masthead: name, address, responsible person'), ('ethics', 'code of ethics'), ('sources', 'how unnamed sources are dealt with'), ('ownership', 'owners and funding'), ('feedback', 'how readers reach the newsroom')], db_default='', default='', help_text='Programs that judge papers are told where it is. The guidelines and the masthead are duties.', max_length=12, verbose_name='purpose'),
        ),
        migrations.AddConstraint(
            model_name='page',
            constraint=models.UniqueConstraint(condition=models.Q(('purpose', ''), _negated=True), fields=('purpose',), name='one_page_a_purpose', violation_error_message='Another page has this purpose already.'),
        ),
    ]
