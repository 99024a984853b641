"""What readers get, and when."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    ArrayField,
    BigIntegerRangeField,
    DateTimeRangeField,
    RangeOperators,
)
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.finding.expressions import alone, blocks
from articles.models.machine_made import MachineMade
from articles.querysets import CreditQuerySet, EditionQuerySet, WithdrawalQuerySet
from articles.readers.grounds import SILENT, Ground, rule
from articles.text import classes
from articles.text.classes import ContentClass
from articles.workflow.status import BylineRole, Change, Kind
from people import clock
from people.slugs import AddressField

_ONE_STORY = Func(F("article"), F("article"), Value("[]"), function="int8range", output_field=BigIntegerRangeField())
_ITS_TIME = Func(F("starts_at"), F("ends_at"), function="tstzrange", output_field=DateTimeRangeField())


class Edition(MachineMade):
    """A story as readers get it from `starts_at` until `ends_at` (UTC; no end: until further notice).

    Made from an approved revision by `articles.readers.editions`, and kept for ever: it is the record of what the
    paper said, when, and who approved it. `body` is sanitised; its references are resolved when rendered.
    """

    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="editions")
    revision = models.ForeignKey("Revision", on_delete=models.PROTECT, related_name="editions")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    planned_end_at = models.DateTimeField(
        null=True, editable=False, help_text=_("The end that was asked for; a later edition may end this one sooner.")
    )

    headline = models.CharField(_("headline"), max_length=200)
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = models.TextField(_("body"))
    plain_text = models.TextField(help_text=_("The body's words, for search and feeds."))
    word_count = models.PositiveIntegerField(_("words"), default=0)
    slug = AddressField(_("slug"), max_length=120, db_index=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.STORY)
    video_url = models.URLField(_("video address"), blank=True)
    content_class = models.CharField(
        _("content class"),
        max_length=20,
        choices=ContentClass,
        default=ContentClass.NEWS,
        db_default=ContentClass.NEWS.value,
    )
    client = models.CharField(_("client"), max_length=120, blank=True, default="", db_default="")
    translates = models.ForeignKey("Article", on_delete=models.PROTECT, null=True, related_name="+")
    translated_from = models.CharField(_("translated from"), max_length=300, blank=True, default="", db_default="")
    section = models.ForeignKey(
        "sections.Section", on_delete=models.PROTECT, related_name="editions", db_index=False
    )  # edition_in_section begins with it
    key_points = models.TextField(_("key points"), blank=True, default="", db_default="")
    dateline = models.CharField(_("dateline place"), max_length=80, blank=True)
    lead_photo = models.ForeignKey("photos.Photo", on_delete=models.PROTECT, null=True, related_name="+")
    lead_caption = models.TextField(_("caption"), blank=True)
    photos = models.ManyToManyField("photos.Photo", related_name="+", help_text=_("Photos named in the body."))
    references = ArrayField(models.BigIntegerField(), default=list, help_text=_("Stories named in the body."))
    tags = models.ManyToManyField("taggit.Tag", through="EditionTag", related_name="editions")
    authors = models.ManyToManyField("people.Author", through="EditionByline", related_name="editions")

    change = models.CharField(_("change"), max_length=10, choices=Change, default=Change.FIRST)
    published_at = models.DateTimeField(
        _("first published at"), help_text=_("When the first edition began; never moves.")
    )
    resurfaced_at = models.DateTimeField(
        _("put back on top at"), null=True, editable=False, help_text=_("When an update last led the lists again.")
    )
    listed_at = models.GeneratedField(
        expression=Coalesce("resurfaced_at", "published_at"),
        output_field=models.DateTimeField(_("place in lists")),
        db_persist=True,
    )
    updated_at = models.DateTimeField(
        _("updated at"), help_text=_("The time shown as updated; a minor fix does not move it.")
    )
    corrected_at = models.DateTimeField(
        null=True, editable=False, help_text=_("When the last public note of its story was posted; lists tell of it.")
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("approved by")
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("published by")
    )
    in_feeds = models.BooleanField(
        _("in feeds"),
        default=True,
        db_default=True,
        editable=False,
        help_text=_("Feeds and the news sitemap have it; its page and the lists do in any case."),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    announced_at = models.DateTimeField(
        null=True, editable=False, help_text=_("When caches and feeds were told that it began.")
    )
    words = SearchVectorField(null=True, editable=False, help_text=_("What search knows of it: finding.vectors."))

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-starts_at"]
        constraints = [
            ExclusionConstraint(
                name="one_edition_at_a_time",
                expressions=[(_ONE_STORY, RangeOperators.OVERLAPS), (_ITS_TIME, RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                name="edition_ends_after_it_starts",
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-article_id"], name="edition_latest"),
            models.Index(fields=["-listed_at", "-article_id"], name="edition_listed"),
            models.Index(fields=["section", "listed_at", "article_id"], name="edition_in_section"),
            models.Index(fields=["kind", "listed_at", "article_id"], name="edition_of_kind"),
            models.Index(fields=["starts_at"], name="edition_starts"),
            models.Index(fields=["starts_at"], name="edition_unannounced", condition=Q(announced_at__isnull=True)),
            models.Index(fields=["ends_at"], name="edition_ends", condition=Q(ends_at__isnull=False)),
            models.Index(
                fields=["planned_end_at"], name="edition_planned_end", condition=Q(planned_end_at__isnull=False)
            ),
            GinIndex("words", blocks("published_at"), alone("section"), name="edition_words", fastupdate=False),
            models.Index(fields=["-id"], name="edition_unfolded", condition=Q(words__isnull=True)),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("public:story", args=[self.article_id, self.slug])

    @property
    def tone(self) -> str:
        """The tone of its chip: what readers have now is live, what is still to come ready; what is over is quiet."""
        now = clock.now()
        if self.starts_at > now:
            return "ready"
        return "quiet" if self.ends_at and self.ends_at <= now else "live"

    @property
    def titled(self) -> str:
        """The headline behind the label of its class, as plain text."""
        return classes.titled(self.headline, self.content_class)

    @property
    def labelled(self) -> SafeString:
        """The headline behind the label of its class, as HTML."""
        return classes.labelled(self.headline, self.content_class)


class Listed(models.Model):
    """What puts an edition into a list of its own, and where it stands there: so that one index has both.

    The database fills the two columns from the edition, and keeps them so (migration 0014).
    """

    listed_at = models.DateTimeField(null=True, editable=False)
    listed_article = models.BigIntegerField(null=True, editable=False)

    class Meta:
        abstract = True


class EditionTag(Listed):
    """A tag on an edition."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="tag_lines")
    tag = models.ForeignKey("taggit.Tag", on_delete=models.CASCADE, related_name="edition_lines", db_index=False)

    class Meta:
        db_table = "articles_edition_tags"
        unique_together = [("edition", "tag")]
        indexes = [models.Index(fields=["tag", "listed_at", "listed_article"], name="edition_tag_listed")]

    def __str__(self) -> str:
        return f"{self.edition}: {self.tag}"


