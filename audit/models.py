"""Who did what to which thing, when, and from where."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

#: Entries in a block of numbers of each size.
BLOCKS = (512, 8_192, 131_072, 2_097_152)
#: Blocks of one size are told from those of the next by so much.
_APART = 100_000_000_000
_TEMPLATE = ", ".join(f"({_APART * nth} + %(expressions)s / {size})::bigint" for nth, size in enumerate(BLOCKS, 1))


def blocks() -> models.Func:
    """The blocks of numbers, one of each size, to which an entry belongs."""
    numbers = ArrayField(models.BigIntegerField())
    return models.Func(models.F("id"), template=f"ARRAY[{_TEMPLATE}]", output_field=numbers)


def block(size: int, nth: int) -> int:
    """How the `nth` block of the size at this place in BLOCKS is written."""
    return _APART * (size + 1) + nth


class Entry(models.Model):
    """One thing that was done. The database itself refuses to change or delete it (see migration 0002).

    Names are kept as they were: whoever reads the log later reads what was true then. `session` is the beginning of
    a digest of the session's key: enough to see what one session did, useless for entering it.
    """

    at = models.DateTimeField(_("at"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,  # entry_actor begins with it
        verbose_name=_("who"),
    )
    actor_name = models.CharField(_("who"), max_length=200, blank=True)
    action = models.CharField(_("what"), max_length=60)
    kind = models.CharField(_("kind of thing"), max_length=40, blank=True)
    object_id = models.BigIntegerField(null=True)
    label = models.CharField(_("thing"), max_length=250, blank=True)
    note = models.TextField(_("note"), blank=True)
    details = models.JSONField(_("details"), default=dict)
    address = models.GenericIPAddressField(_("network address"), null=True)
    device = models.CharField(_("device"), max_length=250, blank=True)
    session = models.CharField(max_length=16, blank=True)
    words = SearchVectorField(null=True, editable=False)

    class Meta:
        verbose_name = _("log entry")
        verbose_name_plural = _("log")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["kind", "object_id", "-id"], name="entry_thing"),
            models.Index(fields=["actor", "-id"], name="entry_actor"),
            models.Index(fields=["action", "-id"], name="entry_action"),
            models.Index(fields=["at"], name="entry_at"),
            GinIndex("words", blocks(), name="entry_words", fastupdate=False),
            models.Index(fields=["-id"], name="entry_unfolded", condition=models.Q(words__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.action} {self.label}"

    def save(self, *args, **kwargs):
        """Refuses to change an entry."""
        if not self._state.adding:
            raise TypeError("The log cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Refuses."""
        raise TypeError("The log cannot be changed.")


class Seal(models.Model):
    """A digest over all entries up to `last_entry`, made of the seal before it and the entries since.

    Whoever has the database's own password could switch its refusal off; a seal that no longer fits shows it. One
    with a `note` begins anew: somebody looked at what no longer fitted, said why, and took the log as it was then.
    """

    last_entry = models.BigIntegerField()
    entries = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    note = models.TextField(blank=True, db_default="", max_length=2000)

    class Meta:
        verbose_name = _("seal of the log")
        verbose_name_plural = _("seals of the log")
        ordering = ["last_entry", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["last_entry"], condition=models.Q(note=""), name="seal_once"),
        ]

    def __str__(self) -> str:
        return f"…{self.last_entry}: {self.digest[:12]}"
