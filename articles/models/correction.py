"""The public notes of a story: what was wrong and is now right, what was answered, ruled, and withdrawn."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.edition import Edition
from articles.querysets import CorrectionQuerySet

#: Characters of a note: a reply is printed whole.
LONGEST_NOTE = 20_000


class NoteKind(models.TextChoices):
    """What a note is, as its heading says it."""

    ERRATUM = "erratum", _("Erratum")
    CORRECTION = "correction", _("Correction")
    REPLY = "reply", _("Right of reply")
    RULING = "ruling", _("Ruling of the press council")
    WITHDRAWAL = "withdrawal", _("Withdrawal")
    VERIFICATION = "verification", _("Verification")


class Weight(models.TextChoices):
    """Where a note stands on its story's page."""

    TOP = "top", _("above the text: it changes the meaning")
    FOOT = "foot", _("below the text: a spelling, a detail")


class Correction(models.Model):
    """A public note; shown with the story for ever. `articles.readers.corrections` posts it.

    Dewan Pers regulation 1/2012, point 4 (ralat, koreksi, hak jawab): it stands with the story it corrects and
    bears its time. Once that has come, the database refuses to change or delete it (migration 0027); what is wrong in
    a note is mended by a further one, which names it (`mends`).

    `edition` came with the note and `before` is what readers had until then; a note that changed no text has neither.
    `before_closed`: the ground forbids to show what stood there. `leads_to`: another story that tells more of it.
    """

    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(
        _("kind"), max_length=12, choices=NoteKind, default=NoteKind.CORRECTION, db_default=NoteKind.CORRECTION.value
    )
    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, null=True, related_name="correction")
    before = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, related_name="+")
    before_closed = models.BooleanField(default=False, db_default=False)
    note = models.TextField(_("public note"), max_length=LONGEST_NOTE)
    apology = models.TextField(_("apology"), max_length=2000, blank=True, default="", db_default="")
    violation = models.TextField(_("what was broken"), max_length=2000, blank=True, default="", db_default="")
    sender = models.CharField(_("who replied"), max_length=200, blank=True, default="", db_default="")
    is_shortened = models.BooleanField(_("shortened"), default=False, db_default=False)
    weight = models.CharField(
        _("place"), max_length=4, choices=Weight, default=Weight.TOP, db_default=Weight.TOP.value
    )
    mends = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="mended_by")
    leads_to = models.ForeignKey("Article", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["at"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="correction_recent"),
            models.Index(fields=["kind", "-at", "-id"], name="correction_of_kind"),
        ]

    def __str__(self) -> str:
        return self.note[:80]

    def get_absolute_url(self) -> str:
        return reverse("public:note", args=[self.pk])
