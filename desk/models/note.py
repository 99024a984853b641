"""What colleagues say to each other about a story."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

#: Longer than anyone reads in a narrow column.
LONGEST_NOTE = 4000
#: Longer marks are whole chapters: a note about them is a note about the story.
LONGEST_PASSAGE = 2000
#: How many characters before and after a passage are kept, to tell two like ones apart.
CONTEXT = 40


class NoteQuerySet(models.QuerySet):
    """Picks notes."""

    def threads(self):
        """Notes that answer no other."""
        return self.filter(parent=None)

    def open(self):
        """Threads that nobody has settled."""
        return self.threads().filter(resolved_at=None)


class Note(models.Model):
    """A note on a story, on a passage of its body (`exact`), or an answer to a note (`parent`).

    The passage is named by its words and those around it, never by a mark in the body: nothing of a note can reach
    whoever gets the body. No other table knows the way here (`related_name="+"`), so no public page can follow it.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("author")
    )
    text = models.TextField(_("note"), max_length=LONGEST_NOTE)
    exact = models.TextField(_("passage"), max_length=LONGEST_PASSAGE, blank=True)
    prefix = models.CharField(max_length=CONTEXT, blank=True)
    suffix = models.CharField(max_length=CONTEXT, blank=True)
    revision = models.ForeignKey(
        "articles.Revision",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("The newest revision when the note was written."),
    )
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)
    edited_at = models.DateTimeField(_("changed at"), null=True)
    resolved_at = models.DateTimeField(_("resolved at"), null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("resolved by")
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="note_reply_marks_and_settles_nothing",
                condition=Q(parent=None) | Q(exact="", resolved_at=None),
            ),
            models.CheckConstraint(
                name="note_resolved_by_someone",
                condition=Q(resolved_at=None, resolved_by=None)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["article", "created_at"], name="note_story"),
            models.Index(fields=["-created_at", "-id"], name="note_recent"),
            models.Index(fields=["article"], name="note_open", condition=Q(parent=None, resolved_at=None)),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def thread(self) -> "Note":
        """The note that this one answers, or itself."""
        return self.parent or self


class Mention(models.Model):
    """A person whom a note calls by name."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["note", "user"], name="one_mention_a_person")]

    def __str__(self) -> str:
        return f"@{self.user}"
