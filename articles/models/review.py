"""The steps a story passes before it is approved, and who approved which text at which step."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Agreement(models.TextChoices):
    """How many of a step's reviewers must approve."""

    ONE = "one", _("one of them")
    ALL = "all", _("all of the named people")


class ReviewStepQuerySet(models.QuerySet):
    """Picks steps."""

    def active(self):
        """The steps that stories are still sent to."""
        return self.filter(is_active=True)

    def naming(self, user):
        """The steps, retired ones too, at which `user` reviews by name or by role, each once."""
        return self.filter(models.Q(people=user) | models.Q(roles__users=user)).distinct()


class ReviewStep(models.Model):
    """One stop of a section's review; without a section, of the newsroom's default.

    A step that a story has passed is retired rather than deleted: approvals point to it for ever.
    """

    section = models.ForeignKey(
        "sections.Section",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="review_steps",
        verbose_name=_("section"),
        help_text=_("Empty: for every section without steps of its own."),
    )
    name = models.CharField(_("name"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    roles = models.ManyToManyField("people.Role", related_name="review_steps", blank=True, verbose_name=_("roles"))
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="review_steps", blank=True, verbose_name=_("people")
    )
    agreement = models.CharField(_("who must approve"), max_length=3, choices=Agreement, default=Agreement.ONE)
    is_skippable = models.BooleanField(_("may be skipped"), default=False)
    desk_only = models.BooleanField(_("only from the story's desk"), default=True)
    is_active = models.BooleanField(_("active"), default=True)

    objects = ReviewStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("review step")
        verbose_name_plural = _("review steps")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class Approval(models.Model):
    """One person's word at one step about one revision: it is fit to print, or this step is not needed for it.

    `step` is empty where no steps are set up; `step_name` keeps what the step was called.
    """

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="approvals")
    run = models.PositiveIntegerField(_("round"))
    step = models.ForeignKey(ReviewStep, on_delete=models.PROTECT, null=True, related_name="approvals")
    step_name = models.CharField(_("step"), max_length=60, blank=True)
    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, related_name="approvals")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="approvals", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    skipped = models.BooleanField(_("skipped"), default=False)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["article", "run"], name="approval_story")]

    def __str__(self) -> str:
        return f"{self.step_name or '–'}: {self.by}"

    def save(self, *args, **kwargs):
        """Refuses to change an approval that was given."""
        if not self._state.adding:
            raise TypeError("An approval cannot be changed.")
        super().save(*args, **kwargs)
