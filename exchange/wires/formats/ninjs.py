"""ninjs 1, 2 and 3. From one to the next fields were renamed: `body_html` became one of `bodies`, `byline` became
`by`, `versioncreated` became `versionCreated`. Each is found under any of its names, whichever the item says it is.
"""

import json
import re
from collections.abc import Iterator
from datetime import tzinfo
from typing import Any

from django.utils.translation import gettext as _

from articles import body
from exchange.importing.formats import malformed, moments, words
from exchange.importing.formats.jsontext import rows, said, table, text
from exchange.importing.items import Unreadable, unique
from exchange.wires.formats import copies
from exchange.wires.formats.copies import Kind, Reading, Shown, State, WireCopy

#: Every field of the three, in small letters; and those that newsroom systems add to ninjs 1.
_NAMES = (
    "uri type mimetype representationtype profile version versioncreated firstcreated contentcreated embargoed "
    "embargoeduntil pubstatus urgency copyrightholder copyrightnotice usageterms ednote language person people "
    "organisation organisations organization organizations place places subject subjects event events eventdetails "
    "plannedcoverage object objects infosource infosources title byline by headline headlines slugline located "
    "charcount wordcount bodies descriptions renditions associations altids trustindicator trustindicators standard "
    "$standard $schema genre genres expires rightsinfo signal signals digitalsourcetype contactinfo name rel "
    "keywords priority service services source authors annotations extra evolvedfrom readtime firstpublished "
    "bookmarks copyright_holder description_text description_html body_text body_html creditline"
)
_KNOWN = frozenset(_NAMES.split())
_EXTENDED = re.compile(r"(?:body|description|headline)_[a-z0-9_]+")
#: Fields that are text, and those that are lists or tables, in small letters.
_TYPED = (
    "uri type headline byline by usageterms ednote language pubstatus copyrightnotice title slugline located "
    "versioncreated embargoed embargoeduntil"
)
_TEXTS = frozenset(_TYPED.split())
_LISTS = frozenset(["headlines", "bodies", "descriptions", "subjects", "people", "organisations", "places"])
_TYPES = {"text": Kind.TEXT, "picture": Kind.PICTURE, "composite": Kind.PACKAGE}
#: Which body is read first: what has paragraphs of its own before what is told apart by lines.
_BODIES = ("body_xhtml", "body_html", "body_html5", "body_text")
_MEDIA_SMALL = re.compile(r"thumb|small|preview|icon|watermark", re.IGNORECASE)


def read(data: bytes, file: str, zone: tzinfo) -> Reading:
    """The items of a file: one, a list, a table with `items`, or a line for each."""
    found = Reading()
    for line, value in _values(data, file):
        guid = text(value.get("uri"))[: copies.LONGEST["guid"]] if isinstance(value, dict) else ""
        found.take(lambda value=value: item(value, zone), guid, line)
    return found


def _values(data: bytes, file: str) -> Iterator[tuple[int, Any]]:
    try:
        written = data.decode("utf-8-sig" if data[:2] not in (b"\xff\xfe", b"\xfe\xff") else "utf-16")
    except UnicodeDecodeError as error:
        raise Unreadable(_("not UTF-8"), file, data.count(b"\n", 0, error.start) + 1, 1) from None
    try:
        whole = json.loads(written)
    except RecursionError:
        raise Unreadable(_("not read: its values stand too deep in one another"), file, 1, 1) from None
    except ValueError as error:
        lines = [(at, one) for at, one in enumerate(written.splitlines(), 1) if one.strip()]
        if len(lines) < 2 or not lines[0][1].strip().endswith("}"):
            at = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (1, 1)
            raise Unreadable(malformed.not_json(error), file, *at) from None
        yield from ((at, _line(one)) for at, one in lines)
        return
    refuse_deep(whole, file)
    if isinstance(whole, dict):
        several = next(
            (whole[name] for name in ("items", "_items", "newsItems") if isinstance(whole.get(name), list)), None
        )
        whole = [whole] if several is None or "uri" in whole else several
    for value in whole if isinstance(whole, list) else [whole]:
        yield 0, value