class EditionByline(Listed):
    """An author's part in an edition, in the order printed."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        "people.Author", on_delete=models.PROTECT, related_name="edition_bylines", db_index=False
    )
    role = models.CharField(max_length=12, choices=BylineRole, default=BylineRole.WRITER)
    order = models.PositiveSmallIntegerField(default=0)

    objects = CreditQuerySet.as_manager()

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["author", "listed_at", "listed_article"], name="edition_author_listed")]

    def __str__(self) -> str:
        return f"{self.author} ({self.get_role_display()})"


class Withdrawal(models.Model):
    """A story taken from readers, with the reason they are told.

    Dewan Pers regulation 1/2012, point 5 (pencabutan berita): withdrawal comes with its reason and is announced. The
    database refuses to delete it, and to change more than when it was lifted and whether it names the headline.
    """

    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="withdrawals")
    reason = models.TextField(_("public reason"), max_length=4000)
    headline = models.CharField(_("headline readers knew"), max_length=200)
    headline_withheld = models.BooleanField(
        _("headline withheld"),
        default=False,
        db_default=False,
        help_text=_("The notice does without the headline: it is itself what was wrong."),
    )
    ground = models.CharField(_("ground"), max_length=12, choices=Ground, blank=True, default="", db_default="")
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Who asked for it; `by` confirmed."),
    )
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.headline

    @property
    def shown_headline(self) -> str:
        """What readers may read of the headline: nothing if it is withheld, or if the ground forbids it."""
        return "" if self.headline_withheld or self.is_silent else self.headline

    @property
    def is_silent(self) -> bool:
        """True if the ground forbids to go on telling what harmed: no other note of the story is shown in words."""
        return self.ground in SILENT

    @property
    def rule(self) -> str:
        """Where the ground stands; empty for a withdrawal from before grounds were kept."""
        return rule(self.ground)
