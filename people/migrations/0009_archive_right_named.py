"""The right over archives says that it is also asked of whoever takes one out."""

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
    ("all_desks", "work on every desk without being a member"),
    ("home", "arrange the home page"),
    ("fronts", "arrange the front page of any section"),
    ("photos", "edit every photo in the library"),
    ("pages", "edit fixed pages such as About Us"),
    ("people", "manage people and their roles"),
    ("sections", "manage sections and desk members"),
    ("audit", "read the newsroom's log"),
    ("archive", "bring in an archive, and take one out"),
]


class Migration(migrations.Migration):
    dependencies = [("people", "0008_former_addresses")]

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
    ]
