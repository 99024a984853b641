"""A text shown to someone outside the newsroom, and what they said of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.querysets import ShareLinkQuerySet


class Asks(models.TextChoices):
    """What a shared page asks of the person who reads it."""

    NONE = "none", _("nothing: it is for reading only")
    COMMENT = "comment", _("a comment")
    APPROVAL = "approval", _("whether they agree, with a comment")


class Verdict(models.TextChoices):
    """What an outsider thinks of a text. It approves nothing on the desk."""

    AGREES = "agrees", _("agrees")
    CONCERNS = "concerns", _("has concerns")


class ShareLink(models.Model):
    """An address at which somebody outside may read one revision for a while; `articles.readers.sharing` makes it.

    The address holds a token. Here is only its digest, and the `seed` from which the token follows for whoever has
    the house's SECRET_KEY: a stolen table opens nothing.
    """

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="share_links")
    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, related_name="share_links")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    seed = models.CharField(max_length=43, editable=False)
    label = models.CharField(_("for whom"), max_length=120)
    asks = models.CharField(_("asks"), max_length=10, choices=Asks, default=Asks.NONE)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="share_links")
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("until"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    views = models.PositiveIntegerField(_("views"), default=0)
    last_viewed_at = models.DateTimeField(_("last viewed at"), null=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("share link")
        verbose_name_plural = _("share links")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="share_ends_after_it_begins", condition=Q(expires_at__gt=F("made_at"))),
            models.CheckConstraint(
                name="share_revoked_by_someone",
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class ShareAnswer(models.Model):
    """What the reader of a shared page said. Never an approval of the desk."""

    link = models.ForeignKey(ShareLink, on_delete=models.CASCADE, related_name="answers")
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    name = models.CharField(_("name"), max_length=80)
    comment = models.TextField(_("comment"), max_length=4000, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("answer to a share link")
        verbose_name_plural = _("answers to share links")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_verdict_display() or self.comment[:40]}"