def _line(written: str) -> Any:
    """What one line says; the text itself for what is no JSON, to be refused with its line."""
    try:
        value = json.loads(written)
        refuse_deep(value, "")
    except (ValueError, RecursionError):
        return written
    return value


def refuse_deep(value: Any, file: str) -> None:
    """Raise Unreadable for values that stand too deep in one another."""
    level = [value]
    for _depth in range(copies.DEEPEST):
        level = [
            one
            for held in level
            if isinstance(held, dict | list)
            for one in (held.values() if isinstance(held, dict) else held)
        ]
        if not level:
            return
    raise Unreadable(_("not read: its values stand too deep in one another"), file, 1, 1)


def item(value: Any, zone: tzinfo) -> WireCopy:
    """One item. Raises Unreadable with the name of the field that is wrong."""
    if not isinstance(value, dict):
        raise Unreadable(_("no item of ninjs"))
    row = {str(name).lower(): one for name, one in value.items()}
    _check(value, row)
    version = copies.number(row.get("version"))
    made = WireCopy(guid=row["uri"].strip(), version=version or 1, is_numbered=version is not None)
    made.kind = _TYPES.get(text(row.get("type")) or "text", Kind.OTHER)
    made.state = copies.state_of(text(row.get("pubstatus")))
    made.sent_at = moments.read(said(row, "versioncreated", "firstcreated", "contentcreated"), zone)
    for name in ("embargoed", "embargoeduntil"):
        if row.get(name) not in (None, ""):
            copies.hold(made, row[name], zone)
    made.headline = words.plain(_role(row, "headline", ("main", "")) or said(row, "headline", "title"))
    made.standfirst = words.plain(_role(row, "description", ("summary", "text", "")) or said(row, "description_text"))
    made.byline, made.dateline = words.plain(said(row, "by", "byline")), words.plain(said(row, "located"))
    made.language, made.ed_note = said(row, "language"), words.plain(said(row, "ednote"))
    made.reason = made.reason or (made.ed_note if made.state != State.USABLE else "")
    made.usage_terms = words.plain(_terms(row))
    sources = [*rows(row.get("infosources")), *rows(row.get("infosource"))]
    named = next((said(one, "name", "literal") for one in sources), "")
    made.credit = words.plain(said(row, "creditline") or named or said(row, "copyrightholder", "source"))
    made.urgency = copies.number(row.get("urgency")) or copies.number(row.get("priority")) or 0
    subjects = [*rows(row.get("subjects")), *rows(row.get("subject")), *rows(row.get("genres"))]
    made.subjects = unique(said(one, "name", "literal", "code") for one in subjects)
    kind = table(row.get("digitalsourcetype"))
    made.source_type = copies.source_type(said(kind, "uri", "literal", "name"))
    listed = row.get("keywords")
    made.keywords = unique(map(text, listed if isinstance(listed, list) else [said(row, "slugline")]))
    made.html = _body(row)
    pictures = [_picture(one, made) for one in _associated(row)]
    if made.kind == Kind.PICTURE:
        pictures.insert(0, _picture(row, made))
        made.html = made.html or body.from_plain_paragraphs([made.standfirst])
    made.pictures = tuple(one for one in pictures if one)
    return made


def _check(value: dict, row: dict[str, Any]) -> None:
    if not text(row.get("uri")).strip():
        raise Unreadable(_("the field “%(name)s” is missing") % {"name": "uri"})
    standard = table(row.get("standard") or row.get("$standard"))
    is_own = standard and text(standard.get("name")).lower() not in ("", "ninjs")  # an agency's own dialect
    for name in value:
        low = str(name).lower()
        if not is_own and low not in _KNOWN and not _EXTENDED.fullmatch(low):
            raise Unreadable(_("ninjs has no field “%(name)s”") % {"name": str(name)[:80]})
        if low in _TEXTS and value[name] is not None and not isinstance(value[name], str):
            raise Unreadable(_("the field “%(name)s” is no text") % {"name": name})
        if low in _LISTS and value[name] is not None and not isinstance(value[name], list):
            raise Unreadable(_("the field “%(name)s” is no list") % {"name": name})
        if low == "version" and copies.number(value[name]) is None:
            raise Unreadable(_("the field “%(name)s” is no number") % {"name": name})


