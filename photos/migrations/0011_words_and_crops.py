"""What a file says of its maker, its terms and its keywords, and what somebody chose to cut out of a picture."""

from django.db import migrations, models


def _words(kind: type[models.Field], length: int, name: str, told: str) -> models.Field:
    said = {"verbose_name": name, "help_text": told, "max_length": length}
    return kind(blank=True, db_default="", default="", **said)


_LINE, _TEXT = models.CharField, models.TextField
_WORDS = {
    "creator": _words(_LINE, 200, "creator", "Who made it, where the credit does not say so."),
    "copyright_notice": _words(
        _LINE, 200, "copyright notice", "As its maker words it. Empty: © and the credit."
    ),
    "usage_terms": _words(
        _TEXT,
        1000,
        "usage terms",
        "On what terms its maker gives it. They go along in the files that readers get.",
    ),
    "territory": _words(
        _LINE,
        200,
        "territory",
        "Where it may be shown, if not everywhere. Shown in red wherever the picture is chosen.",
    ),
    "keywords": _words(
        _TEXT, 1000, "keywords", "Words that find it, with commas between them. Readers do not get them."
    ),
}


class Migration(migrations.Migration):
    dependencies = [("photos", "0010_rights_turn")]

    operations = [
        *(migrations.AddField("photo", name, field) for name, field in _WORDS.items()),
        migrations.AddField(
            "photo",
            "crops",
            models.JSONField(
                blank=True,
                db_default={},
                default=dict,
                editable=False,
                help_text="What is cut out for a format, where somebody chose it; read by photos.crops alone.",
                verbose_name="crops by hand",
            ),
        ),
    ]
