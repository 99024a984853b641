"""Who is at a story: the one who edits it, everyone who has it open, and who took it over from whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Lock(models.Model):
    """The one form in which a story may be edited now. Worth nothing once `renewed_at` is old (`articles.locks`).

    `session` is a digest of the session's key, never the key. `key` names the open form that renews the lock.
    """

    article = models.OneToOneField("Article", on_delete=models.CASCADE, related_name="lock")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    session = models.CharField(max_length=64)
    key = models.UUIDField()
    device = models.CharField(max_length=60, blank=True, help_text=_("What the owner's browser calls itself."))
    taken_at = models.DateTimeField(_("since"), auto_now_add=True)
    renewed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("lock")
        verbose_name_plural = _("locks")
        indexes = [models.Index(fields=["session"], name="lock_session")]

    def __str__(self) -> str:
        return f"{self.user} · {self.taken_at:%Y-%m-%d %H:%M}"


class Presence(models.Model):
    """One open page of a story. Pages that stopped telling of themselves are gone: see `articles.locks.presence`.

    `heard` counts the page's messages. A page that was left stays as a row for a while, so that a message it sent
    before, and that comes late, is known.
    """

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    session = models.CharField(max_length=64)
    key = models.UUIDField()
    writing = models.BooleanField(default=False)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    heard = models.BigIntegerField(default=0, db_default=0)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_presence_a_page")]
        indexes = [
            models.Index(fields=["article", "seen_at"], name="presence_story"),
            models.Index(fields=["seen_at"], name="presence_seen"),
            models.Index(fields=["session"], name="presence_session"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.seen_at:%Y-%m-%d %H:%M}"


class Takeover(models.Model):
    """A lock that was broken: by whom, from whom, and what became of the owner's words.

    `version` is the story's version from then on: every form that opened before is stale. `revision` holds what the
    owner had typed and not saved; None if that was nothing.
    """

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="takeovers")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("takeover")
        verbose_name_plural = _("takeovers")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["article", "-version"], name="takeover_story")]

    def __str__(self) -> str:
        return f"{self.owner} → {self.by}"
