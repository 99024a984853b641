"""What the desk tells a person, and how that person wants to be told."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Mail(models.TextChoices):
    """Whether and when a notice also goes by mail."""

    NOW = "now", _("at once")
    DIGEST = "digest", _("in the digest")
    NEVER = "never", _("never")


class Every(models.TextChoices):
    """How often a digest comes."""

    HOUR = "hour", _("every hour")
    DAY = "day", _("once a day")


class NoticeQuerySet(models.QuerySet):
    """Picks notices."""

    def unseen(self):
        return self.filter(seen_at=None)

    def to_mail(self, now):
        """Those whose time to be mailed has come."""
        return self.exclude(mail=Mail.NEVER).filter(mailed_at=None, mail_after__lte=now)


class Notice(models.Model):
    """One thing that one person is told. Its sentence is made when it is read, in that person's language.

    `words` fills the sentence's places; never a story's or a note's text, for it may go by mail. Without `in_desk`
    it is for the mail alone. `mail_after`: not before; it moves on when the mail server did not take it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=40)
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, null=True, related_name="+")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.JSONField(default=dict)
    url = models.CharField(max_length=500)
    created_at = models.DateTimeField(_("at"), auto_now_add=True)
    seen_at = models.DateTimeField(_("seen at"), null=True)
    in_desk = models.BooleanField(default=True)
    mail = models.CharField(max_length=6, choices=Mail, default=Mail.NEVER)
    mail_after = models.DateTimeField(null=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(_("mailed at"), null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["user", "-id"], name="notice_list", condition=Q(in_desk=True)),
            models.Index(fields=["user", "-id"], name="notice_unseen", condition=Q(in_desk=True, seen_at=None)),
            models.Index(
                fields=["mail_after"], name="notice_to_mail", condition=Q(mailed_at=None) & ~Q(mail=Mail.NEVER)
            ),
            models.Index(fields=["user", "mailed_at"], name="notice_mailed", condition=Q(mailed_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.user_id}"


class LongReview(models.Model):
    """Of a story's wait for review since `since`, people were told that it is long."""

    article = models.OneToOneField("articles.Article", on_delete=models.CASCADE, primary_key=True, related_name="+")
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("long review")
        verbose_name_plural = _("long reviews")

    def __str__(self) -> str:
        return f"{self.article_id} · {self.since:%Y-%m-%d %H:%M}"


class NoticeSettings(models.Model):
    """What a person chose. `choices`: kind -> `{"desk": bool, "mail": one of Mail}`; the rest has its default."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    choices = models.JSONField(default=dict)
    digest = models.CharField(_("digest"), max_length=4, choices=Every, default=Every.DAY)
    followed_desks = models.ManyToManyField(
        "sections.Section", related_name="+", blank=True, verbose_name=_("desks whose submissions are followed")
    )
    digest_hour = models.PositiveSmallIntegerField(
        _("hour of the daily digest"), default=7, validators=[MaxValueValidator(23)]
    )

    class Meta:
        verbose_name = _("notification settings")
        verbose_name_plural = _("notification settings")

    def __str__(self) -> str:
        return str(self.user)
