"""Addresses of stories and tags in any script; what has none with a word in it gets one."""

from django.db import migrations, models
from django.utils.text import slugify

HELP = "Empty: made from the headline when the story is first published, and kept from then on."


def give_addresses(apps, schema_editor):
    edition, article, tag = (apps.get_model(*name) for name in NAMES)
    article.objects.filter(slug__regex=r"^[-_]+$").update(slug="")
    for row in edition.objects.filter(slug__regex=r"^[-_]*$").only("headline").iterator():
        edition.objects.filter(pk=row.pk).update(slug=stem(row.headline, "berita", 120))
    for row in tag.objects.filter(slug__regex=r"^[-_]*([-_][0-9]+)?$").only("name").iterator():
        slug = stem(row.name, "tag", 80)
        taken = tag.objects.exclude(pk=row.pk).filter(slug=slug).exists()
        tag.objects.filter(pk=row.pk).update(slug=f"{slug}-{row.pk}" if taken else slug)


NAMES = [("articles", "edition"), ("articles", "article"), ("taggit", "tag")]


def stem(text, otherwise, longest):
    return slugify(text, allow_unicode=True).strip("-_")[:longest].strip("-_") or otherwise


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_presence_heard"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
    ]
    operations = [
        migrations.AlterField(
            "article",
            "slug",
            models.SlugField("slug", allow_unicode=True, blank=True, help_text=HELP, max_length=120),
        ),
        migrations.AlterField("edition", "slug", models.SlugField("slug", allow_unicode=True, max_length=120)),
        migrations.RunPython(give_addresses, migrations.RunPython.noop),
    ]