def _role(row: dict[str, Any], what: str, roles: tuple[str, ...]) -> str:
    """Of `headlines` or `descriptions` the plain text in the first of these roles that is there; the first of all."""
    found = [one for one in rows(row.get(f"{what}s")) if text(one.get("value")).strip()]
    found.sort(key=lambda one: "html" in _content_type(one))
    for role in roles:
        for one in found:
            if text(one.get("role")).lower() == role:
                return one["value"]
    return found[0]["value"] if found else ""


def _content_type(one: dict[str, Any]) -> str:
    return said(one, "contentType", "contenttype", "mimetype").lower()


def _body(row: dict[str, Any]) -> str:
    """The text as HTML: marked up if there is one such, in paragraphs by its lines if not."""
    kept = [one for one in rows(row.get("bodies")) if text(one.get("value")).strip()]
    marked = [one for one in kept if "html" in _content_type(one)]
    if marked:
        return _of_page(marked[0]["value"])
    plain = [one for one in kept if _content_type(one) in ("", "text/plain")]
    if plain:
        value = plain[0]["value"]
        return _of_page(value) if not _content_type(plain[0]) and "</p>" in value else _paragraphs(value)
    for name in (*_BODIES, *(name for name in row if name.startswith("body_"))):
        if written := text(row.get(name)).strip():
            return _paragraphs(written) if name.endswith("text") else _of_page(written)
    return ""


def _of_page(html: str) -> str:
    """What stands in the body of a whole page; a piece of one as it is."""
    found = re.search(r"<body\b[^<>]*+>(.*?)(?:</body\s*>|\Z)", html, re.DOTALL | re.IGNORECASE)
    return found[1] if found else html


def _paragraphs(written: str) -> str:
    return body.from_plain_paragraphs(written.splitlines())


def _terms(row: dict[str, Any]) -> str:
    rights = table(row.get("rightsinfo"))
    linked = said(rights, "linkedRights", "linkedrights")
    return "\n".join(unique([said(row, "usageterms") or said(row, "copyrightnotice"), linked]))


def _associated(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The pictures that go with an item: in a table by name as ninjs 1 has them, or in a list."""
    held = row.get("associations")
    each = rows(list(held.values())) if isinstance(held, dict) else rows(held)
    low = [{str(name).lower(): one for name, one in part.items()} for part in each[: 4 * copies.MOST_PICTURES]]
    return [one for one in low if text(one.get("type")) in ("picture", "")]


def _picture(row: dict[str, Any], made: WireCopy) -> Shown | None:
    held = row.get("renditions")
    if isinstance(held, dict):
        renditions = [{"name": str(name)} | one for name, one in held.items() if isinstance(one, dict)]
    else:
        renditions = rows(held)
    images = [
        one
        for one in renditions
        if text(one.get("href")).strip() and (_content_type(one) or "image/").startswith("image/")
    ]
    if not images or copies.state_of(text(row.get("pubstatus"))) != State.USABLE:
        return None
    best = max(images, key=_size)
    caption = words.plain(
        _role(row, "description", ("caption", "text", "")) or said(row, "description_text", "description_caption")
    )
    title = words.plain(_role(row, "headline", ("main", "")) or said(row, "headline"))
    credit = words.plain(said(row, "creditline", "by", "byline", "copyrightholder")) or made.credit
    return Shown(text(best["href"]), caption or title, credit, title, words.plain(_terms(row)) or made.usage_terms)


def _size(one: dict[str, Any]) -> tuple[bool, int]:
    name = " ".join(said(one, key) for key in ("name", "usage", "variant", "title"))
    wide, high = (copies.number(one.get(side)) or 0 for side in ("width", "height"))
    return not _MEDIA_SMALL.search(name), wide * high
