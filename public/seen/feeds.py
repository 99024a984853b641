"""RSS 2.0 beside each list: the newest live stories of the paper, a section, a tag, an author.

A story that an editor left out of feeds is in none of them. A guid is the story's number and no address, so that a
changed slug does not make an old story new. Every address is absolute, from NEWSROOM_URL.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import feedgenerator, timezone
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.models import Edition, EditionByline
from audit.storable import storable, storable_data
from people.models import Author
from public import site
from public.cards import story_url
from public.fast.caching import keyed
from public.seen.metadata import absolute
from public.seen.previews import preview

#: Stories in a feed.
LENGTH = 30
#: Seconds for which a feed may be kept; a publication purges it anyway.
LIFETIME = 300


class NewsFeed(feedgenerator.Rss201rev2Feed):
    """RSS 2.0 with Media RSS pictures (https://www.rssboard.org/media-rss) and authors by name (Dublin Core)."""

    def write(self, outfile, encoding):
        """XML without the characters that it cannot carry: a reader misses one of them, and not the feed."""
        self.feed, self.items = storable_data(self.feed), storable_data(self.items)
        super().write(outfile, encoding)

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:media": "http://search.yahoo.com/mrss/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["writers"]:
            handler.addQuickElement("dc:creator", name)
        if picture := item["picture"]:
            size = {"width": str(picture.width), "height": str(picture.height)}
            handler.startElement(
                "media:content", {"url": picture.url, "medium": "image", "type": picture.type, **size}
            )
            handler.addQuickElement("media:description", storable(picture.alt), {"type": "plain"})
            if item["credit"]:
                handler.addQuickElement("media:credit", item["credit"])
            handler.endElement("media:content")


def home(request: HttpRequest) -> HttpResponse:
    """The newest stories of the whole paper."""
    title, about = settings.NEWSROOM_NAME, _("The newest stories.")
    return _feed(Edition.objects.live(), title, about, reverse("public:home"), reverse("public:home_feed"), "front")


def section(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest stories of a section and of those below it. Raises Http404 for a closed or unknown one."""
    paper = site.current()
    found = paper.find(slug) or site.refreshed().find(slug)
    if found is None:
        raise Http404
    family = paper.family(found)
    editions = Edition.objects.live().filter(section_id__in=family)
    keys = [f"section:{pk}" for pk in family]
    return _feed(
        editions, found.name, found.description, found.url, reverse("public:section_feed", args=[slug]), *keys
    )


def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest stories with a tag. Raises Http404 for one that no live story bears."""
    found = get_object_or_404(Tag, slug=slug)
    editions = Edition.objects.live().filter(tags=found)
    if not editions.exists():
        raise Http404
    page, own = reverse("public:tag", args=[slug]), reverse("public:tag_feed", args=[slug])
    about = _("Stories about %(tag)s.") % {"tag": found.name}
    return _feed(editions, f"#{found.name}", about, page, own, f"tag:{found.pk}")


def author(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest stories that bear an author's name. Raises Http404 for a closed or unknown one."""
    found = get_object_or_404(Author.objects.active(), slug=slug)
    lines = EditionByline.objects.filter(author=found).values("edition_id")
    editions = Edition.objects.live().filter(pk__in=lines)
    page, own = reverse("public:author", args=[slug]), reverse("public:author_feed", args=[slug])
    about = found.bio or _("Stories by %(name)s.") % {"name": found.name}
    return _feed(editions, found.name, about, page, own, f"author:{found.pk}")


def _feed(editions: QuerySet, title: str, about: str, page: str, own: str, *keys: str) -> HttpResponse:
    """The feed of the newest of `editions`, in three statements.

    `page` is the path of the list beside which it stands, `own` the feed's.
    """
    name = settings.NEWSROOM_NAME
    feed = NewsFeed(
        title=title if title == name else f"{title} - {name}",
        link=absolute(page),
        description=about or title,
        language="id",
        feed_url=absolute(own),
        feed_copyright=f"© {timezone.localtime().year} {name}",
        ttl=LIFETIME // 60,
    )
    writers = EditionByline.objects.of_writers().select_related("author")
    shown = list(
        editions.in_feeds()
        .newest_first()
        .select_related("section", "lead_photo")
        .prefetch_related(Prefetch("bylines", writers, to_attr="writers"), "tags")
        .defer("body", "plain_text", "search")[:LENGTH]
    )
    for edition in shown:
        feed.add_item(**_item(edition))
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")
    return keyed(response, *keys, *(f"article:{edition.article_id}" for edition in shown), lifetime=LIFETIME)


def _item(edition: Edition) -> dict:
    picture = preview(edition.lead_photo)
    return {
        "title": edition.headline,
        "link": absolute(story_url(edition.article_id, edition.slug)),
        "description": edition.standfirst,
        "unique_id": f"tag:{urlsplit(settings.NEWSROOM_URL).hostname},2026:story:{edition.article_id}",
        "unique_id_is_permalink": False,
        "pubdate": edition.published_at,
        "updateddate": edition.updated_at,
        "categories": [edition.section.name, *sorted(tag.name for tag in edition.tags.all())],
        "enclosures": [feedgenerator.Enclosure(picture.url, str(picture.size), picture.type)] if picture else [],
        "writers": [line.author.name for line in edition.writers],
        "picture": picture,
        "credit": edition.lead_photo.credit if edition.lead_photo else "",
    }
