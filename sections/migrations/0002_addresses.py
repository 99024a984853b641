"""A section's address in any script; one without words gets some."""

from django.db import migrations, models
from django.utils.text import slugify


def give_addresses(apps, schema_editor):
    section = apps.get_model("sections", "section")
    for row in section.objects.filter(slug__regex=r"^[-_]*$").iterator():
        stem = slugify(row.name, allow_unicode=True).strip("-_")[:40].strip("-_") or "rubrik"
        taken = section.objects.exclude(pk=row.pk).filter(slug=stem).exists()
        section.objects.filter(pk=row.pk).update(slug=f"{stem}-{row.pk}" if taken else stem)


class Migration(migrations.Migration):
    dependencies = [("sections", "0001_tables")]
    operations = [
        migrations.AlterField(
            "section",
            "slug",
            models.SlugField("slug", allow_unicode=True, blank=True, max_length=60, unique=True),
        ),
        migrations.RunPython(give_addresses, migrations.RunPython.noop),
    ]
