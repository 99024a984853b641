"""Tables of stories: any CSV by a mapping of its columns, and Substack's list, whose texts lie in files beside it."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, tzinfo
from html import escape

from django.utils.translation import gettext as _

from exchange.importing import limits
from exchange.importing.formats import moments, words
from exchange.importing.formats.markup import Opened
from exchange.importing.formats.wxr import slug_of
from exchange.importing.items import Item, Kind, Notes, Person, Picture, State, Term, Unreadable, unique

_SIGN = re.compile(r"sep=([,;\t|])\r?\n?", re.IGNORECASE)
#: What a column may be for, and the headings by which it is known where nobody maps it.
FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "post_id", "uuid", "guid", "no"),
    "title": ("title", "headline", "judul", "post_title", "name"),
    "html": ("html", "body", "content", "isi", "konten", "post_content", "text", "teks"),
    "excerpt": ("excerpt", "standfirst", "summary", "description", "ringkasan", "teras", "post_excerpt", "subtitle"),
    "slug": ("slug", "post_name", "permalink"),
    "published_at": ("published_at", "date", "published", "post_date", "tanggal", "tanggal terbit", "pubdate"),
    "updated_at": ("updated_at", "modified", "updated", "post_modified"),
    "people": ("author", "authors", "byline", "penulis", "post_author"),
    "categories": ("category", "categories", "section", "rubrik", "kategori"),
    "tags": ("tags", "tag", "keywords", "topik", "labels"),
    "status": ("status", "state", "post_status"),
    "kind": ("type", "post_type", "kind"),
    "address": ("url", "link", "address", "alamat"),
    "picture": ("image", "picture", "photo", "featured_image", "feature_image", "foto", "gambar"),
    "alt": ("alt", "image_alt", "alt_text"),
    "caption": ("caption", "image_caption", "keterangan", "keterangan foto"),
    "credit": ("credit", "image_credit", "kredit", "kredit foto"),
    "search_title": ("seo_title", "meta_title", "search_title"),
    "search_description": ("seo_description", "meta_description", "search_description"),
}
_LIVE = frozenset(["publish", "published", "live", "terbit", "public", "true", "yes", "1"])
_STATES = {
    "scheduled": State.SCHEDULED,
    "future": State.SCHEDULED,
    "terjadwal": State.SCHEDULED,
    "private": State.PRIVATE,
    "trash": State.BINNED,
    "deleted": State.BINNED,
}
_SUBSTACK = frozenset(["post_id", "post_date", "is_published", "audience"])
#: The columns of a table of addresses for whatever redirects.
_REDIRECTS = frozenset(["source", "target"])
Columns = Mapping[str, str]


def read(
    file: Opened, mapping: Columns, beside: Callable[[str], str | None], notes: Notes, zone: tzinfo = UTC
) -> Iterator[Item]:
    """The rows of a table as items.

    `mapping` says for fields which column holds them, or with a `=` before it what holds for every row; other columns
    are known by their headings. `beside` gives the text of a file in the same folder. Raises Unreadable with the row
    before the first item: for a table without titles, a column that is not there, or bytes that are not UTF-8.
    """
    heading = _check(file)
    if heading.keys() == _REDIRECTS and not mapping:  # it lies beside texts that name their addresses themselves
        return
    if heading.keys() >= _SUBSTACK and not mapping:
        for row, said in _rows(file, heading):
            yield _substack(said, row, file.name, beside, zone)
        return
    columns = _columns(heading, mapping, file.name)
    for row, said in _rows(file, heading):
        told = {name: _cell(said, column) for name, column in columns.items()}
        if any(told.values()):
            yield _item(told, row, file.name, zone)


def _check(file: Opened) -> dict[str, int]:
    """Read the table once to its end. Returns its headings in small letters, with their places."""
    heading: dict[str, int] = {}
    for row, cells in _cells(file):
        if row == 1:
            heading = {cell.strip().lower(): at for at, cell in enumerate(cells) if cell.strip()}
        if row > limits.MOST_RECORDS:
            raise Unreadable(_("it has more than %d rows. Divide it") % limits.MOST_RECORDS, file.name, row, 1)
    if not heading:
        raise Unreadable(_("an empty table: its first row should name the columns"), file.name, 1, 1)
    return heading


def _cells(file: Opened) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number. The sign between cells is the one that the first line has most of."""
    csv.field_size_limit(limits.LONGEST_CELL)
    row = 0
    with file.open() as look:
        is_wide = look.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    with file.open() as stream:
        text = io.TextIOWrapper(stream, encoding="utf-16" if is_wide else "utf-8-sig", newline="")
        try:
            first = text.readline(limits.SMALL)
            if told := _SIGN.fullmatch(first):  # a line that some spreadsheets write and read before the table
                sign = told[1]
            else:
                sign = max(",;\t|", key=first.count)
                text.seek(0)
            for row, cells in enumerate(csv.reader(text, delimiter=sign, strict=True), 1):
                yield row, cells
        except UnicodeDecodeError:
            why = _("not UTF-8. Save the table as “CSV UTF-8” and send that")
            raise Unreadable(why, file.name, row + 1, 1) from None
        except csv.Error as error:
            why = _("its quotation marks do not go together")
            if "field limit" in str(error):  # Python says it in English alone
                why = _("a cell is longer than %d characters") % limits.LONGEST_CELL
            raise Unreadable(_("not a table (%s)") % why, file.name, row + 1, 1) from None


