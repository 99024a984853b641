"""The list of stories: a tab, filters, a page of it, and never a count without an end."""

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from articles import permissions
from articles.admin import responses
from articles.admin.listing import cursors, rows, walking
from articles.finding import questions
from articles.models import Article, Byline
from articles.workflow import queues
from audit.wordindex import Lexemes
from people import clock
from people.models import Author
from sections.models import Section

PER_PAGE = 40
#: What is in so few stories is looked up first, and these put in order; of what is commoner the list itself is read
#: from its beginning, and soon has a page.
RARE_WORD, RARE_NAME = 10_000, 2_000
#: The cookie with the tab that was looked at last, and how long it is remembered.
LAST_TAB, REMEMBERED = "stories_tab", timedelta(days=180)
_DATE = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class FilterForm(forms.Form):
    """What narrows a tab. Everything is optional, and what makes no sense is left out rather than refused."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    section = forms.ModelChoiceField(
        Section.objects.all(), label=_("Section"), required=False, empty_label=_("Every section")
    )
    author = forms.ModelChoiceField(Author.objects.all(), label=_("Author"), required=False, widget=forms.HiddenInput)
    tag = forms.CharField(label=_("Tag"), required=False, max_length=100)
    since = forms.DateField(label=_("Saved from"), required=False, widget=_DATE, validators=clock.WITHIN_REACH)
    until = forms.DateField(label=_("Saved until"), required=False, widget=_DATE, validators=clock.WITHIN_REACH)

    def page(self, queue: queues.Queue, user, most: int, before: str) -> list[walking.Place]:
        """The first of a tab's stories that match every filter given, behind the cursor `before`."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        section = given.pop("section", None)
        found, rare = Q(), False
        for name, value in given.items():
            matching, is_rare = getattr(self, f"_{name}")(value)
            found, rare = found & matching, rare or is_rare
        if not rare:
            strands = queues.strands(queue, user, section)
            return walking.walk(strands, found, most, before)
        stories = queues.stories(queue, user, permissions.visible_to(user)).filter(found)
        return walking.few(stories.filter(section=section) if section else stories, most, before)

    @property
    def used(self) -> bool:
        """True if anything is filtered."""
        self.is_valid()
        return any(self.cleaned_data.values())

    @property
    def narrowed(self) -> bool:
        """True if anything but words is filtered."""
        self.is_valid()
        return any(value for name, value in self.cleaned_data.items() if name != "q")

    # Of each: what matches, and whether that is so little that it may be looked up and put in order.

    def _q(self, words: str) -> tuple[Q, bool]:
        question = questions.read(words, desk=True)
        found = Q(words=Lexemes(question.written(related=True))) if question else Q(pk__in=())
        is_rare = not question or (question.expected(related=True) <= RARE_WORD and not question.known.behind)
        if question and is_rare:
            most = 2 * RARE_WORD  # what is expected is a guess
            found = Q(pk__in=list(Article.objects.filter(found).order_by().values_list("pk", flat=True)[:most]))
        number = words.lstrip("#")
        if number.isdecimal() and len(number) < 18:
            found |= Q(pk=int(number))
        return found, is_rare

    def _author(self, author: Author) -> tuple[Q, bool]:
        return _named(Byline.objects.filter(author=author), "article")

    def _tag(self, name: str) -> tuple[Q, bool]:
        tags = Tag.objects.filter(name__iexact=name.strip()).values_list("pk", flat=True)
        of_stories = ContentType.objects.get_for_model(Article)
        worn = Article.tags.through.objects.filter(tag__in=list(tags[:RARE_NAME]), content_type=of_stories)
        return _named(worn, "object_id")

    def _since(self, day: date) -> tuple[Q, bool]:
        return Q(updated_at__gte=clock.midnight(day)), False

    def _until(self, day: date) -> tuple[Q, bool]:
        return Q(updated_at__lt=clock.midnight(day + timedelta(days=1))), False


def _named(lines: QuerySet, column: str) -> tuple[Q, bool]:
    """The stories that `lines` name in `column`: by their ids if these are few, else each is asked for its line."""
    some = list(lines.order_by().values_list(column, flat=True)[: RARE_NAME + 1])
    if len(some) <= RARE_NAME:
        return Q(pk__in=some), True
    return Q(Exists(lines.filter(**{column: OuterRef("pk")}))), False


@dataclass(frozen=True)
class Tab:
    """A tab as the page prints it."""

    queue: queues.Queue
    count: str
    current: bool


def changelist(request: HttpRequest) -> HttpResponse:
    """The stories of a tab: the one asked for, else the one looked at last, else all. 403 for who sees no stories."""
    user = request.user
    if not permissions.works_on_stories(user):
        return responses.refused(request, None, [_("Your role does not work on stories.")])
    tabs = queues.for_user(user)
    queue = _tab(request, tabs)
    filters = FilterForm(request.GET)
    # by key, so deep pages cost no more
    places = filters.page(queue, user, PER_PAGE + 1, request.GET.get("before", ""))
    last = places[PER_PAGE - 1] if len(places) > PER_PAGE else None
    older = cursors.cursor(last.updated_at, last.pk, first=last.is_urgent) if last else None
    page = rows.listed(Article.objects.filter(pk__among=[one.pk for one in places[:PER_PAGE]]))
    by_id = {story.pk: story for story in page}
    stories = [by_id[one.pk] for one in places if one.pk in by_id]
    counts = queues.counts(tabs, user)
    context = {
        "title": _("Stories"),
        "tabs": [
            Tab(tab, queues.shown(counts[tab.name]) if tab.states is not None else "", tab is queue) for tab in tabs
        ],
        "queue": queue,
        "filters": filters,
        "author_name": filters.cleaned_data.get("author") or "",
        "stories": stories,
        "rows": [rows.draw(story) for story in stories],
        "older": _address(request, before=older) if older else None,
        "first_page": "before" not in request.GET,
        "newest": _address(request),
        "everywhere": _everywhere(request, filters, tabs, queue),
        "may_create": permissions.why_not_create(user) is None,
    }
    answer = responses.page(request, "articles/story_list.html", **context)
    if request.GET.get("tab") == queue.name:
        answer.set_cookie(
            LAST_TAB,
            queue.name,
            max_age=REMEMBERED,
            path=request.path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return answer


def _tab(request: HttpRequest, tabs: list[queues.Queue]) -> queues.Queue:
    """The tab to show: the one asked for, else the one looked at last, else all, else their first."""
    named = {tab.name: tab for tab in tabs}
    wanted = request.GET.get("tab", request.COOKIES.get(LAST_TAB, ""))
    return named.get(wanted) or named.get(queues.ALL, tabs[0])


def _everywhere(
    request: HttpRequest, filters: FilterForm, tabs: list[queues.Queue], queue: queues.Queue
) -> dict | None:
    """How many stories the filters find in all tabs, and where they stand; None in that tab, or without a filter."""
    all_tabs = next((tab for tab in tabs if tab.name == queues.ALL), None)
    if all_tabs is None or queue is all_tabs or not filters.used:
        return None
    found = len(filters.page(all_tabs, request.user, queues.MOST_COUNTED, ""))
    return {"count": found, "shown": queues.shown(found), "address": _address(request, tab=queues.ALL)}


def _address(request: HttpRequest, **changes: str) -> str:
    """This list's address with its tab and filters, from the first page or as `changes` say."""
    query = request.GET.copy()
    query.pop("before", None)
    for name, value in changes.items():
        query[name] = value
    return f"?{query.urlencode()}"
