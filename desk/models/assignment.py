"""What someone is to write, and by when."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AssignmentState(models.TextChoices):
    """Where an assignment stands. It follows from the row's own times: see `Assignment.state`."""

    OPEN = "open", _("open")
    CLAIMED = "claimed", _("claimed")
    LATE = "late", _("late")
    FILED = "filed", _("filed")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("cancelled")


class AssignmentQuerySet(models.QuerySet):
    """Picks assignments."""

    def unfiled(self):
        """Those that still want a text."""
        return self.filter(cancelled_at=None, filed_at=None, done_at=None)

    def unclaimed(self):
        """Those that still want a person."""
        return self.unfiled().filter(assignee=None)

    def late(self, now=None):
        """Those whose time has passed without a text."""
        return self.unfiled().filter(due_at__lt=now or timezone.now())

    def soonest_first(self):
        """In the order of every list."""
        return self.order_by("due_at", "pk")


class Assignment(models.Model):
    """One piece of the plan: what, who, when due, how long, and the story it became."""

    title = models.CharField(_("what"), max_length=200)
    brief = models.TextField(_("brief"), blank=True, max_length=4000)
    section = models.ForeignKey(
        "sections.Section", on_delete=models.PROTECT, related_name="assignments", verbose_name=_("desk")
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("who"),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    due_at = models.DateTimeField(_("due"))
    length = models.PositiveIntegerField(
        _("length in words"),
        null=True,
        blank=True,
        validators=[MinValueValidator(20), MaxValueValidator(20_000)],
    )
    photo_wanted = models.BooleanField(_("photo wanted"), default=False)
    photo_note = models.CharField(_("what photo"), max_length=300, blank=True)
    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("story"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    form_key = models.UUIDField(
        null=True, editable=False, help_text=_("The form it was planned in: sent twice, it plans one assignment.")
    )
    created_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True, editable=False)
    filed_at = models.DateTimeField(null=True, editable=False)
    done_at = models.DateTimeField(null=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)
    late_told_at = models.DateTimeField(
        null=True, editable=False, help_text=_("When the people concerned were told that it is late.")
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["created_by", "form_key"], name="one_assignment_a_form"),
            models.CheckConstraint(
                name="claimed_with_a_person",
                condition=Q(assignee=None, claimed_at=None) | Q(assignee__isnull=False, claimed_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="assignment_due"),
            models.Index(
                fields=["due_at", "id"],
                name="assignment_unfiled",
                condition=Q(cancelled_at=None, filed_at=None, done_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> AssignmentState:
        """Where it stands now. A text that is late stays late, whoever has it, until it is filed."""
        if self.cancelled_at:
            return AssignmentState.CANCELLED
        if self.done_at:
            return AssignmentState.DONE
        if self.filed_at:
            return AssignmentState.FILED
        if self.due_at < timezone.now():
            return AssignmentState.LATE
        return AssignmentState.CLAIMED if self.assignee_id else AssignmentState.OPEN

    @property
    def is_unfiled(self) -> bool:
        """True while it still wants a text."""
        return not (self.cancelled_at or self.filed_at or self.done_at)

    @property
    def was_late(self) -> bool:
        """True for a text that came after its time."""
        return bool(self.filed_at and self.filed_at > self.due_at)
