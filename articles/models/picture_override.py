"""That a story may show a picture of which credit or right is missing, and who said so."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

#: Characters of the words for it.
LONGEST_WORDS = 1_000


class PictureOverrideQuerySet(models.QuerySet):
    """Picks overrides."""

    def standing(self):
        """Those that nobody has ended."""
        return self.filter(ended_at=None)


class PictureOverride(models.Model):
    """Somebody said why readers get this picture in this story all the same. It says nothing of another story."""

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="picture_overrides")
    photo = models.ForeignKey("photos.Photo", on_delete=models.CASCADE, related_name="+")
    words = models.TextField(_("words"), max_length=LONGEST_WORDS)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PictureOverrideQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture let through")
        verbose_name_plural = _("pictures let through")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "photo"], condition=Q(ended_at=None), name="one_picture_override"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.photo_id}"
