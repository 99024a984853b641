"""What things were called, by which numbers they went, and what is becoming another."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people import clock

#: A run that has not come on for so long stands still: it is longer than all tries of its job take.
STILL = timedelta(minutes=10)


class FormerAddress(models.Model):
    """An address that something had before it was renamed (`people.former`). `kind` is the model's label."""

    kind = models.CharField(max_length=60)
    slug = models.CharField(max_length=140)
    thing = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_thing_a_former_address", fields=["kind", "slug"])]

    def __str__(self) -> str:
        return f"{self.kind}: {self.slug}"


class FormerNumber(models.Model):
    """The number of a row that became another's (`people.former`): what names it so finds the other."""

    kind = models.CharField(max_length=60)
    number = models.PositiveBigIntegerField()
    thing = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_thing_a_former_number", fields=["kind", "number"])]

    def __str__(self) -> str:
        return f"{self.kind}: {self.number}"


class MergeRun(models.Model):
    """A row becomes another of its kind on many stories (`people.becoming`), or did; `was` is what it was called."""

    kind = models.CharField(max_length=60)
    gone = models.PositiveBigIntegerField()
    heir = models.PositiveBigIntegerField()
    was = models.CharField(max_length=140)
    is_rename = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=200, blank=True, help_text=_("Why it ended before it was done, or failed."))
    moved_at = models.DateTimeField(null=True, help_text=_("When it last came on."))
    failures = models.PositiveSmallIntegerField(default=0, db_default=0, help_text=_("Since it last came on."))

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_merge_at_a_time", fields=["kind", "gone"], condition=Q(ended_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.gone} → {self.heir}"

    @property
    def stands_still(self) -> bool:
        """True if it has not come on for so long that nothing tries it any more."""
        return self.ended_at is None and (self.moved_at or self.asked_at) < clock.now() - STILL

    @property
    def percent(self) -> int:
        """How far it is, for people: stories may come to it or go while it runs."""
        return min(99, 100 * self.done // self.total) if self.total else 0
