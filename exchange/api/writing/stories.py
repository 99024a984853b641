"""Stories on the desk, for a person's programs: read, begun, changed, submitted."""

from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Body, Header, Query, Router
from ninja import Status as Answer

from articles import permissions
from articles.admin.listing import cursors, walking
from articles.locks import locks
from articles.models import Article
from articles.permissions import strands
from articles.refusals import Refused, Stale
from articles.text import drafts, revisions
from articles.workflow import workflow
from articles.workflow.moves import MOVES
from articles.workflow.order import Order
from articles.workflow.status import Status
from exchange import origins
from exchange.api.cursors import MOST, USUAL
from exchange.api.problems import Problem, invalid
from exchange.api.reading import asked, gone
from exchange.api.writing import filling, shapes
from exchange.api.writing.entrance import asks
from exchange.models import ApiToken, Scope

router = Router(tags=["Desk"])
_VERSION = Header(None, alias="If-Match", description='The version that was looked at: `"3"`.', max_length=20)
_KEY = Header(
    None, alias="Idempotency-Key", description="A UUID: sent again with the same text, nothing is made twice."
)
_STATUS = Query(None, description="In one state.", examples=["draft"])


@router.get("/me", response=shapes.Me, operation_id="me", summary="Whose token this is", **asks(None))
def me(request: HttpRequest):
    """And what it may. Any token may ask."""
    token: ApiToken = request.auth
    return shapes.Me(
        username=token.owner.get_username(),
        name=str(token.owner),
        token=token.prefix,
        scopes=token.scopes,
        expires_at=token.expires_at,
    )


@router.get(
    "/stories",
    response=shapes.Listing,
    operation_id="desk_stories",
    summary="Stories on the desk",
    **asks(Scope.STORIES_READ),
)
def stories(
    request: HttpRequest,
    status: Status | None = _STATUS,
    cursor: str | None = Query(None, description="`next` of the page before.", max_length=200),
    limit: int = Query(USUAL, ge=1, le=MOST, examples=[20]),
):
    """Those that the token's person sees there, in the order of their list."""
    if cursor and cursors.read(cursor) is None:
        raise invalid("query", "cursor", "This is no cursor of ours.")
    seen = strands.seen(request.user, [status] if status else None)
    places = walking.walk(seen, Q(), limit + 1, cursor or "")
    found = Article.objects.select_related("section").in_bulk([place.pk for place in places[:limit]])
    items = [shapes.Listed(**_fields(found[place.pk])) for place in places[:limit] if place.pk in found]
    last = places[limit - 1] if len(places) > limit else None
    following = last and cursors.cursor(last.updated_at, last.pk, first=last.is_urgent)
    return shapes.Listing(items=items, next=following)


def _fields(article: Article) -> dict[str, Any]:
    names = ("status", "version", "headline", "is_urgent", "updated_at")
    return {name: getattr(article, name) for name in names} | {"id": article.pk, "section": filling.section(article)}


@router.get(
    "/stories/{story}",
    response=shapes.Draft,
    operation_id="desk_story",
    summary="A story on the desk",
    **asks(Scope.STORIES_READ),
)
def story(request: HttpRequest, response: HttpResponse, story: int = asked.STORY):
    """Its working copy, which readers may not have; `ETag` is its version."""
    return _told(request, response, _seen(request, story))


def _seen(request: HttpRequest, pk: int, *, lock: bool = False) -> Article:
    """The story, if the person may see it. Raises Problem (404) for anyone else: for them it does not exist."""
    stories = Article.objects.locked() if lock else Article.objects.all()
    article = stories.filter(pk=gone.number(pk)).first()
    if article is None or permissions.why_not_view(request.user, article):
        raise Problem(404, "not-found", _("There is no such story, or it is not on your desk."))
    return article


def _kept(response: HttpResponse, article: Article) -> shapes.Kept:
    """What is told of a story that was written: none of its words, for not every token may read."""
    response.headers["ETag"] = f'"{article.version}"'
    newest = revisions.latest(article)
    number = newest.number if newest else 0
    return shapes.Kept(id=article.pk, status=article.status, version=article.version, revision=number)


