"""Items in the words of ninjs 3.1 (IPTC)."""

import json
from collections.abc import Iterable
from typing import Any

from exchange import ninjs
from exchange.exporting import items as said
from exchange.outlets.items import CANCELED, Item, Picture
from photos import crediting, sources

MEDIA_TYPE = "application/json"
#: What the parts of an item are, for whoever reads many kinds.
_STORY, _PHOTO = "newsroom-item", "newsroom-picture"


def page(items: Iterable[Item], resume: str, more: bool) -> bytes:
    """A page: the items, where to go on when there is more, and where to come back to in any case."""
    told = {"items": [item(one) for one in items], "next": resume if more else None, "resume": resume}
    return json.dumps(told, ensure_ascii=False).encode()


def one(found: Item) -> bytes:
    """A single story by itself."""
    return json.dumps(item(found), ensure_ascii=False).encode()


def item(one: Item) -> dict[str, Any]:
    """One story."""
    more: dict[str, Any] = {}
    if one.edition:
        more = said.said_of_text(one.house, one.text, one.html) | {
            "contentCreated": one.edition.published_at.isoformat(),
            "usageTerms": one.terms,
            "copyrightHolder": one.owner,
            "infoSources": said.info_sources(one.made_of),
            "language": one.language,
            "altIds": [{"role": "address", "value": one.address}],
            "descriptions": said.described(one.told),
            "associations": [_picture(one, picture) for picture in one.pictures],
        }
    head = {
        "version": str(one.change.version),
        "firstCreated": one.change.first.isoformat(),
        "versionCreated": one.change.last.isoformat(),
        "pubStatus": one.status,
        "edNote": one.note,
    }
    return said.item(one.house, ninjs.STORY, one.number, "text", **head, **more) | {"profile": _STORY}


def _picture(story: Item, one: Picture) -> dict[str, Any]:
    """A picture beside its story; of one that is not to be shown any more its name, and that."""
    photo, head = one.photo, {"name": str(one.photo.pk), "rel": one.place}
    made: dict[str, Any] = {"version": str(one.version), "pubStatus": CANCELED}
    if one.file:
        words = [("caption", story.caption(one)), ("alternative text", photo.alt)]
        words += [("label", sources.label(photo.source_type))]
        made = {
            "version": str(one.version),
            "title": photo.title,
            "by": photo.credit_line,
            "located": photo.taken_where,
            "usageTerms": crediting.terms(photo),
            "copyrightNotice": crediting.notice(photo.credit_line, photo.copyright_notice),
            "edNote": photo.instructions,
            "expires": photo.usable_until and photo.usable_until.isoformat(),
            "renditions": [
                {
                    "name": "main",
                    "href": story.house.address(one.file.url),
                    "contentType": one.file.mime,
                    "width": one.file.width,
                    "height": one.file.height,
                    "sizeInBytes": one.file.bytes,
                }
            ],
            "descriptions": said.described(words),
        }
        if photo.source_type:
            uri = sources.SCHEME + photo.source_type
            made["digitalSourceType"] = {"name": sources.label(photo.source_type), "uri": uri}
    return head | said.item(story.house, ninjs.PHOTO, photo.pk, "picture", **made) | {"profile": _PHOTO}
