"""What the newsroom asks of every story: levels of the built-in rules, boxes that people tick, and the ticks."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


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
