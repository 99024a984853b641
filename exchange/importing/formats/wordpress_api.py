"""What WordPress's REST interface answers: one post or a list of them, with `_embed` or without."""

from collections.abc import Iterator
from datetime import UTC, tzinfo
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from exchange.importing.formats import moments, words
from exchange.importing.formats.jsontext import rows, said, table, text
from exchange.importing.formats.markup import Opened
from exchange.importing.formats.wxr import slug_of
from exchange.importing.items import Item, Kind, Notes, Person, Picture, State, Term, Unreadable, unique

_KINDS = {"post": Kind.STORY, "page": Kind.PAGE, "attachment": Kind.PICTURE}
#: What names each in a short address.
_SHORT = {Kind.PAGE: "page_id", Kind.PICTURE: "attachment_id"}
_STATES = {
    "publish": State.LIVE,
    "future": State.SCHEDULED,
    "private": State.PRIVATE,
    "trash": State.BINNED,
}


def posts(value: Any) -> list[dict[str, Any]]:
    """The posts of an answer; none if it is no such answer."""
    found = rows(value) if isinstance(value, list) else rows([value])
    return [one for one in found if isinstance(one.get("title"), dict) and "rendered" in one["title"]]


def is_one(value: Any) -> bool:
    """True for an answer that has posts, pages or media."""
    return bool(posts(value))


def read(file: Opened, value: Any, notes: Notes, zone: tzinfo = UTC) -> Iterator[Item]:
    """The posts, pages and pictures of an answer, in its order. Raises Unreadable for what holds none."""
    found = posts(value)
    if not found:
        raise Unreadable(_("not an answer of WordPress: it has no posts with a rendered title"), file.name)
    for number, row in enumerate(found, 1):
        yield _item(row, number, file.name, notes, zone)


def _item(row: dict[str, Any], number: int, file: str, notes: Notes, zone: tzinfo) -> Item:
    link, own_type = said(row, "link"), said(row, "type") or "post"
    guid = _rendered(row, "guid")
    key = said(row, "id") or guid or link or f"{said(row, 'date_gmt', 'date')} {words.plain(_rendered(row, 'title'))}"
    content = table(row.get("content"))
    # an answer that anybody may have holds nothing but what is public, so one that says no status is live
    state = _STATES.get(said(row, "status") or "publish", State.DRAFT)
    if content.get("protected") is True:
        state = State.PRIVATE
    found = _Embedded(row, notes)
    item = Item(
        key=f"wordpress:{_site(link, guid, own_type)}:{key}",
        kind=_KINDS.get(own_type, Kind.OTHER),
        state=state,
        title=words.plain(_rendered(row, "title")),
        slug=slug_of(said(row, "slug")),
        html=said(content, "raw", "rendered"),
        excerpt=words.plain(_rendered(row, "excerpt")),
        published_at=moments.read(said(row, "date_gmt"), UTC) or moments.read(said(row, "date"), zone),
        updated_at=moments.read(said(row, "modified_gmt"), UTC) or moments.read(said(row, "modified"), zone),
        people=found.people(),
        categories=found.categories(),
        tags=unique(words.plain(one.get("name")) for one in found.terms("post_tag")),
        own_type=own_type,
        is_wordpress=True,
        file=file,
        line=number,
    )
    item.lead = found.lead()
    search = table(row.get("yoast_head_json"))
    item.search_title, item.search_description = words.plain(said(search, "title")), said(search, "description")
    if item.kind == Kind.PICTURE:
        item.picture = _picture(row)
        item.parent = said(row, "post")
    if state == State.LIVE:
        short = words.path_of(guid) if "?" in guid else f"/?{_SHORT.get(item.kind, 'p')}={said(row, 'id')}"
        item.addresses = unique([words.path_of(link), "" if short.endswith("=") else short])
    return item


def _site(link: str, guid: str, own_type: str) -> str:
    """The site of a key, as an export of the same site has it, so that both name the same story alike.

    The short address in the guid tells in which folder the site lies; a link alone does not.
    """
    for address in (guid if "?" in guid else "", link):
        parts = urlsplit(address)
        if parts.netloc:
            folder = parts.path.rstrip("/") if address is guid else ""
            return parts.netloc.lower() + folder
    return own_type


def _rendered(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return said(value, "raw", "rendered") if isinstance(value, dict) else text(value)


def _picture(row: dict[str, Any]) -> Picture:
    media = table(table(row.get("media_details")).get("image_meta"))
    return Picture(
        address=said(row, "source_url") or _rendered(row, "guid"),
        ref=said(row, "id"),
        alt=words.plain(said(row, "alt_text")),
        caption=words.plain(_rendered(row, "caption")),
        credit=words.plain(said(media, "credit")),
    )


class _Embedded:
    """What an answer brings along of people, terms and pictures; their numbers alone, where it brings nothing."""

    def __init__(self, row: dict[str, Any], notes: Notes):
        self.row, self.notes = row, notes
        self.embedded = table(row.get("_embedded"))
        groups = self.embedded.get("wp:term")
        self._terms = [one for group in groups for one in rows(group)] if isinstance(groups, list) else []

    def terms(self, taxonomy: str) -> list[dict[str, Any]]:
        return [one for one in self._terms if one.get("taxonomy") == taxonomy]

    def categories(self) -> tuple[Term, ...]:
        return unique(
            Term(words.plain(one.get("name")), said(one, "slug"), description=words.plain(said(one, "description")))
            for one in self.terms("category")
            if said(one, "name")
        )

    def people(self) -> tuple[Person, ...]:
        """Several authors, as the plugin for them keeps them, in their order; else the one of the post."""
        found = [self._person(one) for one in self.terms("author") or rows(self.embedded.get("author"))]
        return unique(found)

    def _person(self, row: dict[str, Any]) -> Person | None:
        name, key = words.plain(said(row, "name")), said(row, "slug", "id")
        person = Person(name, key.removeprefix("cap-"), about=words.plain(said(row, "description"))) if name else None
        if person:
            self.notes.people.setdefault(person.key, person)
        return person

    def lead(self) -> Picture | None:
        media = next((one for one in rows(self.embedded.get("wp:featuredmedia")) if "source_url" in one), None)
        if media:
            return _picture(media)
        number = said(self.row, "featured_media")
        return Picture(ref=number) if number not in ("", "0") else None
