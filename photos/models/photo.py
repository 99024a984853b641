"""A picture and everything a paper must know about it before it prints it."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.files.storage import storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from audit import wordindex
from photos.models.licences import Licence, printed_credit
from photos.sources import SourceType


def _apart(name: str) -> Func:
    """A column's words apart: PostgreSQL takes "Newsroom/Andi" for a path and "foto.jpg" for a host."""
    return Func(F(name), Value("/.@_-"), Value("     "), function="translate", output_field=models.TextField())


#: What a release before this one finds photos by.
_BEFORE = SearchVector(*map(_apart, ("title", "caption", "alt", "credit", "source", "taken_where")), config="simple")
#: What photos are found by.
_TEXTS = ("title", "caption", "alt", "credit", "creator", "source", "taken_where", "keywords")


def originals():
    """Where untouched uploads are kept: a storage no reader can reach."""
    return storages["originals"]


class OriginalField(models.ImageField):
    """An untouched upload. Which storage it lies in is for the running code to say, so migrations are not told."""

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("storage", None)
        return name, "django.db.models.ImageField", args, kwargs


class PhotoQuerySet(models.QuerySet):
    """Picks photos."""

    def uploaded_by(self, user):
        return self.filter(created_by=user)


_Photos = models.Manager.from_queryset(PhotoQuerySet)


class PhotoManager(_Photos):
    """Leaves the column for search in the database: nobody reads it."""

    def get_queryset(self):
        return super().get_queryset().defer("words")


class Photo(models.Model):
    """One picture in the library. Readers get only its `renditions`, never `original`."""

    original = OriginalField(
        _("file"), storage=originals, upload_to="%Y/%m/", width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)
    checksum = models.CharField(_("checksum"), max_length=64, db_index=True, editable=False, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for readers who do not see it."),
    )
    caption = models.TextField(_("caption"), max_length=2000, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Printed as “Kredit Foto: …”."))
    source = models.CharField(_("source"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    licence_kind = models.CharField(
        _("kind of licence"), max_length=10, choices=Licence, blank=True, default="", db_default=""
    )
    #: The last day of a right, as the release before wrote it; `usable_until` says the minute.
    rights_expire_on = models.DateField(_("rights expire on"), null=True, blank=True)
    usable_from = models.DateTimeField(_("may be used from"), null=True, blank=True)
    usable_until = models.DateTimeField(
        _("may be used until"),
        null=True,
        blank=True,
        help_text=_("From this minute on readers see an empty box wherever it stands. Empty: for good."),
    )
    max_uses = models.PositiveSmallIntegerField(
        _("number of stories"),
        null=True,
        blank=True,
        help_text=_("In so many stories; 1 for a picture that was bought for one. Empty: no limit."),
    )
    is_denied = models.BooleanField(
        _("must not be used"),
        default=False,
        db_default=False,
        help_text=_("Nobody may use it any more, and readers no longer see it anywhere."),
    )
    instructions = models.TextField(
        _("instructions"),
        max_length=1000,
        blank=True,
        default="",
        db_default="",
        help_text=_("What its maker asks. Shown in red wherever the picture is chosen."),
    )
    creator = models.CharField(
        _("creator"),
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text=_("Who made it, where the credit does not say so."),
    )
    copyright_notice = models.CharField(
        _("copyright notice"),
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text=_("As its maker words it. Empty: © and the credit."),
    )
    usage_terms = models.TextField(
        _("usage terms"),
        max_length=1000,
        blank=True,
        default="",
        db_default="",
        help_text=_("On what terms its maker gives it. They go along in the files that readers get."),
    )
    territory = models.CharField(
        _("territory"),
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text=_("Where it may be shown, if not everywhere. Shown in red wherever the picture is chosen."),
    )
    keywords = models.TextField(
        _("keywords"),
        max_length=1000,
        blank=True,
        default="",
        db_default="",
        help_text=_("Words that find it, with commas between them. Readers do not get them."),
    )
    rights_told_at = models.DateTimeField(null=True, editable=False)
    rights_turn_at = models.DateTimeField(null=True, editable=False, help_text=_("When leases say something else."))
    likeness = models.BigIntegerField(null=True, editable=False, help_text=_("By which a like picture is found."))
    source_type = models.CharField(
        _("made by a machine"),
        max_length=40,
        choices=SourceType,
        blank=True,
        default="",
        db_default="",
        help_text=_("Readers see it at the picture and at the foot of the story."),
    )
    consent = models.CharField(
        _("consent"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("Where somebody's likeness was made: who agreed, or whose heirs, and where that is kept."),
    )
    shows_likeness = models.BooleanField(
        _("shows a real person"),
        default=False,
        db_default=False,
        help_text=_(
            "A machine made somebody's likeness, alive or dead: then their consent, or their heirs', is needed."
        ),
    )
    shows_child = models.BooleanField(
        _("shows a child or a victim to be protected"),
        default=False,
        db_default=False,
        help_text=_("The checklist of every story with this picture says so."),
    )
    credentials = models.JSONField(null=True, editable=False, help_text=_("Signed words on how it was made (C2PA)."))
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("checked by"),
    )
    focal_x = models.FloatField(
        _("focal point, from the left"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    focal_y = models.FloatField(
        _("focal point, from the top"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    crops = models.JSONField(
        _("crops by hand"),
        default=dict,
        db_default={},
        editable=False,
        blank=True,
        help_text=_("What is cut out for a format, where somebody chose it; read by photos.crops alone."),
    )
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    taken_where = models.CharField(_("where it was taken"), max_length=200, blank=True)
    renditions = models.JSONField(
        _("renditions"),
        default=dict,
        editable=False,
        blank=True,
        help_text=_("What readers get; written by photos.renditions alone."),
    )
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="photos",
        verbose_name=_("uploaded by"),
    )

    words = SearchVectorField(null=True, editable=False)

    objects = PhotoManager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-created_at", "-pk"]
        indexes = [
            GinIndex(_BEFORE, name="photo_words"),
            GinIndex(fields=["words"], name="photo_folded"),
            models.Index(fields=["-created_at", "-id"], name="photo_newest"),
            models.Index(
                fields=["rights_turn_at"], name="photo_rights_turn", condition=Q(rights_turn_at__isnull=False)
            ),
            models.Index(fields=["usable_until"], name="photo_rights_end", condition=Q(usable_until__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.title or self.caption[:60] or self.original.name

    def save(self, *args, update_fields=None, **kwargs) -> None:
        """Save, and keep what search knows of the photo in step with what is said of it."""
        if update_fields is None or not set(_TEXTS).isdisjoint(update_fields):
            self.words = self.folded()
            update_fields = update_fields and [*update_fields, "words"]
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def credit_line(self) -> str:
        """Its credit as it is printed."""
        return printed_credit(self.credit, self.licence_kind)

    def folded(self) -> str:
        """What search knows of it."""
        return wordindex.entry(*(getattr(self, name) for name in _TEXTS))
