"""The notes of a story: the sheet beside it, and what its forms do."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Max
from django.db.models.functions import Greatest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles.admin import drawer, responses
from articles.models import Article
from articles.refusals import Refused
from audit.storable import storable
from desk import permissions
from desk.models import Note
from desk.notes import mentions, notes, passages
from desk.notes.passages import Passage
from desk.notices import notices

#: What a sheet that is opened has told its reader; the bell need not.
ABOUT_NOTES = ("mention", "note", "reply", "note_resolved")
NO_PASSAGE = Passage()


@dataclass
class Thread:
    """A thread as the sheet shows it. `lost`: the words of its passage are no longer in the text."""

    note: Note
    lost: bool
    may_settle: bool
    lines: list["Line"] = field(default_factory=list)

    @property
    def key(self) -> str:
        return str(self.note.pk)


@dataclass
class Line:
    """One note with its words as HTML, the people it calls marked."""

    note: Note
    html: str
    may_mend: bool

    @property
    def key(self) -> str:
        return str(self.note.pk)


@dataclass(frozen=True)
class Trouble:
    """A form that was refused: which one (`new`, `answer-5`, `mend-5`), what it held, and why."""

    form: str
    text: str
    reasons: list[str]
    passage: Passage = NO_PASSAGE


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The notes of a story; a POST begins a thread. 404 for those who may not see the story."""
    article = responses.story_or_404(request, pk)
    if request.method != "POST":
        notices.see(request.user, article=article, kind__in=ABOUT_NOTES)
        return _show(request, article)
    text = request.POST.get("text", "")
    passage = Passage(*(request.POST.get(name, "") for name in ("exact", "prefix", "suffix")))
    return _do(request, article, "new", text, lambda: notes.write(request.user, article, text, passage), passage)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer in the thread of note `pk`. 403 with the reason where it is resolved."""
    note = _note_or_404(request, pk)
    text = request.POST.get("text", "")
    why = permissions.why_not_answer_note(request.user, note)
    return _do(request, note.article, f"answer-{pk}", text, lambda: notes.answer(request.user, note, text), why=why)


@require_POST
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of one's own fresh note. 403 with the reason otherwise."""
    note = _note_or_404(request, pk)
    text = request.POST.get("text", "")
    why = permissions.why_not_edit_note(request.user, note)
    return _do(request, note.article, f"mend-{pk}", text, lambda: notes.mend(request.user, note, text), why=why)


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Resolve the thread of note `pk`, or with `reopen` take it up again. 403 with the reason otherwise."""
    note = _note_or_404(request, pk)
    verb = notes.reopen if "reopen" in request.POST else notes.resolve
    why = permissions.why_not_resolve_note(request.user, note)
    return _do(request, note.article, f"settle-{pk}", "", lambda: verb(request.user, note), why=why)


@require_GET
def people(request: HttpRequest, pk: int) -> JsonResponse:
    """Up to eight people who may see the story and whose name holds `q`: whom a note may call."""
    article = responses.story_or_404(request, pk)
    words = " ".join(storable(request.GET.get("q", "")[:60]).split())
    found = mentions.offered(article, words, request.user)
    return JsonResponse(
        {
            "results": [
                {"id": one.username, "name": str(one), "detail": ", ".join(role.name for role in one.roles.all())}
                for one in found
            ]
        }
    )


def topic(request: HttpRequest, argument: str) -> dict | None:
    """For an open page: how many threads are open, where their passages are, and when anything last changed."""
    pk = responses.number(argument)
    article = Article.objects.filter(pk=pk).first() if pk else None
    if article is None or permissions.why_not_read_notes(request.user, article):
        return None
    of_story = Note.objects.filter(article=article)
    open_now = of_story.open().order_by("-created_at")[: notes.MOST_THREADS]
    marked = list(open_now.values("id", "exact", "prefix", "suffix"))
    last = of_story.aggregate(at=Max(Greatest("created_at", "edited_at", "resolved_at")), newest=Max("pk"))
    return {
        "open": len(marked),
        "passages": [row for row in marked if row["exact"]],
        "changed": f"{last['at'] and last['at'].isoformat()} {last['newest']} {len(marked)}",
    }


def _note_or_404(request: HttpRequest, pk: int) -> Note:
    note = Note.objects.select_related("article", "parent").filter(pk=pk).first()
    if note is None or permissions.why_not_read_notes(request.user, note.article):
        raise Http404(_("There is no such note, or its story is not on your desk."))
    return note


def _do(
    request: HttpRequest,
    article: Article,
    form: str,
    text: str,
    verb: Callable[[], Note],
    passage: Passage = NO_PASSAGE,
    why: str | None = None,
) -> HttpResponse:
    """Run `verb` and go back to the sheet; if it is refused, show the sheet with what was written and the reason."""
    if why:
        return _show(request, article, 403, Trouble(form, text, [str(why)], passage))
    try:
        note = verb()
    except Refused as refusal:
        return _show(request, article, 422, Trouble(form, text, refusal.messages, passage))
    place = reverse("desk:notes", args=[article.pk])
    return redirect(f"{place}?{urlencode({'sent': form})}#note-{note.thread.pk}")


def _show(request: HttpRequest, article: Article, status: int = 200, trouble: Trouble | None = None) -> HttpResponse:
    threads = _threads(request.user, article)
    context = {
        "title": _("Notes"),
        "article": article,
        "open_threads": [thread for thread in threads if not thread.note.resolved_at],
        "settled_threads": [thread for thread in threads if thread.note.resolved_at],
        "trouble": trouble,
        "sent": request.GET.get("sent", ""),
        "longest": notes.LONGEST_NOTE,
    }
    return drawer.show(request, "desk/notes.html", status, "notes", **context)


def _threads(user, article: Article) -> list[Thread]:
    """The threads with what this person may do to each; the rules are asked once for the whole story."""
    rows = notes.threads(article)
    of_story = {"article": article}
    mendable = set(permissions.notes_edited_by(user).filter(**of_story).values_list("pk", flat=True))
    settleable = set(permissions.notes_resolved_by(user).filter(**of_story).values_list("pk", flat=True))
    text = passages.bare_text(article)
    return [
        Thread(
            note,
            lost=bool(note.exact) and not passages.stands(Passage(note.exact), text),
            may_settle=note.pk in settleable,
            lines=[_line(one, mendable) for one in [note, *note.replies.all()]],
        )
        for note in rows
    ]


def _line(note: Note, mendable: set[int]) -> Line:
    called = {mention.user.username.lower(): mention.user for mention in note.mentions.all()}
    return Line(note, mentions.marked(note.text, called), note.pk in mendable)
