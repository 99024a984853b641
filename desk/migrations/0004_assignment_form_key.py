from django.db import migrations, models


class Migration(migrations.Migration):
    """One form plans one assignment, however often it is sent."""

    dependencies = [("desk", "0003_notes_recent")]

    operations = [
        migrations.AddField(
            "assignment",
            "form_key",
            models.UUIDField(
                editable=False,
                help_text="The form it was planned in: sent twice, it plans one assignment.",
                null=True,
            ),
        ),
        migrations.AddConstraint(
            "assignment",
            models.UniqueConstraint(fields=("created_by", "form_key"), name="one_assignment_a_form"),
        ),
    ]
