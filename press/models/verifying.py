"""A story that was given to readers before it could be verified."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people import clock

#: Characters of each of the three reasons, and of what readers are told.
LONGEST_REASON, LONGEST_NOTE = 1_000, 400


class UnverifiedQuerySet(models.QuerySet):
    """Picks stories that are not verified."""

    def open(self):
        """Those of which nobody has said how it ended."""
        return self.filter(settled_at=None)

    def late(self):
        """Those of `open` whose time has passed."""
        return self.open().filter(due_at__lt=clock.now())

    def soonest_first(self):
        return self.order_by("due_at", "pk")


class Unverified(models.Model):
    """Why a story goes out unverified, what readers are told at its end, and by when it is to be verified.

    Cyber media guidelines, clause 2c: all three reasons, each in words, and the note. `press.verifying` writes it;
    the database keeps what was said, and lets it be settled once (migration 0004). `told` is the public note of the
    result.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="+", verbose_name=_("story")
    )
    urgent = models.TextField(_("what makes it urgent for the public"), max_length=LONGEST_REASON)
    source = models.TextField(_("who the first source is"), max_length=LONGEST_REASON)
    unreachable = models.TextField(_("how its subject was looked for"), max_length=LONGEST_REASON)
    note = models.TextField(_("what readers are told"), max_length=LONGEST_NOTE)
    due_at = models.DateTimeField(_("to be verified by"))
    opened_at = models.DateTimeField(_("at"), editable=False)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    result = models.TextField(_("result"), max_length=4_000, blank=True, default="")
    told = models.ForeignKey("articles.Correction", on_delete=models.PROTECT, null=True, related_name="+")

    objects = UnverifiedQuerySet.as_manager()

    class Meta:
        verbose_name = _("unverified story")
        verbose_name_plural = _("unverified stories")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(name="unverified_once", fields=["article"], condition=Q(settled_at=None))
        ]
        indexes = [models.Index(fields=["due_at", "id"], name="unverified_open", condition=Q(settled_at=None))]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.note[:60]}"

    @property
    def is_late(self) -> bool:
        return self.settled_at is None and self.due_at < clock.now()
