"""Who may let a picture without credit or right be printed has a right of its own: whoever withdraws stories holds it."""

import django.contrib.postgres.fields
from django.db import migrations, models

RIGHTS = [
    ("write", "write stories"),
    ("edit", "edit the stories of a desk"),
    ("approve", "approve stories"),
    ("publish", "publish, schedule and unschedule"),
    ("spike", "spike stories and restore them"),
    ("withdraw", "withdraw published stories"),
    ("cases", "decide about corrections, replies and complaints"),
    ("paid", "make advertorials, sponsored content and press releases"),
    ("uncleared", "let a picture without credit or right be printed"),
    ("all_desks", "work on every desk without being a member"),
    ("home", "arrange the home page"),
    ("fronts", "arrange the front page of any section"),
    ("photos", "edit every photo in the library"),
    ("pages", "edit fixed pages such as About Us"),
    ("people", "manage people and their roles"),
    ("sections", "manage sections and desk members"),
    ("audit", "read the newsroom's log"),
    ("archive", "bring in an archive, and take one out"),
    ("wires", "set up the wires of agencies"),
]


def give(apps, schema_editor):
    for role in apps.get_model("people", "Role").objects.filter(rights__contains=["withdraw"]):
        if "uncleared" not in role.rights:
            after = "paid" if "paid" in role.rights else "withdraw"
            role.rights.insert(role.rights.index(after) + 1, "uncleared")
            role.save(update_fields=["rights"])


def take(apps, schema_editor):
    for role in apps.get_model("people", "Role").objects.filter(rights__contains=["uncleared"]):
        role.rights.remove("uncleared")
        role.save(update_fields=["rights"])


class Migration(migrations.Migration):
    dependencies = [("people", "0015_wires_right")]

    operations = [
        migrations.AlterField(
            model_name="role",
            name="rights",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(choices=RIGHTS, max_length=20),
                default=list,
                verbose_name="rights",
            ),
        ),
        migrations.RunPython(give, take),
    ]
