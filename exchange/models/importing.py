"""An import and its rows: what was read, what is to become of it, what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

#: Characters of what is said of one row.
LONGEST_REASON = 4_000


class RunState(models.TextChoices):
    """Where an import stands."""

    READING = "reading", _("being read")
    READ = "read", _("read, waits to begin")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")


class Result(models.TextChoices):
    """What became of a row."""

    WAITING = "waiting", _("waits")
    MADE = "made", _("made")
    MENDED = "mended", _("made, and something was mended or left out")
    SKIPPED = "skipped", _("skipped")
    FAILED = "failed", _("failed")
    UNDONE = "undone", _("undone")
    KEPT = "kept", _("kept, it was changed since")


class ImportRun(models.Model):
    """One bringing in of a source. A trial makes the same report and nothing else."""

    source = models.CharField(_("source"), max_length=300)
    options = models.JSONField(default=dict, help_text=_("Sections by category, allowed hosts, zone, columns."))
    is_trial = models.BooleanField(_("trial"), default=True)
    state = models.CharField(_("state"), max_length=10, choices=RunState, default=RunState.READING)
    refused = models.TextField(_("refused because"), max_length=LONGEST_REASON, blank=True)
    mended = models.JSONField(default=list, help_text=_("What was wrong in the files, with line and column."))
    facts = models.JSONField(
        default=dict, help_text=_("People and categories by their keys, as the files name them.")
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    #: Who answers for what readers get of it; nobody, as long as they get nothing.
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    released_at = models.DateTimeField(_("released at"), null=True)
    finished_at = models.DateTimeField(_("finished at"), null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"#{self.pk} {self.source}"


class ImportRow(models.Model):
    """One item of a source, or an author or a picture that a text brought along. `item` is what the reader gave.

    Of a row that a run is done with it is gone, and so it is of what no reader gave (`Kind` in `items`, or `person`).

    `key` is the item's name for ever: a row of an earlier import with the same key, made and not undone, means that
    it is here already. `version` is that of the story when it came in: one that has another by now was worked on.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    key = models.CharField(_("key"), max_length=400)
    kind = models.CharField(_("kind"), max_length=10)
    title = models.CharField(_("title"), max_length=250, blank=True)
    file = models.CharField(_("file"), max_length=300, blank=True)
    line = models.PositiveIntegerField(_("line"), default=0)
    item = models.JSONField(null=True)
    #: A picture is asked for by its number in the other system, or by where its file lay.
    ref = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=500, blank=True)
    result = models.CharField(_("result"), max_length=10, choices=Result, default=Result.WAITING)
    reason = models.TextField(_("why"), max_length=LONGEST_REASON, blank=True)
    article = models.ForeignKey("articles.Article", on_delete=models.SET_NULL, null=True, related_name="+")
    #: No relations: whatever points at a photo keeps it in the library, and an author among the authors.
    photo_number = models.BigIntegerField(_("photo"), null=True)
    author_number = models.BigIntegerField(_("author"), null=True)
    page_number = models.BigIntegerField(_("page"), null=True)
    version = models.PositiveIntegerField(default=0)
    #: Readers had it, and no text of it came along: somebody has to look.
    is_textless = models.BooleanField(default=False, db_default=False)

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "key"], name="one_row_a_key")]
        indexes = [
            models.Index(fields=["key"], name="import_key"),
            models.Index(fields=["run", "result", "id"], name="import_result"),
            models.Index(fields=["run", "ref"], name="import_ref", condition=~Q(ref="")),
            models.Index(fields=["run", "place"], name="import_place", condition=~Q(place="")),
            models.Index(fields=["run", "id"], name="import_textless", condition=Q(is_textless=True)),
        ]

    def __str__(self) -> str:
        return self.title or self.key
