"""Public notes: of one story, and the register of them all."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router

from articles.models import Correction, Edition, NoteKind, Withdrawal
from articles.readers import keys
from articles.readers.keys import keyed
from articles.readers.lists import Mark
from exchange.api import addresses, cursors, shapes
from exchange.api.reading import asked, gone

router = Router(tags=["Notes"])


def note(row: Correction, hidden: bool = False) -> shapes.Note:
    """A note as it goes out; `hidden`: its story was withdrawn on a ground that forbids to go on telling."""
    text = _("The story was withdrawn, and with it this note.") if hidden else row.note
    words = {name: "" if hidden else getattr(row, name) for name in ("apology", "violation", "sender")}
    return shapes.Note(
        id=row.pk,
        kind=row.kind,
        at=row.at,
        text=text,
        is_shortened=row.is_shortened,
        place=row.weight,
        story=row.article_id,
        mends=row.mends_id,
        leads_to=row.leads_to_id,
        url=addresses.of("note", row.pk),
        **words,
    )


def of_story(pk: int, now: datetime) -> list[shapes.Note]:
    """The notes of a live story, in the order in which they were posted. One statement."""
    return [note(row) for row in Correction.objects.posted(now).filter(article=pk).order_by("at", "pk")]


def _silent(stories: Iterable[int]) -> set[int]:
    """Of these stories those whose withdrawal forbids to go on telling what harmed. One statement."""
    notices = Withdrawal.objects.in_force().filter(article__in=set(stories))
    return {one.article_id for one in notices if one.is_silent}


@router.get("/notes", response=shapes.Notes, operation_id="notes", summary="The register of public notes")
def register(
    request: HttpRequest,
    response: HttpResponse,
    kind: NoteKind | None = Query(None, description="Notes of one kind.", examples=["correction"]),
    cursor: str | None = asked.CURSOR,
    limit: int = asked.LIMIT,
):
    """What the paper corrected, whom it let reply, what was ruled and what it withdrew; newest first."""
    posted = Correction.objects.posted()
    if kind:
        posted = posted.filter(kind=kind)
    if cursor:
        mark = cursors.read(cursor)
        posted = posted.filter(Q(at__lt=mark.at) | Q(at=mark.at, pk__lt=mark.article_id))
    rows, last = cursors.page(posted.newest_first()[: limit + 1], limit)
    silent = _silent(row.article_id for row in rows)
    items = [note(row, row.article_id in silent and row.kind != NoteKind.WITHDRAWAL) for row in rows]
    keyed(response, keys.CORRECTIONS, *keys.each(keys.article, (row.article_id for row in rows)))
    return shapes.Notes(items=items, next=last and cursors.written(Mark(last.at, last.pk)))


@router.get(
    "/stories/{story}/notes", response=shapes.Notes, operation_id="story_notes", summary="The notes of a story"
)
def notes_of_story(request: HttpRequest, response: HttpResponse, story: int = asked.STORY):
    """In the order in which they were posted. A story that was withdrawn answers 410 with the reason."""
    if not Edition.objects.live().filter(article=gone.number(story)).exists():
        raise gone.missing(story)
    items = [note(row) for row in Correction.objects.posted().filter(article=story).order_by("at", "pk")]
    keyed(response, keys.article(story), lifetime=300)
    return shapes.Notes(items=items, next=None)
