"""Partners that take what readers get, what each of them has of it, and what they were told beside that."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.text.classes import ContentClass
from exchange.models.webhooks import Event


class Format(models.TextChoices):
    """In which words of IPTC a partner gets stories."""

    NINJS = "ninjs", "ninjs 3.1"
    NEWSML = "newsml", "NewsML-G2"


class Outlet(models.Model):
    """A partner that fetches stories. Of its key only the digest is here.

    It gets stories of its sections (and of those below), with one of its tags and by one of its authors; no number in
    one of the lists means all. They are kept as numbers, so that a tag that is gone leaves a list that nothing fits,
    and not one that everything does.
    """

    name = models.CharField(_("partner"), max_length=80)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    format = models.CharField(_("format"), max_length=10, choices=Format, default=Format.NINJS)
    sections = ArrayField(models.BigIntegerField(), default=list, blank=True, verbose_name=_("sections"))
    tags = ArrayField(models.BigIntegerField(), default=list, blank=True, verbose_name=_("tags"))
    authors = ArrayField(models.BigIntegerField(), default=list, blank=True, verbose_name=_("authors"))
    content_classes = ArrayField(
        models.CharField(max_length=20, choices=ContentClass), verbose_name=_("content classes")
    )
    terms = models.TextField(_("usage terms"), max_length=1_000, blank=True, default="")
    contact = models.EmailField(_("contact"), max_length=254, blank=True, default="")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    prefix = models.CharField(max_length=12, editable=False)
    is_active = models.BooleanField(_("active"), default=True)
    is_paused = models.BooleanField(_("paused"), default=False)
    asked_at = models.DateTimeField(_("last asked"), null=True, editable=False)
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Sent(models.Model):
    """A partner has this version of this story, since then: an outlet that fetched it, or a webhook that was told.

    One row for each version, however often it is fetched. `edition` is empty where it says that readers have the
    story no more. Kept for good: a correction years later is told by it, and a story that others have goes by no
    undoing of an import.
    """

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, null=True, related_name="sent")
    hook = models.ForeignKey("exchange.Webhook", on_delete=models.PROTECT, null=True, related_name="sent")
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey("articles.Edition", on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(_("version"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("story that a partner has")
        verbose_name_plural = _("stories that partners have")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="sent_to_one", condition=Q(outlet=None) ^ Q(hook=None)),
            models.UniqueConstraint(name="sent_once_to_outlet", fields=["outlet", "article", "version"]),
            models.UniqueConstraint(name="sent_once_to_hook", fields=["hook", "article", "version"]),
        ]
        indexes = [models.Index(fields=["outlet", "-id"], name="sent_to_outlet")]

    def __str__(self) -> str:
        return f"{self.article_id}:{self.version}"


class PartnerWarning(models.Model):
    """Something that a partner who has a story is told by mail: it was corrected, or is not to be shown any more.

    `told_at` is empty until the mail is on its way. A partner without an address reads it in the feed alone.
    """

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="warnings")
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    event = models.CharField(_("what happened"), max_length=20, choices=Event)
    at = models.DateTimeField(_("at"))
    told_at = models.DateTimeField(_("told at"), null=True)

    class Meta:
        verbose_name = _("warning to a partner")
        verbose_name_plural = _("warnings to partners")
        ordering = ["pk"]
        indexes = [models.Index(fields=["outlet", "id"], name="warning_waits", condition=Q(told_at=None))]

    def __str__(self) -> str:
        return f"{self.article_id} {self.event}"


class PictureEnd(models.Model):
    """A live story showed a picture when the right to it ended. `back_at`: it may be shown again since then.

    The photo by its number alone: whatever points at one keeps it in the library.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    photo_number = models.BigIntegerField(_("photo"))
    at = models.DateTimeField(_("at"))
    back_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("end of the right to a picture")
        verbose_name_plural = _("ends of rights to pictures")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="picture_ends_once", fields=["article", "photo_number"], condition=Q(back_at=None)
            )
        ]
        indexes = [
            models.Index(fields=["at"], name="picture_end_at"),
            models.Index(fields=["back_at"], name="picture_back_at", condition=Q(back_at__isnull=False)),
            models.Index(fields=["photo_number"], name="picture_end_of"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.photo_number}"
