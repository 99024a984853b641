"""The newsroom for WordPress: WXR 1.2 in parts, as WordPress's own importer takes it, and a table of addresses.

Each part stands by itself: it names every author and every category. What readers have is published there; nobody
sees the rest. Several authors stand as the plugin Co-Authors Plus keeps them.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import partial
from html import escape
from typing import Any

from django.conf import settings
from django.db.models import Max

from articles.archive import taking
from articles.archive.taking import Whole
from articles.models import Article, Edition, OldAddress
from articles.workflow.status import BylineRole, Status
from exchange import origins
from exchange.exporting import items, portable
from exchange.exporting.archive import Done, Tell, stories_for
from exchange.exporting.folder import Folder
from exchange.exporting.house import House, this_house
from exchange.exporting.portable import Shown
from exchange.exporting.xmltext import cdata, element
from exchange.importing import fixedpages
from people import clock
from people.models import Author, User
from photos import crediting, pictures, sources
from photos.models import Photo
from sections.models import Section

#: Stories, or photos, of one part: WordPress reads a part in one request.
BLOCK = 250
ADDRESSES = "redirects.csv"
#: Who is named where no author is.
NOBODY = "redaksi"
_SPACES = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://wordpress.org/export/1.2/",
}
#: What nobody is to publish there by mistake; anything else that readers do not have is a draft.
_STATES = {Status.WITHDRAWN: "private", Status.ENDED: "private", Status.SPIKED: "trash"}
_WIDEST = 1440
_ITEM, _TYPE = "<item>\n", "wp:post_type"


@dataclass(frozen=True)
class _Numbers:
    """The numbers of posts there: stories keep theirs, photos and pages follow them."""

    stories: int
    photos: int

    def photo(self, pk: int) -> int:
        return self.stories + pk

    def page(self, pk: int) -> int:
        return self.stories + self.photos + pk


def write(folder: Folder, user: User | None, tell: Tell, originals: str = "") -> Done:
    """Fill the folder, or go on where that was cut off; `user` and `tell` as for `archive.write`.

    WordPress fetches pictures while it imports: from `originals`, the address at which the folder of that name will
    lie, or from here, as readers get them. Raises NotWritten if the folder is another's.
    """
    top = {name: model.objects.aggregate(top=Max("pk"))["top"] or 0 for name, model in _COUNTED.items()}
    told = {"form": "wordpress", "user": user.get_username() if user else "", "originals": originals}
    begun = folder.begin(told | {"at": clock.now().isoformat(), "highest": top}, ADDRESSES)
    export = _Export(this_house(), _Numbers(begun["highest"]["stories"], begun["highest"]["photos"]), originals)
    parts = [
        (f"photos-{first:09}", partial(export.photos, folder, first)) for first in _firsts(export.numbers.photos)
    ]
    parts += [(f"stories-{n:09}", partial(export.stories, user, n)) for n in _firsts(export.numbers.stories)]
    parts.append(("pages", export.pages))
    for name, made in parts:
        if not folder.has(f"{name}.xml"):
            folder.write(f"{name}.xml", (text.encode() for text in export.part(made())))
            tell(f"{name}.xml")
    kinds = {cdata(_TYPE, kind).encode(): kind for kind in ("post", "page", "attachment")}
    counts = Counter(kinds[line] for name in folder.names(".xml") for line in folder.lines(name) if line in kinds)
    done = Done(dict(sorted(counts.items())))
    done.left = Article.objects.count() - stories_for(user).count() if user else 0
    folder.write(ADDRESSES, addresses(stories_for(user).values_list("pk", flat=True)))
    folder.end()
    return done


_COUNTED: dict[str, Any] = {"stories": Article, "photos": Photo}


def _firsts(highest: int) -> range:
    return range(0, highest + 1, BLOCK)


class _Export:
    """What every part is made with."""

    def __init__(self, house: House, numbers: _Numbers, originals: str):
        self.house, self.numbers, self.originals = house, numbers, originals.rstrip("/")

    def part(self, made: Iterator[str]) -> Iterator[str]:
        """A whole file around items."""
        spaces = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in _SPACES.items())
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"{spaces}>\n<channel>\n'
        yield element("title", settings.NEWSROOM_NAME) + element("link", self.house.url) + element("language", "id")
        yield element("wp:wxr_version", "1.2")
        yield element("wp:base_site_url", self.house.url) + element("wp:base_blog_url", self.house.url)
        yield self._author(0, NOBODY, settings.NEWSROOM_NAME)
        for author in Author.objects.order_by("pk").iterator(chunk_size=1000):
            yield self._author(author.pk, author.slug, author.name, author.email)
        for section in Section.objects.select_related("parent").order_by("pk"):
            yield "<wp:category>\n" + element("wp:term_id", section.pk) + cdata("wp:category_nicename", section.slug)
            yield cdata("wp:category_parent", section.parent.slug if section.parent else "")
            yield cdata("wp:cat_name", section.name) + cdata("wp:category_description", section.description)
            yield "</wp:category>\n"
        yield from made
        yield "</channel>\n</rss>\n"

    @staticmethod
    def _author(number: int, slug: str, name: str, email: str = "") -> str:
        said = (
            cdata("wp:author_login", slug) + cdata("wp:author_email", email) + cdata("wp:author_display_name", name)
        )
        return f"<wp:author>\n{element('wp:author_id', number)}{said}</wp:author>\n"

    def stories(self, user: User | None, first: int) -> Iterator[str]:
        """The stories of a block, each with the text that readers have, had last, or will have."""
        found = stories_for(user).filter(pk__gte=first, pk__lt=first + BLOCK).order_by("pk")
        for pk in list(found.values_list("pk", flat=True)):
            whole = taking.take(pk, earlier=False)
            if whole is not None:
                yield self._story(whole)

    def _story(self, whole: Whole) -> str:
        text, story = items.text_of(whole), whole.story
        is_live = text is not story and (text["ends_at"] is None or _moment(text["ends_at"]) > clock.now())
        at = text["published_at"] if text is not story else story["created_at"]
        wrote = (one["author"] for one in text["bylines"] if one["role"] != BylineRole.EDITOR)
        names = [self.house.authors[author] for author in wrote if author in self.house.authors]
        shown = self._shown(Photo.objects.in_bulk(items.pictures_in(text)))
        lead, tags = text["lead_photo_id"] if text["lead_photo_id"] in shown else None, self.house.tags
        said = [
            element("title", items.titled(text)),
            element("link", self.house.address(f"/read/{story['id']}/{text['slug']}")),
            *_times(_moment(at), _moment(text["updated_at"])),
            cdata("dc:creator", names[0][1] if names else NOBODY),
            element("guid", self.house.address(f"/read/{story['id']}/"), isPermaLink="false"),
            cdata("content:encoded", self._content(text, story, shown)),
            cdata("excerpt:encoded", text["standfirst"]),
            *_post(
                story["id"], "post", "publish" if is_live else _STATES.get(story["status"], "draft"), text["slug"]
            ),
            *(cdata("category", name, domain="author", nicename=f"cap-{slug}") for name, slug in names),
            *(cdata("category", name, domain="post_tag", nicename=tags.get(name, "")) for name in text["tags"]),
            _meta("_thumbnail_id", self.numbers.photo(lead)) if lead else "",
            *(_meta("_newsroom_address", path) for path in story["addresses"]),
            *(_meta(key, words) for key, words in _not_ours(story["id"])),
        ]
        if section := self.house.sections.get(text["section_id"] or 0):
            said.append(cdata("category", section[0], domain="category", nicename=section[1]))
        return f"{_ITEM}{''.join(said)}</item>\n"

    def _content(self, text: dict[str, Any], story: dict[str, Any], shown: dict[int, Shown]) -> str:
        """The text with all that was told of it publicly: that stays for ever."""
        html = portable.html_of(text["body"], shown, self._link, _embed)
        video = _embed(text["video_url"]) if text["video_url"] else ""
        return portable.whole(text, html, story["notes"], self.house.url, video)

    def _link(self, number: int, headline: str) -> str:
        return portable.leading_to(lambda pk: f"{self.house.url}/?p={pk}", self.house.labels)(number, headline)

    def _shown(self, found: dict[int, Photo]) -> dict[int, Shown]:
        """The photos that WordPress can fetch."""
        at_hand = ((photo, self._address(photo)) for photo in found.values())
        return {one.pk: Shown.of(one, address) for one, address in at_hand if address}

    def _address(self, photo: Photo) -> str:
        if self.originals:
            return f"{self.originals}/{items.original_of(photo).partition('/')[2]}"
        widest = pictures.rendition(photo, "original", _WIDEST)
        return self.house.address(widest.url) if widest else ""

    def photos(self, folder: Folder, first: int) -> Iterator[str]:
        """The photos of a block as attachments; with an address for the originals, these are put into the folder."""
        found = Photo.objects.filter(pk__gte=first, pk__lt=first + BLOCK).order_by("pk")
        for photo in found.iterator(chunk_size=50):
            if self.originals:
                try:
                    opened = partial(photo.original.storage.open, photo.original.name)
                    folder.copy(items.original_of(photo), opened)
                except FileNotFoundError:
                    continue
            if address := self._address(photo):
                yield self._photo(photo, address)

    def _photo(self, photo: Photo, address: str) -> str:
        said = [
            element("title", photo.title or str(photo)),
            element("link", address),
            *_times(photo.created_at, photo.created_at),
            cdata("dc:creator", NOBODY),
            element("guid", address, isPermaLink="false"),
            cdata("content:encoded", ""),
            cdata("excerpt:encoded", sources.labelled(photo.caption, photo.source_type)),
            *_post(self.numbers.photo(photo.pk), "attachment", "inherit", f"photo-{photo.pk}"),
            cdata("wp:attachment_url", address),
            _meta("_wp_attachment_image_alt", sources.labelled(photo.alt, photo.source_type)) if photo.alt else "",
            _meta("_media_credit", photo.credit_line) if photo.credit else "",
            _meta("usage_terms", terms) if (terms := crediting.terms(photo)) else "",
            _meta("instructions", photo.instructions) if photo.instructions else "",
        ]
        return f"{_ITEM}{''.join(said)}</item>\n"

    def pages(self) -> Iterator[str]:
        """The fixed pages."""
        now = clock.now()
        for kept in fixedpages.shelf().kept():
            found = Photo.objects.in_bulk(portable.pictures_of([kept["body"]]))
            html = portable.html_of(kept["body"], self._shown(found), self._link, _embed)
            status = "publish" if kept["is_public"] else "draft"
            said = [
                element("title", kept["title"]),
                *_times(now, now),
                cdata("dc:creator", NOBODY),
                cdata("content:encoded", html),
                cdata("excerpt:encoded", kept["summary"]),
                *_post(self.numbers.page(kept["id"]), "page", status, kept["slug"]),
            ]
            yield f"{_ITEM}{''.join(said)}</item>\n"


def _not_ours(story: int) -> Iterator[tuple[str, str]]:
    """What somebody who publishes the story there has to know of others' copy in it: custom fields, which WordPress
    shows beside the text."""
    for one in origins.made_of([story])[story]:
        yield "agency_copy", f"{one.source} ({one.guid}, version {one.version})"
        yield "agency_may_go_on", "yes" if one.passes_on else "no"
        if one.terms:
            yield "agency_usage_terms", one.terms


def _embed(address: str) -> str:
    return f"\n[embed]{escape(address)}[/embed]\n"


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _times(published: datetime, updated: datetime) -> Iterator[str]:
    """When it was published and changed, in the house's zone and in GMT."""
    yield element("pubDate", format_datetime(published.astimezone(UTC)))
    for name, at in (("post_date", published), ("post_modified", updated)):
        yield cdata(f"wp:{name}", f"{at.astimezone(clock.newsroom_zone()):%Y-%m-%d %H:%M:%S}")
        yield cdata(f"wp:{name}_gmt", f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}")


