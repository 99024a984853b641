"""Agency copy for readers, made in memory."""

import json
from zoneinfo import ZoneInfo

from exchange.wires.formats import sniffing
from exchange.wires.formats.copies import Reading, WireCopy

JAKARTA = ZoneInfo("Asia/Jakarta")


def read(data: str | bytes, name: str = "kiriman", wanted: str = "") -> Reading:
    """What a file holds."""
    return sniffing.read(data.encode() if isinstance(data, str) else data, name, JAKARTA, wanted)


def only(data: str | bytes, name: str = "kiriman", wanted: str = "") -> WireCopy:
    """The one item of a file."""
    found = read(data, name, wanted)
    assert found.refused == []
    (item,) = found.copies
    return item


G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def g2(
    guid="urn:newsml:kbn.example:20261126:nikel",
    version='version="1"',
    state="stat:usable",
    meta="",
    about="",
    text="<p>Harga nikel naik dua persen.</p><p>Pembeli menunggu.</p>",
    headline="Harga nikel naik",
    space=G2,
    before="",
) -> str:
    """A news item of NewsML-G2 with XHTML in it."""
    return (
        f'<newsItem {space} guid="{guid}" {version} standard="NewsML-G2" xml:lang="id">{before}'
        f'<itemMeta><itemClass qcode="ninat:text"/><provider qcode="x:KBN"><name>KBN</name></provider>'
        f"<versionCreated>2026-11-26T10:00:00+07:00</versionCreated>"
        f'<pubStatus qcode="{state}"/>{meta}</itemMeta>'
        f"<contentMeta><headline>{headline}</headline>{about}</contentMeta>"
        f'<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>x</title></head><body>{text}</body></html></inlineXML></contentSet></newsItem>"
    )


def message(*items: str, priority: str = "") -> str:
    """A message with several items."""
    head = f"<header><sent>2026-11-26T10:00:00Z</sent>{priority}</header>"
    return f"<newsMessage {G2}>{head}<itemSet>{''.join(items)}</itemSet></newsMessage>"


def nitf(
    data="", head="", content="<p>Rupiah menguat ke <money>Rp15.610</money> per dolar.</p>", top="", title="x"
) -> str:
    """A document of NITF."""
    return (
        f"<nitf{top}><head><title>{title}</title><docdata>{data}</docdata></head>"
        f"<body><body.head>{head}</body.head><body.content>{content}</body.content></body></nitf>"
    )


def ninjs(**fields) -> str:
    """An item of ninjs."""
    return json.dumps({"uri": "urn:kbn:1", "type": "text"} | fields)


def rss(*items: str, more: str = "") -> str:
    """A feed."""
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"'
    return (
        f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel><title>KBN</title><language>id</language>{more}'
        + "".join(items)
        + "</channel></rss>"
    )


def entry(
    guid="kbn-1",
    title="Harga nikel naik",
    text="<p>Naik dua persen.</p>",
    at="Thu, 26 Nov 2026 10:00:00 +0700",
    more="",
) -> str:
    """An item of a feed."""
    return (
        f'<item><title>{title}</title><guid isPermaLink="false">{guid}</guid><pubDate>{at}</pubDate>'
        f"<content:encoded><![CDATA[{text}]]></content:encoded>{more}</item>"
    )
