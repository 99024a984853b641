"""The file of a case that the worker makes, for somebody who takes it away."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from people import clock
from press.models.cases import Case, EvidenceField, evidence_store

#: After so long the making of a file stands still, and may be asked for again.
PATIENCE = timedelta(minutes=15)
#: Characters of a failure.
LONGEST_FAILURE = 300


class Failure(models.TextChoices):
    """Why a file could not be made, as far as somebody can do something about it; the log has what was raised."""

    STORE = "store", _("the store of files is full or does not answer. Whoever runs the newsroom looks after it.")
    PROOF = (
        "proof",
        _("a file that came with the case cannot be read. Whoever runs the newsroom finds in the log which one."),
    )
    FAULT = "fault", _("the program failed at it. Whoever runs the newsroom finds the reason in the log.")


class CaseFile(models.Model):
    """The newest file of a case: who asked for it when, and what came of it. `press.casefile` makes it.

    While one is being made, the one before can still be taken. `made_at` is the moment as of which it tells; the file
    is dropped some days later (`newsroom.cleaning`), for it holds what the sender said of themselves.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="whole_file")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked for at"))
    made_at = models.DateTimeField(_("made at"), null=True)
    file = EvidenceField(_("file"), storage=evidence_store, upload_to="cases/whole/", max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0, db_default=0)
    #: A `Failure`, or what a release before this one noted, which is a fault.
    failed = models.CharField(max_length=LONGEST_FAILURE, blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("file of a case")
        verbose_name_plural = _("files of cases")
        indexes = [models.Index(fields=["asked_at"], name="casefile_age")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.asked_at}"

    @property
    def is_underway(self) -> bool:
        """True from the moment at which it was asked for until it is there."""
        return self.made_at is None or self.made_at < self.asked_at

    @property
    def why_failed(self) -> Promise | str:
        """What went wrong and who mends it, in words for people; empty for one that is there or still on its way."""
        if not self.failed:
            return ""
        return (Failure(self.failed) if self.failed in Failure else Failure.FAULT).label

    @property
    def stands_still(self) -> bool:
        """True for one that failed, or ought to be there by now: it may be asked for again."""
        return self.is_underway and (bool(self.failed) or self.asked_at < clock.now() - PATIENCE)