def _post(number: int, kind: str, status: str, slug: str) -> Iterator[str]:
    """What every post says of itself."""
    yield element("wp:post_id", number)
    for name, value in (
        ("post_name", slug),
        ("status", status),
        ("comment_status", "closed"),
        ("ping_status", "closed"),
    ):
        yield cdata(f"wp:{name}", value)
    yield cdata(_TYPE, kind) + cdata("wp:post_password", "")
    yield element("wp:post_parent", 0) + element("wp:menu_order", 0) + element("wp:is_sticky", 0)


def _meta(key: str, value: object) -> str:
    return f"<wp:postmeta>\n{cdata('wp:meta_key', key)}{cdata('wp:meta_value', value)}</wp:postmeta>\n"


def addresses(stories: Iterable[int]) -> Iterator[bytes]:
    """A table for whatever redirects there: each address that a story ever had here, and the one it has there."""
    yield b"source,target\n"
    for pk in sorted(stories):
        slugs = Edition.objects.filter(article=pk).order_by("starts_at").values_list("slug", flat=True)
        paths = dict.fromkeys([f"/read/{pk}/", *(f"/read/{pk}/{slug}" for slug in slugs)])
        paths |= dict.fromkeys(OldAddress.objects.filter(article=pk).order_by("path").values_list("path", flat=True))
        table = io.StringIO()
        csv.writer(table, lineterminator="\n").writerows((path, f"/?p={pk}") for path in paths)
        yield table.getvalue().encode()
