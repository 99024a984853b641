"""What can be done with notes: writing, answering, mending, resolving. Nothing is ever deleted.

Each verb asks its rule again, writes in one transaction, and tells those concerned once that holds. Raises Refused
with the sentence for the person, and leaves nothing half done.
"""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Byline, Transition
from articles.refusals import Refused
from articles.text import revisions
from audit.storable import storable
from desk import permissions
from desk.models import Mention, Note
from desk.models.note import CONTEXT, LONGEST_NOTE, LONGEST_PASSAGE
from desk.notes import mentions
from desk.notes.passages import Passage
from desk.notices import notices
from people import rowlocks
from people.models import User
from people.written import Written, a_number

_WRITERS = Written(
    lambda story: Byline.objects.of_writers().filter(article=story).order_by().values_list("author__user"),
    story=a_number(),
)
#: A sheet that shows more threads than this is no longer read; the newest are shown.
MOST_THREADS = 200


@transaction.atomic
def write(user: User, article: Article, text: str, passage: Passage | None = None) -> Note:
    """Begin a thread on `article`, or on a passage of it. Raises Refused."""
    _refuse(permissions.why_not_read_notes(user, article))
    passage = passage or Passage()
    if len(passage.exact) > LONGEST_PASSAGE:
        raise Refused(_("The passage is too long. Mark a sentence or two, or write a note on the whole story."))
    return _add(
        user,
        Note(
            article=article,
            text=_said(text),
            exact=passage.exact.strip() if passage else "",
            prefix=passage.prefix[-CONTEXT:] if passage else "",
            suffix=passage.suffix[:CONTEXT] if passage else "",
        ),
    )


@transaction.atomic
def answer(user: User, note: Note, text: str) -> Note:
    """Answer in the thread of `note`. Raises Refused."""
    thread = _locked(note.thread)
    _refuse(permissions.why_not_answer_note(user, thread))
    return _add(user, Note(article=thread.article, parent=thread, text=_said(text)))


@transaction.atomic
def mend(user: User, note: Note, text: str) -> Note:
    """Change the words of one's own fresh note. Whoever is newly called by name is told. Raises Refused."""
    note = _locked(note)
    _refuse(permissions.why_not_edit_note(user, note))
    said = _said(text)
    if said == note.text:
        return note
    called = mentions.people(said, note.article)
    before = set(note.mentions.values_list("user", flat=True))
    note.text, note.edited_at = said, timezone.now()
    note.save(update_fields=["text", "edited_at"])
    note.mentions.exclude(user__in=called).delete()
    fresh = [person for person in called if person.pk not in before]
    Mention.objects.bulk_create(Mention(note=note, user=person) for person in fresh)
    _tell(fresh, "mention", note)
    return note


@transaction.atomic
def resolve(user: User, note: Note) -> Note:
    """Settle a thread. Whoever began it is told. Nothing happens to one that is settled. Raises Refused."""
    note = _locked(note)
    _refuse(permissions.why_not_resolve_note(user, note))
    if note.resolved_at is None:
        note.resolved_at, note.resolved_by = timezone.now(), user
        note.save(update_fields=["resolved_at", "resolved_by"])
        _tell([note.author_id], "note_resolved", note, actor=user)
    return note


@transaction.atomic
def reopen(user: User, note: Note) -> Note:
    """Take up a settled thread again. Raises Refused."""
    note = _locked(note)
    _refuse(permissions.why_not_resolve_note(user, note))
    note.resolved_at = note.resolved_by = None
    note.save(update_fields=["resolved_at", "resolved_by"])
    return note


def threads(article: Article) -> list[Note]:
    """The newest threads of a story, the newest first, with their answers. Seven statements."""
    newest = Note.objects.filter(article=article).threads().order_by("-created_at", "-pk")
    rows = newest.select_related("author", "resolved_by").prefetch_related(
        "mentions__user", "replies__author", "replies__mentions__user"
    )
    return list(rows[:MOST_THREADS])


def authors_since(article: Article, move: Transition) -> list[User]:
    """Who has written a note on the story, or an answer, since it made `move`."""
    rows = Note.objects.filter(article=article, created_at__gt=move.at).select_related("author")
    return [note.author for note in rows]


def writers(article: Article) -> set[int]:
    """Ids of the people whose story it is: who began it or was given it, and who wrote it by its bylines."""
    bylines = _WRITERS.rows(story=article.pk)
    return {article.created_by_id, article.assigned_to_id, *(user for (user,) in bylines)} - {None}


def _locked(note: Note) -> Note:
    """The note as it is now, held until the transaction ends."""
    return rowlocks.held(Note.objects).select_related("article", "parent").get(pk=note.pk)


def _refuse(why) -> None:
    if why:
        raise Refused(why)


def _said(text: str) -> str:
    """The words of a note as they are kept. Raises Refused for none, and for too many."""
    said = storable(text.replace("\r\n", "\n")).strip()
    if not said:
        raise Refused(_("Write the note first."))
    if len(said) > LONGEST_NOTE:
        longest = {"most": LONGEST_NOTE, "now": len(said)}
        raise Refused(_("A note holds at most %(most)d characters; this one has %(now)d.") % longest)
    return said


def _add(user: User, note: Note) -> Note:
    """Save a new note, call whom it calls, and tell each person concerned once, by what concerns them most."""
    called = mentions.people(note.text, note.article)
    note.author = user
    note.revision = revisions.latest(note.article)
    note.save()
    Mention.objects.bulk_create(Mention(note=note, user=person) for person in called)
    told = {person.pk for person in called}
    _tell(told, "mention", note)
    if note.parent:
        partners = {note.parent.author_id, *note.parent.replies.values_list("author", flat=True)} - told
        _tell(partners, "reply", note)
        told |= partners
    _tell(writers(note.article) - told, "note", note)
    return note


def _tell(people, kind: str, note: Note, actor: User | None = None) -> None:
    notices.tell(people, kind, story=note.article, actor=actor or note.author, url=address(note), note=note.pk)


def address(note: Note) -> str:
    """Where a note is read: its sheet, at its thread."""
    return f"{reverse('desk:notes', args=[note.article_id])}#note-{note.thread.pk}"
