"""Whose copy a story is made of that came to us from another newsroom, where the wire's own rows stayed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StoryOrigin(models.Model):
    """What a story is made of, as the newsroom from which it came had it: whose copy, on what terms, and whether it
    may go on to partners. Of what was taken here there is a `WireUse`, which knows more."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="origins")
    source = models.CharField(_("source"), max_length=80)
    guid = models.CharField(max_length=400)
    version = models.BigIntegerField(_("version"), default=1)
    usage_terms = models.TextField(_("usage terms"), max_length=4_000, blank=True)
    passes_on = models.BooleanField(_("may go on to partners"), default=False, db_default=False)

    class Meta:
        verbose_name = _("origin of a story")
        verbose_name_plural = _("origins of stories")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["article", "source", "guid"], name="one_story_origin")]

    def __str__(self) -> str:
        return f"{self.source}: {self.guid}"
