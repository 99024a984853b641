"""Where a story stands in the lists of the people whose it is, and of the desk on which it lies."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Standing(models.Model):
    """A story's place in the lists of one person whose it is, or of its desk (`user` is empty then).

    All that a list is ordered or narrowed by is said here once more, so that a list of somebody who has a hundred
    thousand stories is a walk along one index, as that of somebody who has three. The database keeps the rows
    (migrations 0020 of this room and 0003 of `desk`), whoever changes a story: nothing here writes them.

    `happened_at` is not before the story's last move or save, `noted_at` not before the last note on it.
    """

    article = models.ForeignKey(
        "Article", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="standings"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        null=True,
        db_constraint=False,
        db_index=False,
        related_name="standings",
    )
    section = models.ForeignKey(
        "sections.Section",
        on_delete=models.DO_NOTHING,
        null=True,
        db_constraint=False,
        db_index=False,
        related_name="standings",
    )
    status = models.CharField(max_length=20)
    is_urgent = models.BooleanField()
    updated_at = models.DateTimeField()
    happened_at = models.DateTimeField()
    noted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("place in lists")
        verbose_name_plural = _("places in lists")
        ordering = ["-is_urgent", "-updated_at", "-article"]
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="one_standing_each", nulls_distinct=False)
        ]
        indexes = [
            models.Index(
                fields=["user", "status", "is_urgent", "updated_at", "article"],
                name="standing_own",
                condition=Q(user__isnull=False),
            ),
            models.Index(
                fields=["section", "status", "is_urgent", "updated_at", "article"],
                name="standing_desk",
                condition=Q(user__isnull=True),
            ),
            models.Index(
                fields=["user", "happened_at", "article"],
                name="standing_own_happened",
                condition=Q(user__isnull=False),
            ),
            models.Index(
                fields=["section", "happened_at", "article"],
                name="standing_desk_happened",
                condition=Q(user__isnull=True),
            ),
            models.Index(
                fields=["user", "noted_at", "article"],
                name="standing_own_noted",
                condition=Q(user__isnull=False, noted_at__isnull=False),
            ),
            models.Index(
                fields=["section", "noted_at", "article"],
                name="standing_desk_noted",
                condition=Q(user__isnull=True, noted_at__isnull=False),
            ),
            models.Index(
                fields=["user", "section", "status", "is_urgent", "updated_at", "article"],
                name="standing_own_desks",
                condition=Q(user__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.user_id or self.section_id}"
