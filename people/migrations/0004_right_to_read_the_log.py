"""The editor-in-chief and the administrator may read the log, in newsrooms that already have their roles."""

from django.db import migrations

READERS = ("editor_in_chief", "administrator")


def give(apps, schema_editor):
    for role in apps.get_model("people", "Role").objects.filter(codename__in=READERS):
        if "audit" not in role.rights:
            role.rights = [*role.rights, "audit"]
            role.save(update_fields=["rights"])


class Migration(migrations.Migration):
    dependencies = [("people", "0003_rights_from_roles_alone")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
