"""A picture and everything a paper must know about it before it prints it."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.core.files.storage import storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Value
from django.utils.translation import gettext_lazy as _


def _apart(name: str) -> Func:
    """A column's words apart: PostgreSQL takes "Newsroom/Andi" for a path and "foto.jpg" for a host."""
    return Func(F(name), Value("/.@_-"), Value("     "), function="translate", output_field=models.TextField())


_TEXTS = ("title", "caption", "alt", "credit", "source", "taken_where")
#: The words a photo is found by, see `photos.finding`. Not stemmed: stems of half-typed words match nothing.
WORDS = SearchVector(*map(_apart, _TEXTS), config="simple")


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
    rights_expire_on = models.DateField(_("rights expire on"), null=True, blank=True)
    focal_x = models.FloatField(
        _("focal point, from the left"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    focal_y = models.FloatField(
        _("focal point, from the top"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
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

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-created_at", "-pk"]
        indexes = [
            GinIndex(WORDS, name="photo_words"),
            models.Index(fields=["-created_at", "-id"], name="photo_newest"),
        ]

    def __str__(self) -> str:
        return self.title or self.caption[:60] or self.original.name
