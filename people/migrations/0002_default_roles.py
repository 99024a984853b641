"""The roles a newsroom begins with, as they were on the day of this migration. They are rows: each newsroom changes its own."""

from django.db import migrations

EDITING = ["write", "edit", "approve", "publish", "spike"]
LEADING = [*EDITING, "withdraw", "all_desks", "fronts", "photos", "pages"]
ROLES = [
    ("writer", "Penulis", ["write"]),
    ("section_editor", "Redaktur", EDITING),
    ("managing_editor", "Redaktur Pelaksana", LEADING),
    ("editor_in_chief", "Pemimpin Redaksi", [*LEADING, "audit"]),
    ("photo_editor", "Redaktur Foto", ["photos"]),
    ("administrator", "Administrator", ["people", "sections", "pages", "audit"]),
]


def fill(apps, schema_editor):
    role = apps.get_model("people", "Role")
    for codename, name, rights in ROLES:
        role.objects.get_or_create(codename=codename, defaults={"name": name, "rights": rights})


class Migration(migrations.Migration):
    dependencies = [("people", "0001_tables")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
