"""What was said of the use of a picture, and by whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from photos.models.photo import Photo


class LeaseKind(models.TextChoices):
    """Whether a picture may be used, or must not be."""

    ALLOW = "allow", _("may be used")
    DENY = "deny", _("must not be used")


class Lease(models.Model):
    """That a picture may be used, or must not be, from a moment until another; said by somebody, never taken back.

    What is wrong in one is put right by a further one: of those that hold at a moment the newest decides
    (`photos.leases`).
    """

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="leases")
    kind = models.CharField(_("what it says"), max_length=5, choices=LeaseKind)
    starts_at = models.DateTimeField(_("from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("lease")
        verbose_name_plural = _("leases")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.photo_id}: {self.kind}"

    def holds_at(self, moment) -> bool:
        """True if it says something of that moment."""
        begun = self.starts_at is None or self.starts_at <= moment
        return begun and (self.ends_at is None or moment < self.ends_at)
