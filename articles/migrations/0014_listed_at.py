import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_checklist")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="resurfaced_at",
            field=models.DateTimeField(
                editable=False,
                help_text="When an update last led the lists again.",
                null=True,
                verbose_name="put back on top at",
            ),
        ),
        migrations.AddField(
            model_name="edition",
            name="listed_at",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Coalesce("resurfaced_at", "published_at"),
                output_field=models.DateTimeField(verbose_name="place in lists"),
            ),
        ),
        migrations.RemoveIndex(model_name="edition", name="edition_section"),
        migrations.RemoveIndex(model_name="edition", name="edition_kind"),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["-listed_at", "-article_id"], name="edition_listed"),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["section", "-listed_at", "-article_id"], name="edition_by_section"),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["kind", "-listed_at", "-article_id"], name="edition_by_kind"),
        ),
    ]
