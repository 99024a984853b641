"""Whom the newsroom tells of what readers get, and what became of each telling."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    """What happened to a story before readers' eyes."""

    PUBLISHED = "story.published", _("a story came")
    UPDATED = "story.updated", _("a story has another text")
    CORRECTED = "story.corrected", _("a story was corrected")
    NOTED = "story.noted", _("a story bears another public note")
    WITHDRAWN = "story.withdrawn", _("a story was withdrawn")
    ENDED = "story.ended", _("the time of a story is over")
    PICTURE = "story.picture", _("the right to a picture of a story ended")


class Webhook(models.Model):
    """An address that is told. `secret` is sealed with SECRET_KEY: what is sent is signed with it."""

    name = models.CharField(_("receiver"), max_length=80)
    address = models.URLField(_("address"), max_length=500)
    events = ArrayField(models.CharField(max_length=20, choices=Event), verbose_name=_("it is told that"))
    section = models.ForeignKey(
        "sections.Section",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
    )
    secret = models.TextField(editable=False, max_length=500)
    is_active = models.BooleanField(_("active"), default=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class DeliveryState(models.TextChoices):
    """Where a telling stands."""

    WAITING = "waiting", _("waits")
    DONE = "done", _("arrived")
    GIVEN_UP = "given_up", _("given up")


class Delivery(models.Model):
    """One thing that one address is told. Of one story they go out in the order of their numbers.

    What is sent is made when it is sent, from what readers have then: nothing that was withdrawn goes out late.
    `answered` is the status of the last answer, `said` how it began, or why there was none.
    """

    hook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="deliveries")
    event = models.CharField(_("what happened"), max_length=20, choices=Event)
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))
    state = models.CharField(_("state"), max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_at = models.DateTimeField(_("next try at"), null=True)
    tried_at = models.DateTimeField(_("last try at"), null=True)
    answered = models.PositiveSmallIntegerField(_("answer"), null=True)
    said = models.TextField(max_length=1_000, blank=True, default="")
    replays = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["hook", "-id"], name="delivery_of_hook"),
            models.Index(fields=["hook", "article", "id"], name="delivery_waits", condition=Q(state="waiting")),
            models.Index(fields=["tried_at"], name="delivery_given_up", condition=Q(state="given_up")),
            models.Index(fields=["at"], name="delivery_over", condition=~Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.event}"

    @property
    def name(self) -> str:
        """By which the receiver knows it again: a replay bears the name of what it repeats."""
        return f"evt_{self.replays_id or self.pk}"