def _told(request: HttpRequest, response: HttpResponse, article: Article) -> shapes.Draft:
    response.headers["ETag"] = f'"{article.version}"'
    why = permissions.why_not_edit(request.user, article) or locks.why_not_change(request.user, article)
    submit = workflow.ask(MOVES["submit"], request.user, article)
    newest = revisions.latest(article)
    return shapes.Draft(
        **_fields(article) | filling.read(article),
        revision=newest.number if newest else 0,
        agency_copy=[
            shapes.CopyOnTerms(
                source=one.source,
                may_go_on=one.passes_on,
                item=one.guid,
                version=one.version,
                usage_terms=one.usage_terms,
            )
            for one in origins.made_of([article.pk])[article.pk]
        ],
        why_not_edit=str(why) if why else None,
        why_not_submit=[] if submit.allowed else [str(submit.reason), *(str(one.message) for one in submit.missing)],
    )


def _refusing(operation: Callable) -> Callable:
    """What a verb refuses is told in its own words: 412 where the story is another by now, else 403."""

    @wraps(operation)
    def asked_for(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return operation(request, *args, **kwargs)
        except Stale as stale:
            version = Article.objects.values_list("version", flat=True).get(pk=kwargs["story"])
            raise Problem(412, "stale", stale.messages[0], version=version) from stale
        except Refused as refusal:
            raise Problem(403, "refused", " ".join(refusal.messages), reasons=refusal.messages) from refusal

    return asked_for


def _version(text: str | None) -> int:
    """The version in `If-Match`. Raises Problem: 428 for none, 422 for what is no version."""
    if text is None:
        raise Problem(428, "version-needed", _("Say in If-Match which version was looked at: the story's ETag."))
    bare = text.strip().removeprefix("W/").strip('"')
    if not (bare.isascii() and bare.isdigit() and len(bare) < 10):
        raise invalid("header", "If-Match", "This is no version of a story.")
    return int(bare)


@router.post(
    "/stories",
    response={201: shapes.Kept, 200: shapes.Kept},
    operation_id="desk_story_begin",
    summary="Begin a story",
    **asks(Scope.STORIES_WRITE, 409),
)
@_refusing
def begin(request: HttpRequest, response: HttpResponse, sent: shapes.Sent = Body(...), key: UUID | None = _KEY):
    """A draft of the token's person, with their own byline unless `authors` says otherwise; 200 where the same key
    has begun it before."""
    if why := permissions.why_not_create(request.user):
        raise Refused(why)
    with transaction.atomic():
        article = drafts.begin(request.user, key)
        form = filling.form(article if article.pk is None else Article(created_by=request.user), request.user, sent)
        if not form.is_valid():
            raise filling.wrong(form)
        if article.pk is None:
            drafts.save(article, form.snapshot(), request.user)
            status = 201
        elif drafts.first_saved(article).fields == form.snapshot():
            status = 200
        else:
            raise Problem(409, "key-used", _("This Idempotency-Key has begun another text."), story=article.pk)
    return Answer(status, _kept(response, article))


@router.patch(
    "/stories/{story}",
    response=shapes.Kept,
    operation_id="desk_story_change",
    summary="Change a story",
    **asks(Scope.STORIES_WRITE, 412, 423, 428),
)
@_refusing
def change(
    request: HttpRequest,
    response: HttpResponse,
    story: int = asked.STORY,
    sent: shapes.Sent = Body(...),
    version: str | None = _VERSION,
):
    """The fields that are sent; the others stay. A live story stays as readers have it until the change has gone
    through its steps."""
    looked_at = _version(version)
    with transaction.atomic():
        article = _seen(request, story, lock=True)
        if why := permissions.why_not_edit(request.user, article):
            raise Refused(why)
        if held := locks.why_not_change(request.user, article):
            raise Problem(423, "locked", held)
        drafts.refuse_stale(article, looked_at)
        form = filling.form(copy(article), request.user, sent)
        if not form.is_valid():
            raise filling.wrong(form)
        drafts.save(article, form.snapshot(), request.user)
    article.refresh_from_db()
    return _kept(response, article)


@router.post(
    "/stories/{story}/submit",
    response=shapes.Kept,
    operation_id="desk_story_submit",
    summary="Submit a story for review",
    **asks(Scope.STORIES_SUBMIT, 412, 428),
)
@_refusing
def submit(request: HttpRequest, response: HttpResponse, story: int = asked.STORY, version: str | None = _VERSION):
    """As the button does. What happens then is for people."""
    looked_at = _version(version)
    article = _seen(request, story)
    workflow.perform("submit", request.user, article, Order(version=looked_at))
    return _kept(response, article)
