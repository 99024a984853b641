"""Stories as readers have them: lists, one whole, and which went."""

from dataclasses import dataclass
from typing import Any, Self

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import AwareDatetime

from articles import body
from articles.models import Edition, Withdrawal
from articles.readers import keys
from articles.readers.keys import keyed
from articles.readers.lists import LATEST, Mark, newest
from articles.text import ai
from articles.workflow.status import Kind
from exchange import origins
from exchange.api import addresses, cursors, problems, shapes
from exchange.api.reading import asked, gone, named, notes, rows
from people import clock
from photos.models import printed_credit
from photos.pictures import Rendered
from press.models import Unverified

router = Router(tags=["Stories"])

_FULL = ("key_points", "body", "plain_text", "lead_caption", "video_url", "references", *ai.USES)
_FULL += ("translates_id", "translated_from")
_FULL += ("lead_whole", "shown")


@dataclass(frozen=True)
class _Printed(Rendered):
    """A picture as printing a body asks for it, or with nothing left to show."""

    is_withheld: bool = False

    @classmethod
    def of_row(cls, told: dict[str, Any]) -> Self:
        if rows.is_withheld(told):
            return cls(id=told["pk"], is_withheld=True)
        credit = printed_credit(told["credit"], told["licence_kind"])
        names = ("renditions", "alt", "caption", "focal_x", "focal_y", "source_type")
        return cls(id=told["pk"], credit=credit, **{name: told[name] for name in names})


@router.get("/stories", response=shapes.Stories, operation_id="stories", summary="Live stories, newest first")
def stories(
    request: HttpRequest,
    response: HttpResponse,
    section: str | None = asked.SECTION,
    tag: str | None = asked.TAG,
    author: str | None = asked.AUTHOR,
    kind: Kind | None = Query(None, description="Of a kind.", examples=["story"]),
    changed_since: AwareDatetime | None = asked.CHANGED_SINCE,
    cursor: str | None = asked.CURSOR,
    limit: int = asked.LIMIT,
):
    """One of `section`, `tag`, `author`, `kind` and `changed_since`, or none for the whole paper. A page stays what
    it is while stories come in; one that is put back on top meanwhile may be met twice, none is lost."""
    all_asked = {"section": section, "tag": tag, "author": author, "kind": kind, "changed_since": changed_since}
    wanted = {name: value for name, value in all_asked.items() if value is not None}
    if len(wanted) > 1:
        raise problems.invalid("query", ", ".join(wanted), _("Ask for one of these at a time."))
    mark = cursors.read(cursor) if cursor else None
    if changed_since:
        found, at = _changed(mark or Mark(changed_since, 0), limit + 1), "starts_at"
        which: tuple[str, ...] = (keys.FRONT,)
    else:
        condition, which = _list(wanted)
        editions = rows.told(Edition.objects.live())
        found, at = newest(editions, condition, mark or LATEST, rows.COLUMNS, limit + 1), "listed_at"
    page, last = cursors.page(list(found), limit)
    keyed(response, *which, *rows.shown(page))
    following = last and Mark(last[rows.COLUMNS.index(at)], last[rows.COLUMNS.index("article_id")])
    return shapes.Stories(items=[rows.story(row) for row in page], next=following and cursors.written(following))


def _list(wanted: dict[str, Any]) -> tuple[tuple[str, dict], tuple[str, ...]]:
    """Which list it is, as `newest` takes it, and its keys. Raises Problem (404) for a slug that nothing has."""
    match wanted:
        case {"section": slug}:
            family = named.family(slug)
            return ("sections", {str(pk): pk for pk in family}), keys.each(keys.section, family)
        case {"tag": slug}:
            pk = named.tag(slug).pk
            return ("tag", {"tag": pk}), (keys.tag(pk),)
        case {"author": slug}:
            pk = named.author(slug).pk
            return ("author", {"author": pk}), (keys.author(pk),)
        case {"kind": kind}:
            return ("kind", {"kind": kind}), (keys.VIDEO if kind == Kind.VIDEO else keys.FRONT,)
    return ("all", {}), (keys.FRONT,)


