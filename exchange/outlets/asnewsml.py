"""Items in the words of NewsML-G2 (IPTC): a news message of news items, each picture an item of its own.

The parts stand in the order of the standard's schema. A text is XHTML within the item (`inlineXML`), so what the
house prints as HTML is written anew as XML here.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from html import escape
from html.parser import HTMLParser

from django.conf import settings

from exchange import ninjs
from exchange.exporting.items import info_sources
from exchange.exporting.xmltext import element
from exchange.outlets.items import CANCELED, Item, Picture
from photos import crediting, sources

MEDIA_TYPE = "application/vnd.iptc.g2.newsmessage+xml"
_SPACE, _XHTML = "http://iptc.org/std/nar/2006-10-01/", "http://www.w3.org/1999/xhtml"
#: Where the short names of IPTC's own words (`ninat:text`) are told of.
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
_STANDARD = {"standard": "NewsML-G2", "standardversion": "2.35", "conformance": "power"}
#: What no XML document may hold.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def page(items: Iterable[Item], sent: datetime) -> bytes:
    """A news message of these stories and of their pictures."""
    header = element("sent", sent.isoformat()) + element("sender", settings.NEWSROOM_NAME)
    each = "".join(part for one in items for part in (_story(one), *(_picture(one, each) for each in one.pictures)))
    text = f'<newsMessage xmlns="{_SPACE}">\n<header>\n{header}</header>\n<itemSet>\n{each}</itemSet>\n</newsMessage>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_FORBIDDEN.sub("", text)}\n'.encode()


def _story(one: Item) -> str:
    links = "".join(
        _empty("link", rel="irel:seeAlso", residref=one.house.named(ninjs.PHOTO, picture.photo.pk))
        for picture in one.pictures
        if picture.file
    )
    signal = _empty("signal", qcode="sig:correction") if one.is_correction else ""
    if not signal and one.change.version > 1 and one.edition:
        signal = _empty("signal", qcode="sig:update")
    head = _meta(one, "text", one.status, one.change.first, one.change.last, _words("edNote", one.note) + signal)
    name, version = one.house.named(ninjs.STORY, one.number), one.change.version
    if one.edition is None:
        return _item(one, name, version, _rights(one, ""), f"<itemMeta>\n{head}</itemMeta>\n")
    meta, content = f"<itemMeta>\n{head}{links}</itemMeta>\n", _content(one)
    return _item(one, name, version, _rights(one, one.terms), meta, content)


def _item(one: Item, name: str, version: int, *parts: str) -> str:
    said = {"xmlns": _SPACE, "guid": name, "version": str(version), **_STANDARD, "xml:lang": one.language}
    catalog = _empty("catalogRef", href=_CATALOG)
    return f"{_opened('newsItem', said)}{catalog}{''.join(parts)}</newsItem>\n"


def _rights(one: Item, terms: str, notice: str = "") -> str:
    holder = _named("copyrightHolder", one.owner, uri=f"{one.house.url}/") if one.owner and not notice else ""
    notice = _words("copyrightNotice", notice or (f"© {one.owner}" if one.owner else ""))
    return f"<rightsInfo>\n{holder}{notice}{_words('usageTerms', terms)}</rightsInfo>\n"


def _meta(one: Item, kind: str, status: str, first: datetime, last: datetime, more: str) -> str:
    """What the house says of an item: what it is, whose, from when, and whether it may be used."""
    return (
        _empty("itemClass", qcode=f"ninat:{kind}")
        + _named("provider", one.house_name, uri=f"{one.house.url}/")
        + element("versionCreated", last.isoformat())
        + element("firstCreated", first.isoformat())
        + _empty("pubStatus", qcode=f"stat:{status}")
        + more
    )


def _content(one: Item) -> str:
    """What a text is about, and the text."""
    edition, text, house = one.edition, one.text, one.house
    people = [(line, house.authors[line["author"]]) for line in text["bylines"]]
    wrote = [(line["author"], name) for line, (name, _slug) in people if line["role"] == "writer"]
    helped = [(line["author"], name) for line, (name, _slug) in people if line["role"] != "writer"]
    section, told = house.sections[edition.section_id], dict(one.told)
    said = [
        element("contentCreated", edition.published_at.isoformat()),
        element("contentModified", edition.starts_at.isoformat()),
        _named("located", edition.dateline, literal=edition.dateline) if edition.dateline else "",
        *(_named("infoSource", source["name"], literal=source["name"]) for source in info_sources(one.made_of)),
        *(_named("creator", name, uri=house.named(ninjs.AUTHOR, pk)) for pk, name in wrote),
        *(_named("contributor", name, uri=house.named(ninjs.AUTHOR, pk)) for pk, name in helped),
        element("altId", one.address),
        _empty("language", tag=one.language),
        _named("genre", told["label"] or edition.content_class, literal=edition.content_class),
        _named("subject", section[0], uri=f"{house.url}/{section[1]}/"),
        *(_named("subject", name, uri=f"{house.url}/tag/{house.tags[name]}/") for name in text["tags"]),
        element("headline", edition.titled),
        _words("dateline", edition.dateline),
        _words("by", ", ".join(name for _pk, name in wrote)),
        _words("description", edition.standfirst),
    ]
    counted = {"contenttype": "application/xhtml+xml", "wordcount": str(edition.word_count)}
    body = f"<body>{xhtml(one.html)}</body>"
    html = f'<html xmlns="{_XHTML}"><head>{element("title", edition.titled)}</head>{body}</html>'
    inline = f"{_opened('inlineXML', counted)}{html}</inlineXML>\n"
    return f"<contentMeta>\n{''.join(said)}</contentMeta>\n<contentSet>\n{inline}</contentSet>\n"


def _picture(story: Item, one: Picture) -> str:
    """A picture as an item; of one that is not to be shown any more its name, and that."""
    photo, name = one.photo, story.house.named(ninjs.PHOTO, one.photo.pk)
    status = story.status if one.file else CANCELED
    note = _words("edNote", photo.instructions if one.file else "")
    last = story.change.last if one.version > 1 else photo.created_at
    meta = f"<itemMeta>\n{_meta(story, 'picture', status, photo.created_at, last, note)}</itemMeta>\n"
    if one.file is None:
        return _item(story, name, one.version, _rights(story, ""), meta)
    source = sources.SCHEME + photo.source_type if photo.source_type else ""
    said = [
        element("contentCreated", photo.taken_at.isoformat()) if photo.taken_at else "",
        _empty("digitalSourceType", uri=source) if source else "",
        _named("located", photo.taken_where, literal=photo.taken_where) if photo.taken_where else "",
        _words("headline", photo.title),
        _words("creditline", photo.credit_line),
        _words("description", " ".join(filter(None, [sources.label(photo.source_type), story.caption(one)]))),
    ]
    file = {
        "href": story.house.address(one.file.url),
        "contenttype": one.file.mime,
        "width": str(one.file.width),
        "height": str(one.file.height),
        "size": str(one.file.bytes),
        "rendition": "rnd:web",
    }
    content = f"<contentMeta>\n{''.join(said)}</contentMeta>\n"
    return _item(
        story,
        name,
        one.version,
        _rights(story, crediting.terms(photo), photo.copyright_notice),
        meta,
        content,
        f"<contentSet>\n{_empty('remoteContent', **file)}</contentSet>\n",
    )


def _opened(name: str, said: dict[str, str]) -> str:
    return f"<{name}{''.join(f' {key}="{escape(value)}"' for key, value in said.items())}>\n"


def _empty(name: str, **said: str) -> str:
    return f"{_opened(name, said)[:-2]}/>\n"


def _words(name: str, words: str) -> str:
    """An element with these words; nothing for none."""
    return element(name, words) if words else ""


def _named(kind: str, name: str, **said: str) -> str:
    """A thing by its address or its word, with its name."""
    return f"{_opened(kind, said)}{element('name', name)}</{kind}>\n"


#: Elements of HTML that never hold anything.
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


def xhtml(html: str) -> str:
    """`html`, which the house has cleaned and printed, as XML: every element closed, every sign as itself."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return "".join(writer.parts)


class _Writer(HTMLParser):
    """Writes down as XML what it reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = "".join(f' {name}="{escape(name if value is None else value)}"' for name, value in attrs)
        self.parts.append(f"<{tag}{said}{'/' if tag in _VOID else ''}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data, quote=False))
