"""Where readers found a story before it was here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OldAddress(models.Model):
    """An address of another system, and the story that stood there. It leads on for ever, whatever becomes of either.

    `path` is as `articles.readers.old_addresses.normal` writes it.
    """

    path = models.CharField(_("old address"), max_length=500, unique=True)
    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="old_addresses")

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")

    def __str__(self) -> str:
        return self.path
