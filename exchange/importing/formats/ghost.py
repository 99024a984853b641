"""Ghost: its export (versions 0.x to 6), the answer of its content API, and the file that its importer takes."""

from collections.abc import Iterator
from datetime import UTC, tzinfo
from html import escape
from typing import Any

from django.utils.translation import gettext as _

from exchange.importing.formats import ghosttext, moments, words
from exchange.importing.formats.jsontext import rows, said, table, text
from exchange.importing.formats.markup import Opened
from exchange.importing.items import Item, Kind, Notes, Person, Picture, State, Unreadable, unique

#: What was sent by mail alone stood on no page.
_STATES = {"published": State.LIVE, "sent": State.PRIVATE, "scheduled": State.SCHEDULED, "draft": State.DRAFT}
#: Ghost writes this for its own address, which an export does not tell.
_OWN = "__GHOST_URL__"


def is_one(value: Any) -> bool:
    """True for what Ghost writes, in any of its three forms."""
    return isinstance(value, dict) and (_exported(value) is not None or _is_list_of_posts(value.get("posts")))


def _exported(value: dict[str, Any]) -> dict[str, Any] | None:
    """The tables of an export; they stand below `db`, or at the top in the oldest."""
    database = rows(value.get("db"))
    whole = database[0] if database else value
    data = whole.get("data")
    return data if isinstance(data, dict) and isinstance(data.get("posts"), list) else None


def _is_list_of_posts(value: Any) -> bool:
    first = rows(value)[:1]
    return bool(first) and ("title" in first[0] or "title" in table(first[0].get("data")))


def read(file: Opened, value: Any, notes: Notes, zone: tzinfo = UTC) -> Iterator[Item]:
    """The posts and pages, in the order of the file. Raises Unreadable for what holds none."""
    if not is_one(value):
        raise Unreadable(_("not a Ghost export: it has no list of posts"), file.name)
    data = _exported(value)
    tables = _Tables(data if data is not None else value, notes)
    for number, row in enumerate(rows(tables.data.get("posts")), 1):
        yield tables.item(row, number, file.name, zone)


class _Tables:
    """The tables of an export, and who belongs to what."""

    def __init__(self, data: dict[str, Any], notes: Notes):
        self.data = data
        self.users = {text(one.get("id")): _person(one) for one in rows(data.get("users")) if _person(one)}
        self.tags = {text(one.get("id")): _own(one) for one in rows(data.get("tags"))}
        self.meta = {text(one.get("post_id")): one for one in rows(data.get("posts_meta"))}
        self.authors = _pairs(data, "posts_authors", "author_id")
        self.tagged = _pairs(data, "posts_tags", "tag_id")
        notes.people.update({one.key: one for one in self.users.values() if one})

    def item(self, row: dict[str, Any], number: int, file: str, zone: tzinfo) -> Item:
        """One post. What the importer's form keeps apart (`url` and `data`) is laid together first."""
        row = {"url": row.get("url")} | _own(row)
        key = said(row, "id", "uuid", "url", "slug") or str(number)
        row = self.meta.get(text(row.get("id")), {}) | {k: v for k, v in row.items() if v is not None}
        html, passed = ghosttext.of_post(row)
        state = _STATES.get(text(row.get("status")), State.DRAFT)
        if state == State.LIVE and row.get("visibility") not in (None, "", "public"):
            state = State.PRIVATE
        is_page = row.get("type") == "page" or row.get("page") in (1, True)
        slug = text(row.get("slug"))
        item = Item(
            key=f"ghost:{key}",
            kind=Kind.PAGE if is_page else Kind.STORY,
            state=state,
            title=words.plain(row.get("title")),
            slug=slug,
            html=html.replace(_OWN, ""),
            excerpt=words.plain(said(row, "custom_excerpt")),
            published_at=moments.read(row.get("published_at"), UTC),  # Ghost keeps its times so, and need not say it
            updated_at=moments.read(row.get("updated_at"), UTC),
            people=self._people(row),
            tags=self._tags(row),
            search_title=words.plain(said(row, "meta_title")),
            search_description=words.plain(said(row, "meta_description")),
            file=file,
            line=number,
            notes=[_("Left out: %(what)s") % {"what": kind} for kind in passed],
        )
        if address := said(row, "feature_image", "image").replace(_OWN, ""):
            caption = words.plain(said(row, "feature_image_caption"))
            item.lead = Picture(address, alt=words.plain(said(row, "feature_image_alt")), caption=caption)
        if state == State.LIVE:
            item.addresses = unique([words.path_of(row.get("url")), f"/{slug}/" if slug else ""])
        return item

    def _people(self, row: dict[str, Any]) -> tuple[Person, ...]:
        """In their order: as the row has them, by the table of several authors, or the one of the old exports."""
        listed = row.get("authors") or ([row["author"]] if row.get("author") else [])
        found = [_person(_own(one)) for one in rows(listed if isinstance(listed, list) else [listed])]
        if not any(found):
            keys = self.authors.get(text(row.get("id"))) or [text(row.get("author_id"))]
            found = [self.users.get(key) for key in keys]
        return unique(found)

    def _tags(self, row: dict[str, Any]) -> tuple[str, ...]:
        """Public tags in their order; those that begin with # were only for the old house's own use."""
        found = [_own(one) for one in rows(row.get("tags"))]
        found = found or [self.tags.get(key, {}) for key in self.tagged.get(text(row.get("id")), [])]
        names = (words.plain(one.get("name")) for one in found if one.get("visibility") != "internal")
        return unique(name for name in names if not name.startswith("#"))


def _own(row: dict[str, Any]) -> dict[str, Any]:
    """A row itself; what the importer's form wraps is within `data`."""
    return row["data"] if isinstance(row.get("data"), dict) else row


def _person(row: dict[str, Any]) -> Person | None:
    name = words.plain(escape(said(row, "name", "slug"), quote=False))
    key = said(row, "slug", "email", "name")
    return Person(name, key, said(row, "email"), words.plain(said(row, "bio"))) if name else None


def _pairs(data: dict[str, Any], name: str, other: str) -> dict[str, list[str]]:
    """What belongs to each post, in the order that the table gives."""
    found: dict[str, list[tuple[int, str]]] = {}
    for at, row in enumerate(rows(data.get(name))):
        order = row.get("sort_order")
        place = order if isinstance(order, int) else at
        found.setdefault(text(row.get("post_id")), []).append((place, text(row.get(other))))
    return {key: [one for _place, one in sorted(pairs, key=lambda pair: pair[0])] for key, pairs in found.items()}
