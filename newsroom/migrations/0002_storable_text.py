"""Text kept from before it was cleaned where it comes in: without the characters that no document can carry.

One pass over the columns of text of every room, and over names of tags. Left alone are the log, which only grows, and
the fields of revisions, which are never changed but cleaned whenever they are read.
"""

import re

from django.db import migrations, models
from django.db.models.functions import Cast

ROOMS = ("people", "sections", "photos", "articles", "desk", "public", "taggit")
KEPT = {("articles", "revision", "fields"), ("articles", "revision", "labels")}
BATCH = 500
BREAKS = re.compile("[\x0b\x0c\x85]")
NONCHARACTERS = "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
GONE = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{NONCHARACTERS}]")
#: The same for PostgreSQL's own search, which spares fetching every row; and as JSON writes the lower ones.
IN_TEXT = f"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{NONCHARACTERS}]"
IN_JSON = rf"\\u00[01][0-9a-f]|\\[bf]|{IN_TEXT}"


def storable(value, line_break):
    if isinstance(value, str):
        return GONE.sub("", BREAKS.sub(line_break, value))
    if isinstance(value, dict):
        return {storable(key, line_break): storable(one, line_break) for key, one in value.items()}
    return [storable(one, line_break) for one in value] if isinstance(value, list) else value


def clean(apps, schema_editor):
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models(include_auto_created=False):
            for field in model._meta.local_concrete_fields:
                if isinstance(field, models.CharField | models.TextField | models.JSONField) and not (
                    field.primary_key or field.choices or (room, model._meta.model_name, field.name) in KEPT
                ):
                    _clean_column(model, field)


def _clean_column(model, field):
    """By key, so that each batch goes on where the one before it ended and no row is held for long."""
    is_json = isinstance(field, models.JSONField)
    line_break = " " if isinstance(field, models.CharField) else "\n"
    rows = model._base_manager.order_by("pk").annotate(as_text=Cast(field.attname, models.TextField()))
    rows = rows.filter(as_text__regex=IN_JSON if is_json else IN_TEXT)
    last = 0
    while batch := list(rows.filter(pk__gt=last).values_list("pk", field.attname)[:BATCH]):
        for pk, value in batch:
            model._base_manager.filter(pk=pk).update(**{field.attname: _room_for(model, field, pk, value, line_break)})
        last = batch[-1][0]


def _room_for(model, field, pk, value, line_break):
    """The cleaned value; with the row's number behind it where it must be unique and is somebody else's already."""
    cleaned = storable(value, line_break)
    if field.unique and (not cleaned or model._base_manager.filter(**{field.attname: cleaned}).exclude(pk=pk).exists()):
        number = f"-{pk}"
        return cleaned[: field.max_length - len(number)] + number
    return cleaned


class Migration(migrations.Migration):
    #: Each batch is a transaction of its own; begun again, it finds nothing more to do.
    atomic = False
    dependencies = [
        ("newsroom", "0001_tables"),
        ("people", "0003_addresses"),
        ("sections", "0002_addresses"),
        ("photos", "0001_tables"),
        ("articles", "0005_addresses"),
        ("desk", "0001_tables"),
        ("public", "0002_addresses"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
    ]
    operations = [migrations.RunPython(clean, migrations.RunPython.noop)]
