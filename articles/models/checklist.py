"""What the newsroom asks of every story: levels of the built-in rules, boxes that people tick, and the ticks."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people import clock

#: Characters of the words for an exception.
LONGEST_WORDS = 1_000


class Level(models.TextChoices):
    """What happens to a story that does not meet a rule."""

    OFF = "off", _("not asked")
    ADVICE = "advice", _("advice")
    PUBLICATION = "publication", _("blocks publication")
    SUBMISSION = "submission", _("blocks submission")


class ChecklistRule(models.Model):
    """What the newsroom, or one section (if `section` is set), wants of a built-in rule.

    Only what differs from the rule's own defaults has a row; `articles.checklist.rules` holds the rules.
    """

    rule = models.CharField(_("rule"), max_length=40)
    section = models.ForeignKey(
        "sections.Section", on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("section")
    )
    level = models.CharField(_("level"), max_length=12, choices=Level)
    threshold = models.PositiveIntegerField(_("limit"), null=True, blank=True)

    class Meta:
        verbose_name = _("checklist rule")
        verbose_name_plural = _("checklist rules")
        constraints = [
            models.UniqueConstraint(fields=["rule", "section"], nulls_distinct=False, name="one_level_a_rule")
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.level}"


class ChecklistBox(models.Model):
    """A question that only a person can answer, such as whether the other side was asked."""

    text = models.CharField(_("question"), max_length=200)
    level = models.CharField(_("level"), max_length=12, choices=Level, default=Level.ADVICE)
    section = models.ForeignKey(
        "sections.Section",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        verbose_name=_("section"),
        help_text=_("Empty: asked of every story."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("checklist box")
        verbose_name_plural = _("checklist boxes")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class Tick(models.Model):
    """A box that a person ticked for a story; gone when somebody takes it back (the log keeps both)."""

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="ticks")
    box = models.ForeignKey(ChecklistBox, on_delete=models.CASCADE, related_name="ticks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("tick")
        verbose_name_plural = _("ticks")
        constraints = [models.UniqueConstraint(fields=["article", "box"], name="one_tick_a_box")]

    def __str__(self) -> str:
        return f"{self.box}: {self.by}"


class ChildGround(models.TextChoices):
    """On what ground a story may tell who a child is: a closed list (Dewan Pers regulation 1/2019)."""

    MISSING = "missing", _("The child is missing or held hostage: until it is found")
    NO_CHILD = "no_child", _("Nobody who is suspect, victim or witness here is under 18")


class ChildExceptionQuerySet(models.QuerySet):
    """Picks exceptions."""

    def standing(self):
        """Those that nobody has ended; their time may have passed."""
        return self.filter(ended_at=None)

    def passed(self):
        """Those of `standing` whose time has passed: is the child found?"""
        return self.standing().filter(until__lte=clock.now())


class ChildException(models.Model):
    """Somebody said that this story may tell who a child is, on what ground and in which words.

    `until` is when to look again whether a missing child was found; from then on the exception no longer holds.
    """

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="child_exceptions")
    ground = models.CharField(_("ground"), max_length=8, choices=ChildGround)
    words = models.TextField(_("words"), max_length=LONGEST_WORDS)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField(null=True)

    objects = ChildExceptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("exception for a child")
        verbose_name_plural = _("exceptions for children")
        constraints = [
            models.UniqueConstraint(fields=["article"], condition=Q(ended_at=None), name="one_child_exception")
        ]
        indexes = [models.Index(fields=["until"], name="child_until", condition=Q(ended_at=None, told_at=None))]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.ground}"

    @property
    def has_passed(self) -> bool:
        """True if its time is over."""
        return self.until is not None and self.until <= clock.now()
