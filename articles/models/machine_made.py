"""What of a text a machine made, as the desk copy and the edition have it."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.text import ai
from articles.text.ai import Made


def _field(label: Promise) -> models.CharField:
    return models.CharField(label, max_length=40, choices=Made, blank=True, default="", db_default="")


class MachineMade(models.Model):
    """The columns of `articles.text.ai.USES`: empty where no machine had a hand in it."""

    ai_text = _field(_("text"))
    ai_translation = _field(_("translation"))
    ai_voice = _field(_("voice"))
    ai_video = _field(_("video"))
    ai_likeness = _field(_("likeness of a person"))

    class Meta:
        abstract = True

    @property
    def machine_made(self) -> list[str]:
        """What readers are told of it."""
        return ai.labels(self)
