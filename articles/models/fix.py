"""A small mend of what readers have, while an unfinished update of it lies on the desk."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models.edition import Edition
from articles.models.revision import KeptText


class FixQuerySet(models.QuerySet):
    """Picks fixes."""

    def open(self):
        """Those that wait to be published or dropped: at most one of each story."""
        return self.filter(closed_at__isnull=True)

    def of_what_readers_have(self, now=None):
        """Those that began from an edition which is live at `now` (aware; default the present)."""
        live = Edition.objects.live(now).filter(pk=OuterRef("edition"))
        return self.filter(Exists(live))

    def unsettled(self):
        """Those that readers have, and parts of which the update could not take in; nobody has looked at that yet."""
        return self.exclude(left=[]).filter(settled_at__isnull=True)


class Fix(models.Model):
    """The text that readers are to get in place of `edition`, with who wrote it; `articles.text.fixes` makes it.

    `version` counts its saves. Once published, `revision` keeps the text for good. `left` says what the update could
    not take in, field by field: what readers had, what they have, what the update says instead.
    """

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="fixes")
    edition = models.ForeignKey("Edition", on_delete=models.PROTECT, related_name="+")
    fields = KeptText(_("content"))
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    closed_at = models.DateTimeField(_("published or dropped at"), null=True)
    revision = models.OneToOneField("Revision", on_delete=models.PROTECT, null=True, related_name="fix")
    left = models.JSONField(default=list)
    settled_at = models.DateTimeField(null=True)

    objects = FixQuerySet.as_manager()

    class Meta:
        verbose_name = _("fix")
        verbose_name_plural = _("fixes")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["article"], condition=Q(closed_at__isnull=True), name="one_open_fix")
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.created_by}"
