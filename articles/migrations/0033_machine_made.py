"""What of a story a machine made, and who agreed; nothing, in rows that the release before writes."""

from django.db import migrations, models

#: One statement for each table, right after each other: column by column, with the state made anew between, writers
#: waited for stories while this waited for editions, and the database ended one of them.
ADD = [
    "ALTER TABLE articles_article "
    "ADD COLUMN ai_consent varchar(300) DEFAULT '' NOT NULL, "
    "ADD COLUMN ai_likeness varchar(40) DEFAULT '' NOT NULL, "
    "ADD COLUMN ai_text varchar(40) DEFAULT '' NOT NULL, "
    "ADD COLUMN ai_translation varchar(40) DEFAULT '' NOT NULL, "
    "ADD COLUMN ai_video varchar(40) DEFAULT '' NOT NULL, "
    "ADD COLUMN ai_voice varchar(40) DEFAULT '' NOT NULL",
    "ALTER TABLE articles_edition "
    "ADD COLUMN ai_likeness varchar(40) DEFAULT '' NOT NULL, "
    "ADD COLUMN ai_text varchar(40) DEFAULT '' NOT NULL, "
    "ADD COLUMN ai_translation varchar(40) DEFAULT '' NOT NULL, "
    "ADD COLUMN ai_video varchar(40) DEFAULT '' NOT NULL, "
    "ADD COLUMN ai_voice varchar(40) DEFAULT '' NOT NULL",
]
DROP = [
    "ALTER TABLE articles_article "
    "DROP COLUMN ai_consent, "
    "DROP COLUMN ai_likeness, "
    "DROP COLUMN ai_text, "
    "DROP COLUMN ai_translation, "
    "DROP COLUMN ai_video, "
    "DROP COLUMN ai_voice",
    "ALTER TABLE articles_edition "
    "DROP COLUMN ai_likeness, "
    "DROP COLUMN ai_text, "
    "DROP COLUMN ai_translation, "
    "DROP COLUMN ai_video, "
    "DROP COLUMN ai_voice",
]


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0032_child_exceptions'),
    ]

    operations = [
        migrations.RunSQL(ADD, DROP, state_operations=[
            migrations.AddField(
                model_name='article',
                name='ai_consent',
                field=models.CharField(blank=True, db_default='', default='', help_text='Whose voice or likeness it is, who agreed (of the dead, which heirs), and where that is kept.', max_length=300, verbose_name='consent'),
            ),
            migrations.AddField(
                model_name='article',
                name='ai_likeness',
                field=models.CharField(blank=True, choices=[('trainedAlgorithmicMedia', 'made with AI'), ('compositeWithTrainedAlgorithmicMedia', 'edited with AI')], db_default='', default='', max_length=40, verbose_name='likeness of a person'),
            ),
            migrations.AddField(
                model_name='article',
                name='ai_text',
                field=models.CharField(blank=True, choices=[('trainedAlgorithmicMedia', 'made with AI'), ('compositeWithTrainedAlgorithmicMedia', 'edited with AI')], db_default='', default='', max_length=40, verbose_name='text'),
            ),
            migrations.AddField(
                model_name='article',
                name='ai_translation',
                field=models.CharField(blank=True, choices=[('trainedAlgorithmicMedia', 'made with AI'), ('compositeWithTrainedAlgorithmicMedia', 'edited with AI')], db_default='', default='', max_length=40, verbose_name='translation'),
            ),
            migrations.AddField(
                model_name='article',
                name='ai_video',
                field=models.CharField(blank=True, choices=[('trainedAlgorithmicMedia', 'made with AI'), ('compositeWithTrainedAlgorithmicMedia', 'edited with AI')], db_default='', default='', max_length=40, verbose_name='video'),
            ),
            migrations.AddField(
                model_name='article',
                name='ai_voice',
                field=models.CharField(blank=True, choices=[('trainedAlgorithmicMedia', 'made with AI'), ('compositeWithTrainedAlgorithmicMedia', 'edited with AI')], db_default='', default='', max_length=40, verbose_name='voice'),
            ),
            migrations.AddField(
                model_name='edition',
                name='ai_likeness',
                field=models.CharField(blank=True, choices=[('trainedAlgorithmicMedia', 'made with AI'), ('compositeWithTrainedAlgorithmicMedia', 'edited with AI')], db_default='', default='', max_length=40, verbose_name='likeness of a person'),
            ),
            migrations.AddField(
                model_name='edition',
                name='ai_text',
                field=models.CharField(blank=True, choices=[('trainedAlgorithmicMedia', 'made with AI'), ('compositeWithTrainedAlgorithmicMedia', 'edited with AI')], db_default='', default='', max_length=40, verbose_name='text'),
            ),
            migrations.AddField(
                model_name='edition',
                name='ai_translation',
                field=models.CharField(blank=True, choices=[('trainedAlgorithmicMedia', 'made with AI'), ('compositeWithTrainedAlgorithmicMedia', 'edited with AI')], db_default='', default='', max_length=40, verbose_name='translation'),
            ),
            migrations.AddField(
                model_name='edition',
                name='ai_video',
                field=models.CharField(blank=True, choices=[('trainedAlgorithmicMedia', 'made with AI'), ('compositeWithTrainedAlgorithmicMedia', 'edited with AI')], db_default='', default='', max_length=40, verbose_name='video'),
            ),
            migrations.AddField(
                model_name='edition',
                name='ai_voice',
                field=models.CharField(blank=True, choices=[('trainedAlgorithmicMedia', 'made with AI'), ('compositeWithTrainedAlgorithmicMedia', 'edited with AI')], db_default='', default='', max_length=40, verbose_name='voice'),
            ),
        ]),
    ]
