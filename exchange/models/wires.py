"""Where agency copy comes from, every version of every item of it, and which stories are made of what."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import LONGEST_BODY


class SourceKind(models.TextChoices):
    """By which way a source sends."""

    ADDRESS = "address", _("an address that is asked")
    FOLDER = "folder", _("a folder into which files are dropped")
    MAIL = "mail", _("a folder into which messages are dropped")


class WireFormat(models.TextChoices):
    """In which format it sends; empty: found out file by file."""

    FEED = "feed", _("RSS or Atom")
    NITF = "nitf", "NITF 3"
    NEWSML = "newsml", "NewsML-G2"
    NINJS = "ninjs", "ninjs 1–3"
    MAIL = "mail", _("plain text or mail")


class WireState(models.TextChoices):
    """What its sender says may be done with an item."""

    USABLE = "usable", _("usable")
    WITHHELD = "withheld", _("withheld")
    CANCELED = "canceled", _("canceled")


class WireSourceQuerySet(models.QuerySet):
    """Picks sources."""

    def due(self, now):
        """Those that are to be asked at `now`, and that nobody is asking."""
        waits = Q(claimed_until=None) | Q(claimed_until__lt=now)
        return self.filter(waits, is_active=True, next_at__lte=now).order_by("next_at")


class WireSource(models.Model):
    """Somebody who sends us copy, how we get it, and on what terms.

    `next_at` is when it is asked next; `claimed_until` keeps two workers from asking at once. `owner` answers for it.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    kind = models.CharField(_("how it comes"), max_length=10, choices=SourceKind, default=SourceKind.ADDRESS)
    format = models.CharField(_("format"), max_length=10, choices=WireFormat, blank=True)
    address = models.URLField(_("address"), max_length=500, blank=True)
    hosts = ArrayField(
        models.CharField(max_length=253),
        verbose_name=_("allowed hosts"),
        default=list,
        blank=True,
        help_text=_("From these, and those below them, text and pictures are fetched; from no others."),
    )
    folder = models.CharField(
        _("folder"),
        max_length=100,
        blank=True,
        help_text=_("Its name within the folder of wires: letters, figures, hyphens and underscores."),
    )
    section = models.ForeignKey(
        "sections.Section",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
        help_text=_("Proposed for drafts that are made of it."),
    )
    credit = models.CharField(
        _("credit line"), max_length=120, blank=True, help_text=_("Printed as the byline of what is taken from it.")
    )
    usage_terms = models.TextField(
        _("usage terms"), max_length=2_000, blank=True, help_text=_("Where an item brings none of its own.")
    )
    priority = models.PositiveSmallIntegerField(
        _("urgency"), default=5, help_text=_("From 1 (flash) to 9, where an item brings none of its own.")
    )
    minutes = models.PositiveSmallIntegerField(_("asked every so many minutes"), default=5)
    silent_hours = models.PositiveSmallIntegerField(
        _("silent after so many hours"), default=24, help_text=_("Then it raises an alarm. 0: never.")
    )
    passes_on = models.BooleanField(
        _("may go on to partners"),
        default=False,
        db_default=False,
        help_text=_("Only if its terms allow that: else no outlet gets a story that is made of its copy."),
    )
    is_active = models.BooleanField(_("active"), default=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("who answers for it"),
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    next_at = models.DateTimeField(default=timezone.now, editable=False)
    claimed_until = models.DateTimeField(null=True, editable=False)
    etag = models.CharField(max_length=300, blank=True, editable=False)
    modified = models.CharField(max_length=100, blank=True, editable=False)
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    last_ok_at = models.DateTimeField(_("last answer at"), null=True, editable=False)
    last_item_at = models.DateTimeField(_("last item at"), null=True, editable=False)
    last_error = models.TextField(_("last error"), max_length=2_000, blank=True, editable=False)
    last_error_at = models.DateTimeField(null=True, editable=False)

    objects = WireSourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("wire source")
        verbose_name_plural = _("wire sources")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="wire_source_leads_somewhere",
                condition=(Q(kind=SourceKind.ADDRESS) & ~Q(address=""))
                | (~Q(kind=SourceKind.ADDRESS) & ~Q(folder="")),
            ),
            models.CheckConstraint(name="wire_source_urgency", condition=Q(priority__gte=1, priority__lte=9)),
            models.CheckConstraint(name="wire_source_asked_sometimes", condition=Q(minutes__gte=1)),
            models.UniqueConstraint(fields=["folder"], name="one_source_a_folder", condition=~Q(folder="")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_amiss(self) -> bool:
        """True if the last round brought an error; False if it has gone well since."""
        return bool(self.failures) or bool(
            self.last_error_at and not (self.last_ok_at and self.last_ok_at > self.last_error_at)
        )

    @property
    def silent_for(self) -> timedelta | None:
        """How long it has sent nothing, if that is longer than it should be."""
        since = self.last_item_at or self.created_at
        quiet = timezone.now() - since
        return quiet if self.is_active and self.silent_hours and quiet > timedelta(hours=self.silent_hours) else None


class WireFile(models.Model):
    """What a source sent, to the byte (compressed): the proof of what an item said."""

    source = models.ForeignKey(WireSource, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=300)
    data = models.BinaryField()
    size = models.PositiveIntegerField()
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("file of a wire")
        verbose_name_plural = _("files of wires")

    def __str__(self) -> str:
        return self.name


class WireItemQuerySet(models.QuerySet):
    """Picks items."""

    def newest(self):
        """Of each item the version that counts."""
        return self.filter(is_newest=True)


class WireItem(models.Model):
    """One version of an item, as its sender wrote it but for the body, which is cleaned.

    `is_newest` marks the version that counts. `changed_at` is when the house last learned or did something with it.
    `used` is set for every version of which a story was made, and for those after it: they are kept.
    """

    source = models.ForeignKey(WireSource, on_delete=models.PROTECT, related_name="items")
    guid = models.CharField(max_length=400)
    version = models.BigIntegerField(_("version"), default=1)
    digest = models.CharField(max_length=64)
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    is_newest = models.BooleanField(default=True)
    kind = models.CharField(_("kind"), max_length=10, default="text")
    state = models.CharField(_("state"), max_length=10, choices=WireState, default=WireState.USABLE)
    reason = models.CharField(_("reason"), max_length=1_000, blank=True)
    received_at = models.DateTimeField(_("received at"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True)
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    standfirst = models.TextField(_("standfirst"), max_length=2_000, blank=True)
    body = models.TextField(_("body"), max_length=LONGEST_BODY, blank=True)
    byline = models.CharField(_("byline"), max_length=300, blank=True)
    dateline = models.CharField(_("dateline place"), max_length=200, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    usage_terms = models.TextField(_("usage terms"), max_length=4_000, blank=True)
    ed_note = models.TextField(_("note to editors"), max_length=4_000, blank=True)
    language = models.CharField(_("language"), max_length=20, blank=True)
    keywords = ArrayField(models.CharField(max_length=100), default=list)
    subjects = ArrayField(models.CharField(max_length=100), default=list)
    urgency = models.PositiveSmallIntegerField(_("urgency"), default=5)
    source_type = models.CharField(_("how it was made"), max_length=60, blank=True, db_default="")
    file = models.ForeignKey(WireFile, on_delete=models.SET_NULL, null=True, related_name="items")
    used = models.BooleanField(default=False)
    ignored_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ignored_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(default=timezone.now)
    words = SearchVectorField(null=True, editable=False)

    objects = WireItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("wire item")
        verbose_name_plural = _("wire items")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "guid", "version"], name="one_row_a_wire_version"),
            models.UniqueConstraint(
                fields=["source", "guid"], condition=Q(is_newest=True), name="one_newest_wire_version"
            ),
        ]
        indexes = [
            models.Index(F("id").desc(), name="wire_newest", condition=Q(is_newest=True)),
            models.Index("source", F("id").desc(), name="wire_of_source", condition=Q(is_newest=True)),
            models.Index(fields=["-changed_at"], name="wire_changed"),
            models.Index(fields=["received_at"], name="wire_over", condition=Q(used=False)),
            models.Index(
                F("id").desc(), name="wire_taken_back", condition=Q(is_newest=True, used=True) & ~Q(state="usable")
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.guid

    @property
    def is_held(self) -> bool:
        """True while its embargo holds."""
        return self.embargo_until is not None and self.embargo_until > timezone.now()

    @property
    def topics(self) -> list[str]:
        """What it is filed under."""
        return [*self.subjects, *(word for word in self.keywords if word not in self.subjects)]


class WireUse(models.Model):
    """A story that is made of an item (`taken`), or that somebody put beside one.

    `item` is the version that was taken; `seen` the newest that somebody of the story has looked at since, and
    `seen_state` what its sender said of it then.
    """

    item = models.ForeignKey(WireItem, on_delete=models.PROTECT, related_name="uses")
    seen = models.ForeignKey(WireItem, on_delete=models.PROTECT, related_name="+")
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="wire_uses")
    seen_state = models.CharField(max_length=10, choices=WireState, default=WireState.USABLE)
    taken = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("use of a wire item")
        verbose_name_plural = _("uses of wire items")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "article"], name="one_wire_use")]

    def __str__(self) -> str:
        return f"{self.item} → {self.article_id}"
