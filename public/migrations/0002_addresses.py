"""A page's address in any script; one without words gets some."""

from django.db import migrations, models
from django.utils.text import slugify


def give_addresses(apps, schema_editor):
    page = apps.get_model("public", "page")
    for row in page.objects.filter(slug__regex=r"^[-_]*$").iterator():
        stem = slugify(row.title, allow_unicode=True).strip("-_")[:60].strip("-_") or "halaman"
        taken = page.objects.exclude(pk=row.pk).filter(slug=stem).exists()
        page.objects.filter(pk=row.pk).update(slug=f"{stem}-{row.pk}" if taken else stem)


class Migration(migrations.Migration):
    dependencies = [("public", "0001_tables")]
    operations = [
        migrations.AlterField(
            "page",
            "slug",
            models.SlugField("slug", allow_unicode=True, blank=True, max_length=80, unique=True),
        ),
        migrations.RunPython(give_addresses, migrations.RunPython.noop),
    ]
