from django.db import migrations

from people.roles import DEFAULT_ROLES


def fill(apps, schema_editor):
    role = apps.get_model("people", "Role")
    for codename, (name, rights) in DEFAULT_ROLES.items():
        role.objects.get_or_create(codename=codename, defaults={"name": name, "rights": [str(right) for right in rights]})


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
