"""Sitemaps: an index, the stories by month, sections and other lists, and Google News' own for the last two days.

https://www.sitemaps.org/protocol.html and https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from django.conf import settings
from django.db.models import Count, Exists, Max, OuterRef
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition, EditionByline
from audit.storable import storable
from people.clock import midnight, newsroom_zone, read_day
from people.models import Author
from public import site
from public.cards import story_url
from public.fast.caching import keyed
from public.models import Page
from public.seen.metadata import absolute

#: Addresses in one file. The protocol allows 50,000; smaller files are read sooner.
AT_MOST = 10_000
#: Google News reads stories of the last two days, at most a thousand.
NEWS_AGE = timedelta(hours=48)
NEWS_AT_MOST = 1_000
LIFETIME = 300


@dataclass(frozen=True)
class Place:
    """An address, and when what stands there last changed."""

    path: str
    changed_at: datetime | None = None

    @property
    def url(self) -> str:
        return absolute(quote(self.path, safe="/:?=&%"))


def index(request: HttpRequest) -> HttpResponse:
    """Names every other sitemap."""
    month = TruncMonth("published_at", tzinfo=newsroom_zone())
    months = Edition.objects.live().annotate(month=month).values("month").order_by("-month")
    places = [Place(reverse("public:sitemap_lists")), Place(reverse("public:sitemap_news"))]
    for row in months.annotate(count=Count("pk"), changed_at=Max("updated_at")):
        for part in range((row["count"] + AT_MOST - 1) // AT_MOST):
            name = "public:sitemap_month"
            path = reverse(name, args=[f"{row['month']:%Y-%m}", part + 1])
            places.append(Place(path, row["changed_at"]))
    return _xml("public/sitemap_index.xml", {"places": places})


def month(request: HttpRequest, month: str, part: int) -> HttpResponse:
    """The stories first published in a month (yyyy-mm), its `part`th ten thousand. Raises Http404 if it has none."""
    try:
        begins = midnight(read_day(f"{month}-01"), newsroom_zone())
    except ValueError as why:
        raise Http404 from why
    ends = (begins + timedelta(days=32)).replace(day=1)
    stories = Edition.objects.live().filter(published_at__gte=begins, published_at__lt=ends)
    rows = stories.order_by("published_at", "article_id").values_list("article_id", "slug", "updated_at")
    first = min(max(0, part - 1), AT_MOST) * AT_MOST
    places = [Place(story_url(pk, slug), at) for pk, slug, at in rows[first : first + AT_MOST]]
    if not places:
        raise Http404
    return _xml("public/sitemap.xml", {"places": places})


def lists(request: HttpRequest) -> HttpResponse:
    """Home, Indeks, Video, the sections, the fixed pages, and the authors of live stories."""
    paper = site.current()
    named = EditionByline.objects.filter(author=OuterRef("pk"), edition__in=Edition.objects.live().values("pk"))
    authors = Author.objects.active().filter(Exists(named)).order_by("pk").values_list("slug", flat=True)[:AT_MOST]
    places = [
        *(Place(reverse(f"public:{name}")) for name in ("home", "indeks", "video")),
        *(Place(section.url) for section in paper.open_sections),
        *(Place(page.get_absolute_url(), page.updated_at) for page in Page.objects.public()),
        *(Place(reverse("public:author", args=[slug])) for slug in authors),
    ]
    return _xml("public/sitemap.xml", {"places": places})


def news(request: HttpRequest) -> HttpResponse:
    """The stories of the last 48 hours as Google News wants them, but for those that feeds do without."""
    stories = Edition.objects.live().in_feeds().filter(published_at__gte=timezone.now() - NEWS_AGE)
    rows = stories.newest_first().values_list("article_id", "slug", "published_at", "headline")[:NEWS_AT_MOST]
    places = [(Place(story_url(pk, slug), at), headline) for pk, slug, at, headline in rows]
    return _xml("public/sitemap_news.xml", {"places": places, "name": settings.NEWSROOM_NAME})


def _xml(template: str, context: dict) -> HttpResponse:
    text = storable(render_to_string(template, context))  # without what XML cannot carry
    response = HttpResponse(text, content_type="application/xml; charset=utf-8")
    return keyed(response, "front", lifetime=LIFETIME)