def _rows(file: Opened, heading: dict[str, int]) -> Iterator[tuple[int, dict[str, str]]]:
    for row, cells in _cells(file):
        if row > 1 and any(cells):
            yield row, {name: cells[at].strip() for name, at in heading.items() if at < len(cells)}


def _columns(heading: dict[str, int], mapping: Columns, name: str) -> dict[str, str]:
    """For each field the column that holds it, or `=` with what holds for all. Raises Unreadable."""
    known = ", ".join(heading)
    for field, column in mapping.items():
        if field not in FIELDS:
            told = {"field": field, "known": ", ".join(FIELDS)}
            raise Unreadable(_("no field is called “%(field)s”. There are: %(known)s") % told, name, 1, 1)
        if not column.startswith("=") and column.strip().lower() not in heading:
            told = {"column": column, "known": known}
            raise Unreadable(_("no column is called “%(column)s”. There are: %(known)s") % told, name, 1, 1)
    guessed = {field: next((one for one in names if one in heading), "") for field, names in FIELDS.items()}
    columns = guessed | {field: one if one[:1] == "=" else one.strip().lower() for field, one in mapping.items()}
    if not columns["title"]:
        raise Unreadable(_("no column is for the title. There are: %s. Say which one") % known, name, 1, 1)
    return columns


def _cell(said: dict[str, str], column: str) -> str:
    return column[1:] if column.startswith("=") else said.get(column, "")


def _listed(text: str) -> list[str]:
    """Several names in one cell: divided by semicolons if there are any, else by commas or bars."""
    sign = ";" if ";" in text else "|" if "|" in text else ","
    return [words.plain(one) for one in text.split(sign) if one.strip()]


def _item(told: dict[str, str], row: int, file: str, zone: tzinfo) -> Item:
    status = told["status"].casefold()
    state = State.LIVE if status in _LIVE else _STATES.get(status, State.DRAFT)
    body = told["html"]
    if body and "<" not in body:  # plain text: an empty line divides paragraphs, and where there is none, each line
        parts = body.replace("\r\n", "\n").split("\n\n" if "\n\n" in body.replace("\r\n", "\n") else "\n")
        body = "".join(f"<p>{escape(part.strip(), quote=False)}</p>" for part in parts if part.strip())
    path = words.path_of(told["address"])
    slug = slug_of(told["slug"]) or slug_of(path.partition("?")[0])
    item = Item(
        key=f"table:{told['id'] or told['address'] or told['slug'] or told['title']}",
        kind=Kind.PAGE if told["kind"].casefold() in ("page", "halaman") else Kind.STORY,
        state=state,
        title=words.plain(told["title"]),
        slug=slug,
        html=body,
        excerpt=words.plain(told["excerpt"]),
        published_at=moments.read(told["published_at"], zone),
        updated_at=moments.read(told["updated_at"], zone),
        people=unique(Person(name, name) for name in _listed(told["people"])),
        categories=unique(Term(name) for name in _listed(told["categories"])),
        tags=unique(_listed(told["tags"])),
        search_title=words.plain(told["search_title"]),
        search_description=words.plain(told["search_description"]),
        addresses=unique([path]) if state == State.LIVE else (),
        file=file,
        line=row,
    )
    if told["picture"]:
        item.lead = Picture(told["picture"], "", told["alt"], told["caption"], told["credit"])
    return item


def _substack(said: dict[str, str], row: int, file: str, beside: Callable[[str], str | None], zone: tzinfo) -> Item:
    number, _point, slug = said["post_id"].partition(".")
    html = beside(f"posts/{said['post_id']}.html")
    is_out = said["is_published"].casefold() == "true"
    state = State.DRAFT
    if is_out:
        state = State.LIVE if said["audience"] in ("everyone", "") else State.PRIVATE
    item = Item(
        key=f"substack:{number}",
        kind=Kind.PAGE if said.get("type") == "page" else Kind.STORY,
        state=state,
        title=words.plain(said.get("title")),
        slug=slug,
        html=html or "",
        excerpt=words.plain(said.get("subtitle")),
        published_at=moments.read(said["post_date"], zone),
        addresses=(f"/p/{slug}",) if state == State.LIVE and slug else (),
        own_type=said.get("type", ""),
        file=file,
        line=row,
        lacks_text=html is None,
    )
    if html is None:
        item.notes.append(_("Its text is missing: there is no file posts/%s.html.") % said["post_id"])
    if said.get("podcast_url"):
        item.notes.append(_("Left out: a recording at %s") % said["podcast_url"])
    return item
