"""WordPress's own export (WXR 1.0 to 1.2), and Squarespace's, which is a dialect of it.

One file may be one of several parts: what an item refers to (people, categories, attachments) is kept by its key, and
looked up by whoever has all parts. GMT wins over local time.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from exchange.importing import limits
from exchange.importing.formats import markup, meta, moments, words
from exchange.importing.formats.markup import Element, Opened
from exchange.importing.items import Item, Kind, Notes, Person, Picture, State, Term, Unreadable, unique

_VERSION = re.compile(r"1\.\d")
_KINDS = {"post": Kind.STORY, "page": Kind.PAGE, "attachment": Kind.PICTURE}
_STATES = {
    "publish": State.LIVE,
    "future": State.SCHEDULED,
    "private": State.PRIVATE,
    "trash": State.BINNED,
}
_SEARCH_TITLE = ("_yoast_wpseo_title", "rank_math_title", "_aioseo_title", "_aioseop_title", "_genesis_title")
_SEARCH_WORDS = (
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_aioseop_description",
    "_genesis_description",
)
#: Search titles may be patterns that the other system fills in: `%%title%% %%sep%% %%sitename%%`.
_PATTERN = re.compile(r"%{1,2}[a-z_]+%{1,2}|#[a-z]+_[a-z]+\b")
_CREDITS = ("_media_credit", "_wp_attachment_credit", "media_credit", "photographer")
#: Comments are counted, never taken: they are other people's words.
_PASSED = frozenset({"wp:comment"})


def is_one(root: Element) -> bool:
    """True for a file that says it is WordPress's, whether or not it says of which version."""
    return root.name == "rss" and any("wordpress.org/export/" in value for value in root.attrs.values())


def read(file: Opened, document: markup.Document, notes: Notes, zone: tzinfo = UTC) -> Iterator[Item]:
    """The items of one part, in its order. Raises Unreadable before the first if it names no version of WXR."""
    channel = _Channel(file.name, notes, zone)
    for record in markup.records(file, document, _PASSED):
        if record.name == "item":
            channel.require_version(record.line)
            yield channel.item(record)
        else:
            channel.hear(record)
    channel.require_version(1)


