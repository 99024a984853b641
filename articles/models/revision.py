"""What a story was at a save."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.fields.json import KeyTransform
from django.utils.translation import gettext_lazy as _

from articles.text import storyfields
from audit.storable import storable_data


class Origin(models.TextChoices):
    """What made a revision."""

    SAVE = "save", _("saved")
    RESTORE = "restore", _("restored from an earlier revision")
    IMPORT = "import", _("imported")
    COPY = "copy", _("copied from another story")
    FOLLOW_UP = "follow_up", _("begun as a follow-up")
    BROKEN = "broken", _("kept when the story was taken over")
    HAND_OVER = "hand_over", _("handed to another desk")
    FIX = "fix", _("fixed what readers had")
    FOLD = "fold", _("took a fix into the update")


class KeptField(models.JSONField):
    """JSON that `read` brings up to date on its way out of the database, so that no reader of a row can forget to.

    A row from before text was cleaned where it comes in may hold characters that no document can carry; since a
    revision is never changed, they are left out here.
    To migrations it is plain JSON: what it holds does not depend on the release.
    """

    read = staticmethod(storyfields.renamed)

    def from_db_value(self, value, expression, connection):
        kept = super().from_db_value(value, expression, connection)
        if isinstance(expression, KeyTransform) or not isinstance(kept, dict):
            return kept
        return self.read(storable_data(kept))

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


class KeptText(KeptField):
    """A story's fields as they were: see `articles.text.storyfields.read`."""

    read = staticmethod(storyfields.read)

    def pre_save(self, model_instance, add) -> dict[str, Any]:
        return storyfields.stored(super().pre_save(model_instance, add))


class Revision(models.Model):
    """An immutable snapshot of a whole story, text and relations; `articles.text.revisions` makes it.

    `fields` has every field of `articles.text.storyfields`, whatever the release that kept it knew of. `labels` keeps
    the names that the ids in it had.
    """

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    version = models.PositiveIntegerField(
        default=0,
        help_text=_("The story's version when this was saved; a form that opened at it began from this text."),
    )
    fields = KeptText(_("content"))
    labels = KeptField(default=dict)
    digest = models.CharField(max_length=64)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.SAVE)
    note = models.TextField(_("note"), blank=True, help_text=_("What an import could not place."))
    restored_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    with_writer = models.BooleanField(
        default=True, help_text=_("This save makes whoever saved it one of the text's writers.")
    )
    words_changed = models.PositiveIntegerField(
        default=0, db_default=0, editable=False, help_text=_("Words that came or went with this save.")
    )
    facts = ArrayField(
        models.CharField(max_length=80),
        default=list,
        db_default=[],
        editable=False,
        help_text=_("Numbers, names, quotations and negations that this save changed."),
    )
    created_at = models.DateTimeField(_("saved at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="revisions",
        verbose_name=_("saved by"),
    )

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="one_revision_a_number")]
        indexes = [models.Index(fields=["-created_at", "-id"], name="revision_recent")]

    def __str__(self) -> str:
        return f"#{self.number}"

    def save(self, *args, **kwargs):
        """Refuses to change a revision that exists: it is the record of what was saved."""
        if not self._state.adding:
            raise TypeError("A revision cannot be changed. Make a new one with articles.text.revisions.")
        super().save(*args, **kwargs)
