"""An author's address in any script; one without words gets some."""

from django.db import migrations, models
from django.utils.text import slugify


def give_addresses(apps, schema_editor):
    author = apps.get_model("people", "author")
    for row in author.objects.filter(slug__regex=r"^[-_]*$").iterator():
        stem = slugify(row.name, allow_unicode=True).strip("-_")[:120].strip("-_") or "penulis"
        taken = author.objects.exclude(pk=row.pk).filter(slug=stem).exists()
        author.objects.filter(pk=row.pk).update(slug=f"{stem}-{row.pk}" if taken else stem)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_default_roles")]
    operations = [
        migrations.AlterField(
            "author",
            "slug",
            models.SlugField("slug", allow_unicode=True, blank=True, max_length=140, unique=True),
        ),
        migrations.RunPython(give_addresses, migrations.RunPython.noop),
    ]
