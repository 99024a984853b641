"""A story an editor put on a front."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PlacementQuerySet(models.QuerySet):
    """Picks placements."""

    def in_force(self, now=None):
        """Placements in force at `now` (aware; default the present)."""
        now = now or timezone.now()
        begun = Q(starts_at__isnull=True) | Q(starts_at__lte=now)
        return self.filter(begun & (Q(ends_at__isnull=True) | Q(ends_at__gt=now)))


class Placement(models.Model):
    """A story's place on the home page (no section) or on a section's front; 1 leads.

    Places that nobody fills are filled with the newest stories. A placement shows nothing by itself: it orders
    live editions, so a story that is withdrawn leaves its place at once.
    """

    section = models.ForeignKey(
        "sections.Section",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="placements",
        verbose_name=_("front"),
        help_text=_("Empty: the home page."),
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="placements", verbose_name=_("story")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=1, validators=[MinValueValidator(1)], help_text=_("1 is the lead story.")
    )
    starts_at = models.DateTimeField(_("from"), null=True, blank=True, help_text=_("Empty: at once."))
    ends_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: until it is removed."))

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = [F("section__order").asc(nulls_first=True), "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_place_a_story_a_front", fields=["section", "article"], nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section or _('Home')} {self.position}: {self.article}"

    def clean(self) -> None:
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end is before the beginning. Give a later end, or none.")})
