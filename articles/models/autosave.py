"""What someone has typed and not yet saved."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Autosave(models.Model):
    """The last state of one person's open form. Never a revision, never public, gone after a save."""

    key = models.UUIDField(_("form"), help_text=_("Made by the form when it opens; names a story not saved yet."))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="autosaves")
    article = models.ForeignKey("Article", on_delete=models.CASCADE, null=True, blank=True, related_name="autosaves")
    base_version = models.PositiveIntegerField(default=0)
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("autosave")
        verbose_name_plural = _("autosaves")
        ordering = ["-saved_at"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_autosave_a_form")]

    def __str__(self) -> str:
        return f"{self.user} · {self.saved_at:%Y-%m-%d %H:%M}"
