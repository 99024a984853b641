"""Whose story it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.querysets import BylineQuerySet
from articles.workflow.status import BylineRole


class Byline(models.Model):
    """An author's part in a story, in the order printed."""

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        "people.Author", on_delete=models.PROTECT, related_name="bylines", verbose_name=_("author")
    )
    role = models.CharField(_("part"), max_length=12, choices=BylineRole, default=BylineRole.WRITER)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = BylineQuerySet.as_manager()

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["article", "author", "role"], name="one_byline_a_part")]

    def __str__(self) -> str:
        return f"{self.author} ({self.get_role_display()})"
