"""What the house itself remembers."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: The names of heartbeats: the worker's sweep, a backup that was made, and files that were looked through.
WORKER, BACKUP, CLEANED = "worker", "backup", "files cleaned"


class Heartbeat(models.Model):
    """The last sign of life of a process that works unseen, so that `doctor` on any machine can miss it."""

    name = models.CharField(_("name"), max_length=40, primary_key=True)
    at = models.DateTimeField(_("last sign of life"))

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M:%S}"

    @classmethod
    def beat(cls, name: str) -> None:
        """Note that the process called `name` lives now, by the database's clock."""
        cls.objects.update_or_create(name=name, defaults={"at": Now()})

    @classmethod
    def age(cls, name: str, now: datetime | None = None) -> timedelta | None:
        """How long ago `name` last gave a sign of life; None: never."""
        last = cls.objects.filter(name=name).values_list("at", flat=True).first()
        return (now or timezone.now()) - last if last else None


class CacheRow(models.Model):
    """What all server processes remember together: see CACHES in the settings. Django's cache writes it, nobody else.

    A model so that a migration makes it, and so that tests empty it with the other tables.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "newsroom_cache"
        verbose_name = _("shared note")
        verbose_name_plural = _("shared notes")

    def __str__(self) -> str:
        return self.cache_key
