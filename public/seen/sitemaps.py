"""Sitemaps: an index, the stories by thirds of a month, sections and other lists, and Google News' own of two days.

https://www.sitemaps.org/protocol.html and https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap

A part is a stretch of days and not a number of stories, so that nobody need count a month to know its parts: whether
a part has a story is one step into the index of `published_at`. The XML is written out: a month has thousands of
addresses.
"""

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cache
from urllib.parse import quote
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition
from articles.readers import keys
from articles.readers.keys import keyed
from articles.text import classes
from audit.storable import storable
from people.clock import newsroom_zone, read_day
from people.models import Author
from people.written import A_MOMENT, ANOTHER_MOMENT, LAST_MOMENT
from public import site
from public.cards import story_url
from public.fast.prepared import Prepared
from public.models import Page
from public.seen.addresses import absolute
from public.seen.stretches import Stretch, bounds, told, with_stories

#: Addresses in one file: the protocol's limit.
AT_MOST = 50_000
#: Google News reads stories of the last two days, at most a thousand.
NEWS_AGE = timedelta(hours=48)
NEWS_AT_MOST = 1_000
LIFETIME = 300
#: A slug that stands in an address, and in XML, as it is.
_PLAIN = re.compile(r"[\w-]+", re.ASCII).fullmatch
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def index(request: HttpRequest) -> HttpResponse:
    """Names every other sitemap; of parts that changed lately, when."""
    now = timezone.now()
    stretches = with_stories(now)
    changed = told(now)
    others = [reverse("public:sitemap_lists"), reverse("public:sitemap_news")]
    places = [_place(path) for path in others]
    root = _address(reverse("public:sitemap_month", args=["0000-00", 0]).removesuffix("0000-00-0.xml"))
    places += [f"<loc>{root}{one}.xml</loc>{_when(changed.get(one))}" for one in stretches]
    return _xml("sitemapindex", (f"<sitemap>{place}</sitemap>" for place in places), keys.FRONT)


def month(request: HttpRequest, month: str, part: int) -> HttpResponse:
    """The stories first published in a third of a month (yyyy-mm). Raises Http404 if it has none."""
    try:
        stretch = Stretch.of(read_day(f"{month}-01"), part)
    except ValueError as why:
        raise Http404 from why
    begins, ends = bounds(stretch, newsroom_zone())
    rows = _stories_query(AT_MOST).rows(now=timezone.now(), begins=begins, ends=ends)
    if not rows:
        raise Http404
    address = _stories()
    urls = (f"<url><loc>{address(pk, slug)}</loc>{_when(at)}</url>" for pk, slug, at in rows)
    return _xml("urlset", urls, keys.month(stretch.month))


@cache
def _stories_query(count: int) -> Prepared:
    def build(now, begins, ends):
        stories = Edition.objects.live(now).filter(published_at__gte=begins, published_at__lt=ends)
        rows = stories.order_by("-published_at", "-article_id")
        return rows.values_list("article_id", "slug", "updated_at")[:count]

    return Prepared(build, plan_anew=True, now=A_MOMENT, begins=ANOTHER_MOMENT, ends=LAST_MOMENT)


def lists(request: HttpRequest) -> HttpResponse:
    """Home, Indeks, Video, the corrections, the sections, the fixed pages, and the authors of live stories."""
    paper, now = site.current(), timezone.now()
    # one step into each author's list, and not a look through everything that is live
    newest = Edition.objects.live(now).newest_by_author(OuterRef("pk"), now).values("pk")[:1]
    authors = Author.objects.annotate(newest=Subquery(newest)).filter(newest__isnull=False)
    slugs = authors.order_by("pk").values_list("slug", flat=True)[:AT_MOST]
    changed: dict[str, datetime | None] = {
        # a section may have the address of the videos: each address is named once
        **{reverse(f"public:{name}"): None for name in ("home", "indeks", "video", "corrections")},
        **{section.url: None for section in paper.open_sections},
        **{page.get_absolute_url(): page.updated_at for page in Page.objects.public()},
        **{reverse("public:author", args=[slug]): None for slug in slugs},
    }
    return _xml("urlset", (f"<url>{_place(path, at)}</url>" for path, at in changed.items()), keys.FRONT)


def news(request: HttpRequest) -> HttpResponse:
    """The stories of the last 48 hours as Google News wants them, but for those that feeds do without.

    What somebody paid for, or sent in, is no news. Opinion and analysis are in it, by the title that their page has:
    behind their label, for the protocol has no other place that would say what they are.
    """
    now = timezone.now()
    rows = _news_query(NEWS_AT_MOST).rows(now=now, since=now - NEWS_AGE)
    paper = f"<news:publication><news:name>{_words(settings.NEWSROOM_NAME)}</news:name>"
    paper += "<news:language>id</news:language></news:publication>"
    before, between = f"</loc><news:news>{paper}<news:publication_date>", "</news:publication_date><news:title>"
    after = "</news:title></news:news></url>"
    address = _stories()
    urls = (
        f"<url><loc>{address(pk, slug)}{before}{at.isoformat()}{between}{_words(classes.titled(title, name))}{after}"
        for pk, slug, at, title, name in rows
    )
    return _xml(f"urlset {_NEWS}", urls, keys.FRONT)


@cache
def _news_query(count: int) -> Prepared:
    def build(now, since):
        stories = Edition.objects.live(now).in_feeds().editorial().filter(published_at__gte=since)
        rows = stories.order_by("-published_at", "-article_id")
        return rows.values_list("article_id", "slug", "published_at", "headline", "content_class")[:count]

    return Prepared(build, plan_anew=True, now=A_MOMENT, since=ANOTHER_MOMENT)


def _place(path: str, changed_at: datetime | None = None) -> str:
    """An address, and when what stands there last changed."""
    return f"<loc>{_address(path)}</loc>{_when(changed_at)}"


def _when(changed_at: datetime | None) -> str:
    return f"<lastmod>{changed_at.isoformat()}</lastmod>" if changed_at else ""


def _address(path: str) -> str:
    """The full address at `path`, as XML has it; most need no sign in place of another."""
    plain = path.isascii() and path.isprintable()
    return escape(absolute(path if plain else quote(path, safe="/:?=&%")))


def _stories() -> Callable[[int, str], str]:
    """What makes the full address of a story of its number and slug; nearly every one is as it is written."""
    start = settings.NEWSROOM_URL + story_url(0, "-").removesuffix("0/-")
    return lambda pk, slug: f"{start}{pk}/{slug}" if _PLAIN(slug) else _address(story_url(pk, slug))


def _words(text: str) -> str:
    """Text as XML has it, without what XML cannot carry; nearly all is plain, which is seen at a glance."""
    return escape(text if text.isprintable() else storable(text))


def _xml(root: str, rows: Iterable[str], *shown: str) -> HttpResponse:
    name = root.partition(" ")[0]
    body = "\n".join(rows)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {_XMLNS}>\n{body}\n</{name}>\n'
    response = HttpResponse(text, content_type="application/xml; charset=utf-8")
    return keyed(response, *shown, lifetime=LIFETIME)
