"""A story's history: every save and move, any two texts side by side, and the way back to any of them."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import responses
from articles.comparing.comparison import changed_fields
from articles.models import Article, Edition, Revision, Transition
from articles.models.revision import Origin
from articles.refusals import Refused, Stale
from articles.text import drafts

PER_PAGE = 25


@dataclass
class Entry:
    """One save with what changed in it, and the moves and editions made of that text."""

    revision: Revision
    changed: list[str]
    moves: list[Transition] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)

    @property
    def told(self) -> str:
        """What the save did to the text, in a sentence."""
        if self.revision.restored_from:
            return _("Went back to revision %(n)s") % {"n": self.revision.restored_from.number}
        if self.revision.origin in (Origin.FIX, Origin.FOLD):
            return capfirst(self.revision.get_origin_display())
        if self.changed:
            return _("Changed: %(what)s") % {"what": ", ".join(self.changed)}
        if self.revision.origin in (Origin.COPY, Origin.FOLLOW_UP):
            return self.revision.note
        return _("Imported") if self.revision.origin == Origin.IMPORT else _("The first text")


def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Revisions and moves, newest first; `?before=<number>` leads to older ones."""
    article = responses.story_or_404(request, pk)
    before = responses.number(request.GET.get("before"))
    rows = article.revisions.select_related("created_by", "restored_from").order_by("-number")
    if before:
        rows = rows.filter(number__lt=before)
    rows = list(rows[: PER_PAGE + 1])
    shown = rows[:PER_PAGE]
    context = {
        "title": _("History"),
        "article": article,
        "entries": _entries(article, rows, shown),
        "older": shown[-1].number if len(rows) > PER_PAGE else None,
        "may_restore": permissions.why_not_edit(request.user, article) is None,
        "newest": None if before else (shown[0] if shown else None),
    }
    return responses.page(request, "articles/history.html", **context)


def _entries(article: Article, rows: list[Revision], shown: list[Revision]) -> list[Entry]:
    """`rows` reaches one further back than `shown`, so that the oldest shown has something to differ from."""
    entries = {}
    for n, revision in enumerate(shown):
        older = rows[n + 1].fields if n + 1 < len(rows) else None
        changed = changed_fields(older, revision.fields) if older else []
        entries[revision.pk] = Entry(revision, [str(name) for name in changed])
    for move in article.transitions.filter(revision__in=shown).select_related("by"):
        entries[move.revision_id].moves.append(move)
    editions = article.editions.filter(revision__in=shown).select_related("approved_by", "published_by")
    for edition in editions:
        entries[edition.revision_id].editions.append(edition)
    return list(entries.values())


def restore(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Make revision `number` the working copy, as a new revision. POST with the version that was looked at."""
    article = responses.story_or_404(request, pk)
    if request.method != "POST":
        return redirect("admin:articles_article_history", pk)
    if not article.revisions.filter(number=number).exists():
        raise Http404(_("This story has no such revision."))
    version = responses.number(request.POST.get("version"))
    try:
        made = drafts.restore(pk, number, request.user, version)
    except Stale as stale:
        messages.warning(request, stale.messages[0])
        return redirect("admin:articles_article_history", pk)
    except Refused as refusal:
        return responses.refused(request, article, refusal.messages)
    if made:
        messages.success(request, _("Revision %(old)s is the working copy again.") % {"old": number})
    else:
        messages.info(request, _("The working copy already says what revision %(old)s says.") % {"old": number})
    return redirect("admin:articles_article_change", pk)
