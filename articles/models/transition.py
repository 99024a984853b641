"""The story's history on the desk."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Transition(models.Model):
    """One move made: who, when, from where to where, with which words, about which text."""

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="transitions")
    move = models.CharField(_("move"), max_length=20)
    from_status = models.CharField(_("from"), max_length=20)
    to_status = models.CharField(_("to"), max_length=20)
    note = models.TextField(_("note"), max_length=4000, blank=True)
    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, null=True, related_name="transitions")
    step = models.ForeignKey("ReviewStep", on_delete=models.PROTECT, null=True, related_name="transitions")
    step_name = models.CharField(_("step"), max_length=60, blank=True, help_text=_("The review step it was made at."))
    to_step_name = models.CharField(
        _("to step"), max_length=60, blank=True, help_text=_("The review step it led to.")
    )
    from_desk = models.CharField(_("from desk"), max_length=60, blank=True)
    to_desk = models.CharField(_("to desk"), max_length=60, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="transitions",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("move")
        verbose_name_plural = _("history")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["article", "-at"], name="transition_story"),
            models.Index(fields=["-at", "-id"], name="transition_recent"),
        ]

    def __str__(self) -> str:
        return f"{self.move}: {self.from_status} → {self.to_status}"

    def save(self, *args, **kwargs):
        """Refuses to change a move that was recorded."""
        if not self._state.adding:
            raise TypeError("History cannot be changed.")
        super().save(*args, **kwargs)
