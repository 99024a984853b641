"""What goes by a name: sections, tags, authors, and the stories that a body points to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.files.storage import default_storage
from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from ninja import Router
from taggit.models import Tag

from articles.models import Edition
from articles.readers import keys
from articles.readers.keys import keyed
from articles.text import classes
from exchange.api import addresses, cursors, problems, shapes
from exchange.api.reading import asked
from people import clock, former
from people.models import Author
from sections.models import Section

router = Router(tags=["Names"])


@dataclass(frozen=True)
class Beside:
    """A live story that a body points to."""

    article_id: int
    headline: str
    slug: str
    content_class: str

    @property
    def labelled(self) -> SafeString:
        """The headline behind the label of its class, as HTML."""
        return classes.labelled(self.headline, self.content_class)

    def get_absolute_url(self) -> str:
        return addresses.of("story", self.article_id, self.slug)


def beside(ids: Iterable[int], now: datetime) -> dict[int, Beside]:
    """The live stories among `ids`. One statement, and none for none."""
    wanted = list(ids)[:50]
    if not wanted:
        return {}
    columns = ("article_id", "headline", "slug", "content_class")
    rows = Edition.objects.live(now).filter(article_id__in=wanted).values_list(*columns)
    return {row[0]: Beside(*row) for row in rows}


def family(slug: str) -> list[int]:
    """The ids of an open section and of those directly below it; an old slug leads to it. Raises Problem (404)."""
    rows = Section.objects.filter(Q(slug=slug, is_active=True) | Q(parent__slug=slug)).values_list("pk", "slug")
    found = sorted(rows, key=lambda row: row[1] != slug)
    if not found or found[0][1] != slug:
        now = _now(Section, slug)
        if now is None:
            raise problems.nothing(_("There is no such section."))
        return family(now)
    return [pk for pk, _slug in found]


def tag(slug: str) -> Tag:
    """The tag of that slug, or that had it, if a live story bears it. Raises Problem (404)."""
    found = borne(Tag.objects.filter(slug=slug)).first()
    if found is None and (now := _now(Tag, slug)):
        found = borne(Tag.objects.filter(slug=now)).first()
    if found is None:
        raise problems.nothing(_("There is no such tag."))
    return found


def author(slug: str) -> Author:
    """The author who has or had that slug: one who writes here, or whose name stands under a live story.

    Raises Problem (404).
    """
    found = printed(Author.objects.filter(slug=slug)).first()
    if found is None and (now := _now(Author, slug)):
        found = printed(Author.objects.filter(slug=now)).first()
    if found is None:
        raise problems.nothing(_("There is no such author."))
    return found


def _now(model: type[Model], slug: str) -> str | None:
    """The slug that has taken the place of this one, as readers' addresses lead on; None for none."""
    now = former.current(model, slug)
    return now if now != slug else None


def borne(tags: QuerySet[Tag]) -> QuerySet[Tag]:
    """Of these tags those that a live story bears: one step into each one's list."""
    now = clock.now()
    newest = Edition.objects.live(now).newest_with_tag(OuterRef("pk"), now).values("pk")[:1]
    return tags.annotate(newest=Subquery(newest)).filter(newest__isnull=False)  # as EXISTS it would be a join of all


def printed(authors: QuerySet[Author]) -> QuerySet[Author]:
    """Of these authors those who write here, and those whose names stand under a live story."""
    now = clock.now()
    newest = Edition.objects.live(now).newest_by_author(OuterRef("pk"), now).values("pk")[:1]
    return authors.annotate(newest=Subquery(newest)).filter(Q(is_active=True) | Q(newest__isnull=False))


@router.get("/sections", response=shapes.Sections, operation_id="sections", summary="The parts of the paper")
def sections(request: HttpRequest, response: HttpResponse):
    """The open ones, in the menu's order."""
    keyed(response, lifetime=300)
    found = [
        shapes.Section(
            slug=one.slug,
            name=one.name,
            url=addresses.absolute(one.get_absolute_url()),
            description=one.description,
            parent=one.parent.slug if one.parent else None,
            in_menu=one.show_in_menu,
        )
        for one in Section.objects.active().select_related("parent")
    ]
    return shapes.Sections(items=found)


@router.get("/tags", response=shapes.Tags, operation_id="tags", summary="Tags of live stories")
def tags(request: HttpRequest, response: HttpResponse, cursor: str | None = asked.CURSOR, limit: int = asked.LIMIT):
    """In an order that never changes."""
    behind = Tag.objects.filter(pk__gt=cursors.number(cursor)).order_by("pk")
    page, last = cursors.page(list(borne(behind)[: limit + 1]), limit)
    keyed(response, keys.FRONT, *keys.each(keys.label, (one.pk for one in page)))
    return shapes.Tags(items=[_tag(one) for one in page], next=last and cursors.of_number(last.pk))


@router.get("/tags/{slug}", response=shapes.Tag, operation_id="tag", summary="A tag")
def one_tag(request: HttpRequest, response: HttpResponse, slug: str = asked.name("ekspor")):
    """Its stories are at `/stories?tag=`."""
    found = tag(slug)
    keyed(response, keys.tag(found.pk), keys.label(found.pk))
    return _tag(found)


def _tag(found: Tag) -> shapes.Tag:
    return shapes.Tag(slug=found.slug, name=found.name, url=addresses.of("tag", found.slug))


@router.get("/authors", response=shapes.Authors, operation_id="authors", summary="Whose names stand under stories")
def authors(
    request: HttpRequest, response: HttpResponse, cursor: str | None = asked.CURSOR, limit: int = asked.LIMIT
):
    """In an order that never changes."""
    behind = Author.objects.filter(pk__gt=cursors.number(cursor)).order_by("pk")
    page, last = cursors.page(list(printed(behind)[: limit + 1]), limit)
    keyed(response, keys.FRONT, *keys.each(keys.byline, (one.pk for one in page)))
    return shapes.Authors(items=[_author(one) for one in page], next=last and cursors.of_number(last.pk))


@router.get("/authors/{slug}", response=shapes.Author, operation_id="author", summary="An author")
def one_author(request: HttpRequest, response: HttpResponse, slug: str = asked.name("wati")):
    """Their stories are at `/stories?author=`."""
    found = author(slug)
    keyed(response, keys.author(found.pk), keys.byline(found.pk))
    return _author(found)


def _author(found: Author) -> shapes.Author:
    portrait = addresses.absolute(default_storage.url(found.portrait.name)) if found.portrait else None
    return shapes.Author(
        slug=found.slug,
        name=found.name,
        url=addresses.of("author", found.slug),
        job_title=found.job_title,
        bio=found.bio,
        website=found.website,
        portrait=portrait,
    )
