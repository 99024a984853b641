"""Files for readers, made in memory; and where real ones lie, if somebody has them."""

import io
import os
from pathlib import Path

from exchange.importing.formats import sniffing
from exchange.importing.formats.markup import Opened
from exchange.importing.formats.sniffing import Asked
from exchange.importing.items import Item, Notes

#: A folder of real exports, which is no part of the project: beside it, or where the environment says.
REAL = Path(os.environ.get("NEWSROOM_SAMPLES", Path(__file__).resolve().parents[4] / "shared" / "files"))


def opened(content: str | bytes, name: str = "export.xml") -> Opened:
    """A file with this content."""
    data = content.encode() if isinstance(content, str) else content
    return Opened(name, lambda: io.BytesIO(data))


def read(content: str | bytes, name: str = "export.xml", **asked) -> tuple[list[Item], Notes]:
    """The items of a file, and what was noted of the whole of it."""
    notes = Notes()
    return list(sniffing.read(opened(content, name), Asked(**asked), notes)), notes


def items(content: str | bytes, name: str = "export.xml", **asked) -> list[Item]:
    """The items of a file."""
    return read(content, name, **asked)[0]


HEAD = """<title>Warta Selatan</title><link>https://warta.example</link><language>id</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://warta.example</wp:base_site_url>
<wp:base_blog_url>https://warta.example</wp:base_blog_url>
<wp:author><wp:author_login>sri</wp:author_login><wp:author_email>sri@warta.example</wp:author_email>
<wp:author_display_name><![CDATA[Sri Lestari]]></wp:author_display_name></wp:author>
<wp:author><wp:author_login>budi</wp:author_login>
<wp:author_display_name><![CDATA[budi]]></wp:author_display_name>
<wp:author_first_name>Budi</wp:author_first_name><wp:author_last_name>Santoso</wp:author_last_name></wp:author>
<wp:category><wp:category_nicename>pasar</wp:category_nicename><wp:category_parent>ekonomi</wp:category_parent>
<wp:cat_name><![CDATA[Pasar]]></wp:cat_name></wp:category>"""


def wxr(*parts: str, head: str = HEAD, version: str = "1.2") -> str:
    """A WordPress export of these items."""
    spaces = {
        "excerpt": f"http://wordpress.org/export/{version}/excerpt/",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "wp": f"http://wordpress.org/export/{version}/",
    }
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {declared}><channel>{head}\n'
        + "\n".join(parts)
        + "\n</channel></rss>"
    )


def post(number: int = 216, more: str = "", **said: str) -> str:
    """One item of a WordPress export; `said` gives other values to the elements of `wp:`, or empties them."""
    fields = {
        "post_date": "2019-05-04 10:00:00",
        "post_date_gmt": "2019-05-04 03:00:00",
        "post_name": "harga-naik",
        "status": "publish",
        "post_type": "post",
        "post_parent": "0",
        "post_password": "",
    } | said
    own = "".join(f"<wp:{name}>{value}</wp:{name}>" for name, value in fields.items())
    return (
        f"<item><title>Harga naik</title><link>https://warta.example/2019/05/harga-naik/</link>"
        f"<dc:creator>sri</dc:creator><guid>https://warta.example/?p={number}</guid>"
        f"<content:encoded><![CDATA[<p>Harga cabai naik.</p>]]></content:encoded>"
        f"<wp:post_id>{number}</wp:post_id>{own}{more}</item>"
    )


def meta(key: str, value: str) -> str:
    """A post meta of a WordPress export."""
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )
