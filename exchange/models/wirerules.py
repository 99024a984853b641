"""Rules by which agency copy goes live, and what each of them made of which item."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.models.wires import WireItem, WireSource


class WireRuleQuerySet(models.QuerySet):
    """Picks rules."""

    def running(self, now=None):
        """Those that are agreed, neither paused nor stopped, and not over."""
        return self.filter(
            agreed_at__isnull=False, is_paused=False, stopped_at=None, ends_at__gt=now or timezone.now()
        )

    def open(self):
        """Those that were not stopped, running or not."""
        return self.filter(stopped_at=None)


class WireRule(models.Model):
    """Which items of a source go live in which section without a hand, and who answers for it.

    Its text is never changed: a rule is stopped, and another made, so that what went live by it says for good by
    which words. `made_by` begins each story, `answers` approves and publishes it; `agreed_at` is when the latter said
    yes. `stopped_by` is empty for one that stopped by itself; `is_known`: somebody has seen that it did.
    """

    source = models.ForeignKey(WireSource, on_delete=models.PROTECT, related_name="rules", verbose_name=_("source"))
    words = models.CharField(_("words"), max_length=200, blank=True)
    subject = models.CharField(_("filed under"), max_length=100, blank=True)
    urgency = models.PositiveSmallIntegerField(_("urgency"), null=True, blank=True)
    terms = models.TextField(_("usage terms"), max_length=4_000, blank=True)
    section = models.ForeignKey(
        "sections.Section", on_delete=models.PROTECT, related_name="+", verbose_name=_("section")
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answers = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("who answers for it")
    )
    most_an_hour = models.PositiveSmallIntegerField(_("stories an hour at most"), default=6)
    ends_at = models.DateTimeField(_("ends at"))
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    agreed_at = models.DateTimeField(null=True, editable=False)
    is_paused = models.BooleanField(_("paused"), default=False)
    stopped_at = models.DateTimeField(null=True, editable=False)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    stopped_why = models.CharField(max_length=500, blank=True, editable=False)
    is_known = models.BooleanField(default=False, editable=False)

    objects = WireRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("wire rule")
        verbose_name_plural = _("wire rules")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="wire_rule_urgency", condition=Q(urgency=None) | Q(urgency__range=(1, 9))),
            models.CheckConstraint(name="wire_rule_hour", condition=Q(most_an_hour__range=(1, 60))),
        ]
        indexes = [
            models.Index(fields=["source"], name="wire_rule_open", condition=Q(stopped_at=None)),
            models.Index(
                fields=["-stopped_at"],
                name="wire_rule_unknown",
                condition=Q(stopped_at__isnull=False, is_known=False),
            ),
        ]

    def __str__(self) -> str:
        return _("rule %(number)s of “%(source)s”") % {"number": self.pk, "source": self.source}

    @property
    def is_over(self) -> bool:
        """True once its time has come."""
        return self.ends_at <= timezone.now()


class RuledState(models.TextChoices):
    """What a rule made of an item."""

    WAITING = "waiting", _("waits")
    LIVE = "live", _("live by rule")
    STAYED = "stayed", _("stayed on the desk")
    LEFT = "left", _("left to people")


class RuledItem(models.Model):
    """One version of an item that a rule met, and what became of it: each version is met once.

    `due_at` is when it is looked at (again), `tries` how often it was. `why` is the reason where it did not go live.
    `is_behind`: its sender has changed it since, and readers have the text before.
    """

    rule = models.ForeignKey(WireRule, on_delete=models.PROTECT, related_name="items")
    item = models.OneToOneField(WireItem, on_delete=models.CASCADE, related_name="ruled")
    article = models.ForeignKey("articles.Article", on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=RuledState, default=RuledState.WAITING)
    why = models.TextField(max_length=2_000, blank=True)
    due_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)
    is_behind = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("item met by a wire rule")
        verbose_name_plural = _("items met by wire rules")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["due_at"], name="ruled_due", condition=Q(state="waiting")),
            models.Index("rule", F("id").desc(), name="ruled_of_rule"),
            models.Index(fields=["rule", "at"], name="ruled_live", condition=Q(state="live")),
            models.Index(fields=["at"], name="ruled_behind", condition=Q(is_behind=True)),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id}: {self.item}"
