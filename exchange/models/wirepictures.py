"""The pictures that come with agency copy, kept out of readers' reach until something is made of their item."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from photos.models import originals


class KeptFile(models.FileField):
    """A file out of readers' reach. Which storage it lies in is for the running code to say, so migrations are not
    told."""

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("storage", None)
        return name, "django.db.models.FileField", args, kwargs


class PictureState(models.TextChoices):
    """Whether a picture of an item is at hand."""

    WAITING = "waiting", _("is being fetched")
    HERE = "here", _("is here")
    REFUSED = "refused", _("could not be had")


class WirePicture(models.Model):
    """A picture of an item with what its sender says of it. It comes into the library when a story is made of it."""

    item = models.ForeignKey("exchange.WireItem", on_delete=models.CASCADE, related_name="pictures")
    place = models.PositiveSmallIntegerField()
    address = models.CharField(max_length=1_000, blank=True)
    caption = models.TextField(_("caption"), max_length=2_000, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    alt = models.CharField(_("alternative text"), max_length=300, blank=True)
    terms = models.TextField(_("usage terms"), max_length=1_000, blank=True)
    state = models.CharField(max_length=10, choices=PictureState, default=PictureState.WAITING)
    reason = models.CharField(max_length=500, blank=True)
    file = KeptFile(storage=originals, upload_to="wires/%Y/%m/", max_length=200, blank=True)
    #: SHA-256 of the file, by which the library knows whether it has it.
    checksum = models.CharField(max_length=64, blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("picture of a wire item")
        verbose_name_plural = _("pictures of wire items")
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["item", "place"], name="one_wire_picture_a_place")]

    def __str__(self) -> str:
        return self.caption[:60] or self.address
