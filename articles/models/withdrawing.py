"""A withdrawal that one person asks for, and another confirms."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.readers.grounds import Ground


class WithdrawalRequestQuerySet(models.QuerySet):
    """Picks requests."""

    def open(self):
        """Those that nobody has answered."""
        return self.filter(answered_at=None)


class WithdrawalRequest(models.Model):
    """Somebody asked to take a story from its readers: on which ground, with which public reason. One at a time."""

    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="withdrawal_requests")
    ground = models.CharField(_("ground"), max_length=12, choices=Ground)
    reason = models.TextField(_("public reason"), max_length=4000)
    headline_withheld = models.BooleanField(_("headline withheld"), default=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked at"))
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True)

    objects = WithdrawalRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to withdraw")
        verbose_name_plural = _("requests to withdraw")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_withdrawal_asked", fields=["article"], condition=models.Q(answered_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.ground}"
