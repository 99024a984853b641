"""Tokens by which a person's programs come in."""

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people import clock


class Scope(models.TextChoices):
    """What a program may do with a token, at most: never more than its person may."""

    STORIES_READ = "stories:read", _("read the stories that I see on the desk")
    STORIES_WRITE = "stories:write", _("begin stories, and change those that I may change")
    STORIES_SUBMIT = "stories:submit", _("submit stories that I may submit")
    PHOTOS_WRITE = "photos:write", _("upload photos")


class ApiTokenQuerySet(models.QuerySet):
    """Picks tokens."""

    def living(self, now: datetime | None = None):
        """Those that let in at `now`, as far as the tokens themselves say."""
        return self.filter(revoked_at=None, expires_at__gt=now or clock.now(), owner__is_active=True)

    def newest_first(self):
        return self.order_by("-pk")


class ApiToken(models.Model):
    """A token of one person. The token itself is not kept, only its digest; and a row stays, for the log names it.

    `prefix` is how the token begins: enough to know it again in a log or in a list, and to nobody's use.
    """

    name = models.CharField(_("what it is for"), max_length=80)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="api_tokens")
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope), verbose_name=_("it may"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    prefix = models.CharField(max_length=12, db_index=True, editable=False)
    created_at = models.DateTimeField(_("made at"), editable=False)
    expires_at = models.DateTimeField(_("until"), editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        constraints = [
            models.CheckConstraint(name="token_may_something", condition=~Q(scopes=[])),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @property
    def state(self) -> str:
        """`living`, `revoked` or `expired`."""
        if self.revoked_at:
            return "revoked"
        return "living" if self.expires_at > clock.now() else "expired"

    @property
    def may(self) -> list[str]:
        """What it may, in words."""
        return [str(Scope(scope).label) for scope in self.scopes]