def _changed(mark: Mark, count: int) -> QuerySet:
    """Live editions from a moment on, the earliest first; of those of that very moment the ones behind the mark."""
    begun = rows.told(Edition.objects.live()).filter(starts_at__gte=mark.at)
    later = begun.exclude(starts_at=mark.at, article_id__lte=mark.article_id)
    return later.order_by("starts_at", "article_id").values_list(*rows.COLUMNS)[:count]


@router.get("/stories/{story}", response=shapes.FullStory, operation_id="story", summary="A story whole")
def story(request: HttpRequest, response: HttpResponse, story: int = asked.STORY):
    """The text that readers get now. One that was withdrawn answers 410 with the public reason: obey it at once."""
    told, shown = whole(gone.number(story))
    keyed(response, *shown, lifetime=300)
    return told


def whole(pk: int) -> tuple[shapes.FullStory, list[str]]:
    """A story as readers have it now, and the keys of what it shows. Raises Problem where readers have it not."""
    now = clock.now()
    columns = (*rows.COLUMNS, *_FULL)
    live = rows.told(Edition.objects.live(now).filter(article=pk)).annotate(
        lead_whole=F("lead_photo__renditions"), shown=rows.photos_of("pk")
    )
    row = live.values_list(*columns).first()
    if row is None:
        raise gone.missing(pk)
    told = dict(zip(columns, row, strict=True))
    beside = named.beside(told["references"], now)
    pictures = {one["pk"]: _Printed.of_row(one) for one in told["shown"]}
    told["lead"]["renditions"] = told["lead_whole"]
    source = told["translates_id"]
    if source and not Edition.objects.live(now).filter(article=source).exists():
        source = None  # what readers do not have is named to nobody
    made_of = origins.made_of([pk])[pk]
    shown = [
        *keys.each(keys.article, [pk, *beside, *([source] if source else [])]),
        *rows.shown([row[: len(rows.COLUMNS)]]),
        *keys.each(keys.photo, pictures),
        *keys.each(keys.wire, (one.wire for one in made_of if one.wire)),
    ]
    found = shapes.FullStory(
        **rows.fields(told),
        key_points=told["key_points"].splitlines(),
        body_html=addresses.absolute_html(body.render(told["body"], pictures, beside)),
        body_text=told["plain_text"],
        lead_caption=told["lead_caption"],
        video_url=told["video_url"],
        translates=source,
        translated_from=told["translated_from"],
        made_with_ai=ai.named(told),
        agency_copy=[shapes.AgencyCopy(source=one.source, may_go_on=one.passes_on) for one in made_of],
        **{name: told[name] for name in ai.USES},
        photos=list(filter(None, map(rows.photo, told["shown"]))),
        notes=notes.of_story(pk, now),
        unverified=Unverified.objects.open().filter(article=pk).values_list("note", flat=True).first() or "",
    )
    return found, shown


@router.get("/gone", response=shapes.GoneStories, operation_id="gone", summary="Stories that readers have no more")
def gone_stories(
    request: HttpRequest,
    response: HttpResponse,
    since: AwareDatetime = asked.SINCE,
    cursor: str | None = asked.CURSOR,
    limit: int = asked.LIMIT,
):
    """Withdrawn, or at the end of their time; the earliest first. Whoever keeps a copy takes these out of it. A page
    may hold fewer than it was asked for, and even none: go on as long as there is a `next`."""
    mark = cursors.read(cursor) if cursor else Mark(since, 0)
    page, following = gone.since(mark, limit)
    notices = Withdrawal.objects.in_force().filter(article__in=[pk for _at, pk in page]).order_by("at")
    reasons = {notice.article_id: notice.reason for notice in notices}
    keyed(response, keys.FRONT)
    items = [
        shapes.Gone(id=pk, at=at, why="withdrawn" if pk in reasons else "ended", reason=reasons.get(pk, gone.ended()))
        for at, pk in page
    ]
    return shapes.GoneStories(items=items, next=following and cursors.written(following))
