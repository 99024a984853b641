"""That a story which began with the text of another is another story by now, and who said so."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

#: Characters of the words for it.
LONGEST_WORDS = 1_000


class DetachmentQuerySet(models.QuerySet):
    """Picks detachments."""

    def standing(self):
        """Those that nobody has ended."""
        return self.filter(ended_at=None)


class Detachment(models.Model):
    """Somebody read the story and said why it is another one than the withdrawn story whose text it began with.

    It answers for what stood withdrawn then, and for the text that was read and what is made of it: a later
    withdrawal asks anew, and so does an older text that is restored.
    """

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="detachments")
    read = models.PositiveIntegerField(_("revision read"), help_text=_("The number of the revision that was read."))
    words = models.TextField(_("words"), max_length=LONGEST_WORDS)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = DetachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("copy called another story")
        verbose_name_plural = _("copies called other stories")
        constraints = [models.UniqueConstraint(fields=["article"], condition=Q(ended_at=None), name="one_detachment")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.read}"