class _Channel:
    """What stands above the items, as far as it has been read."""

    def __init__(self, name: str, notes: Notes, zone: tzinfo):
        self.file, self.notes, self.zone = name, notes, zone
        self.version = self.link = ""

    @property
    def site(self) -> str:
        """The address of the site, without scheme and trailing slash: the first part of its items' keys."""
        parts = urlsplit(self.notes.site or self.link)
        return f"{parts.netloc.lower()}{parts.path.rstrip('/')}"

    def require_version(self, line: int) -> None:
        if not _VERSION.fullmatch(self.version):
            why = _("not a WordPress export of version 1.0 to 1.2: it says “%s”. Export it again, and change nothing")
            if not self.version:
                why = _("not a WordPress export: it names no version. Export it again, and change nothing")
            raise Unreadable(why % self.version[:40] if self.version else why, self.file, line, 1)

    def hear(self, record: Element) -> None:
        """Keep what a record of the head says."""
        text = record.text.strip()
        match record.name:
            case "wp:wxr_version":
                self.version = text
            case "link":
                self.link = self.link or text
            case "wp:base_blog_url":
                self.notes.site = text
            case "wp:base_site_url":
                self.notes.site = self.notes.site or text
            case "language":
                self.notes.language = text
            case "wp:author":
                self._person(record)
            case "wp:category":
                self._term(record, "category", "wp:category_nicename", "wp:cat_name", "wp:category_parent")
            case "wp:tag":
                self._term(record, "post_tag", "wp:tag_slug", "wp:tag_name", "")
            case "wp:term":
                taxonomy = record.say("wp:term_taxonomy")
                self._term(record, taxonomy, "wp:term_slug", "wp:term_name", "wp:term_parent")

    def _person(self, record: Element) -> None:
        login = record.say("wp:author_login")
        first, last = record.say("wp:author_first_name"), record.say("wp:author_last_name")
        shown = record.say("wp:author_display_name")
        whole = f"{first} {last}".strip()
        # who never chose a name to be shown is called by their log-in there
        name = whole if whole and shown in ("", login) else shown or whole or login
        if login:
            self.notes.people[login] = Person(words.plain(name), login, record.say("wp:author_email"))

    def _term(self, record: Element, taxonomy: str, slug: str, name: str, parent: str) -> None:
        key, said = record.say(slug), record.raw(name).strip()
        told = record.say("wp:category_description", "wp:tag_description", "wp:term_description")
        if said or key:
            term = Term(words.plain(said) or key, key, record.say(parent) if parent else "", words.plain(told))
            self.notes.terms[f"{taxonomy}:{key or said}"] = term

    def item(self, record: Element) -> Item:
        """One item of the file."""
        said = {one.say("wp:meta_key"): one.raw("wp:meta_value") for one in record.all("wp:postmeta")}
        own_type, number = record.say("wp:post_type") or "post", record.say("wp:post_id")
        status = record.say("wp:status")
        item = Item(
            key=f"wordpress:{self.site}:{number or record.say('guid', 'link', 'title') or record.line}",
            kind=_KINDS.get(own_type, Kind.OTHER),
            state=_STATES.get(status, State.DRAFT),
            title=words.plain(record.raw("title")),
            slug=slug_of(record.say("wp:post_name")),
            html=record.raw("content:encoded"),
            excerpt=words.plain(record.raw("excerpt:encoded")),
            published_at=self._moment(record, "wp:post_date_gmt", "wp:post_date", "pubDate"),
            updated_at=self._moment(record, "wp:post_modified_gmt", "wp:post_modified"),
            people=self._people(record),
            categories=self._categories(record),
            tags=_tags(record),
            own_terms=_own_terms(record),
            search_title=_search_words(said, _SEARCH_TITLE),
            search_description=_search_words(said, _SEARCH_WORDS),
            parent="" if record.say("wp:post_parent") == "0" else record.say("wp:post_parent"),
            own_type=own_type,
            is_wordpress=True,
            comments=len(record.all("wp:comment")),
            file=self.file,
            line=record.line,
        )
        if record.say("wp:post_password"):
            item.state = State.PRIVATE
        elif item.kind == Kind.PICTURE and status == "inherit":  # as what shows it
            item.state = State.LIVE
        if thumbnail := said.get("_thumbnail_id", "").strip():
            item.lead = Picture(ref=thumbnail)
        if item.kind == Kind.PICTURE:
            item.picture = _picture(record, said, number)
        item.addresses = self._addresses(record, item, number, said.get("_wp_old_slug", ""))
        return item

    def _moment(self, record: Element, gmt: str, local: str, mail: str = "") -> datetime | None:
        """GMT, if the file knows it; then what names its own zone; then local time."""
        found = moments.read(record.say(gmt), UTC)
        found = found or (moments.read(record.say(mail), UTC) if mail else None)
        return found or moments.read(record.say(local), self.zone)

    def _people(self, record: Element) -> tuple[Person, ...]:
        """Several authors, as the plugin for them keeps them, in their order; else whoever saved the item."""
        several = [
            self._named((one.attrs.get("nicename") or "").removeprefix("cap-"), words.plain(one.text))
            for one in record.all("category")
            if one.attrs.get("domain") == "author"
        ]
        if several:
            return unique(several)
        login = record.say("dc:creator")
        return (self._named(login, login),) if login else ()

    def _named(self, key: str, otherwise: str) -> Person:
        """The person of the head whom an item names; a name of its own where the head knows none."""
        known = self.notes.people.get(key)
        if known:
            return known
        return Person(otherwise.split("@")[0] or key, key)

    def _categories(self, record: Element) -> tuple[Term, ...]:
        marked = [one for one in record.all("category") if one.attrs.get("domain") == "category"]
        bare = [one for one in record.all("category") if "domain" not in one.attrs]
        found = {}
        for one in marked or bare:  # the oldest exports say each category twice
            slug, name = one.attrs.get("nicename", ""), words.plain(one.text)
            known = self.notes.terms.get(f"category:{slug or name}")
            found.setdefault(slug or name, known or Term(name or slug, slug))
        return tuple(found.values())

    def _addresses(self, record: Element, item: Item, number: str, old_slug: str) -> tuple[str, ...]:
        """Where readers found the item: its address, the short one by number, and those of names it had before."""
        if item.state != State.LIVE:
            return ()
        own = words.path_of(record.say("link"))
        base = urlsplit(self.notes.site or self.link).path.rstrip("/")
        by_number = {Kind.STORY: "p", Kind.PAGE: "page_id", Kind.PICTURE: "attachment_id"}.get(item.kind, "p")
        short = f"{base}/?{by_number}={number}" if number else ""
        guid = record.get("guid")
        told = words.path_of(guid.text) if guid and "?" in guid.text else ""
        before = ""
        if old_slug.strip() and item.slug and own.rstrip("/").endswith(f"/{item.slug}"):
            before = own.rstrip("/").removesuffix(item.slug) + old_slug.strip() + "/"
        return unique([own, short, told, before])


def slug_of(name: str) -> str:
    """The last part of an address as words, without the ending of a file."""
    last = unquote(name.strip()).rstrip("/").rpartition("/")[2]
    return re.sub(r"\.(?:html?|php|aspx?)$", "", last, flags=re.IGNORECASE)


def _tags(record: Element) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for one in record.all("category"):
        if one.attrs.get("domain") in ("post_tag", "tag") and (name := words.plain(one.text)):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _own_terms(record: Element) -> tuple[tuple[str, str], ...]:
    known = ("category", "post_tag", "tag", "author", "post_format", None)
    return unique(
        (one.attrs["domain"], words.plain(one.text))
        for one in record.all("category")
        if one.attrs.get("domain") not in known
    )


def _search_words(said: dict[str, str], names: tuple[str, ...]) -> str:
    """What search engines are told, by whichever plugin; nothing where it is a pattern to be filled in."""
    found = next((words.plain(said[name]) for name in names if said.get(name, "").strip()), "")
    return "" if _PATTERN.search(found) else found


def _picture(record: Element, said: dict[str, str], number: str) -> Picture:
    kept = said.get("_wp_attachment_metadata", "")[: limits.SMALL]
    credit = next((words.plain(said[name]) for name in _CREDITS if said.get(name, "").strip()), "")
    return Picture(
        address=record.say("wp:attachment_url", "guid"),
        ref=number,
        alt=words.plain(said.get("_wp_attachment_image_alt", "")),
        caption=words.plain(record.raw("excerpt:encoded")) or words.plain(record.raw("content:encoded")),
        credit=credit or words.plain(meta.found_in(kept, "image_meta", "credit")),
    )
