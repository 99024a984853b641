"""What Blogger's interface answers: posts and pages as JSON. Its backup is an Atom feed (`feeds`)."""

from collections.abc import Iterator
from datetime import UTC, tzinfo
from typing import Any

from django.utils.translation import gettext as _

from exchange.importing.formats import moments, words
from exchange.importing.formats.jsontext import rows, said, table
from exchange.importing.formats.markup import Opened
from exchange.importing.formats.wxr import slug_of
from exchange.importing.items import Item, Kind, Notes, Person, Picture, State, Unreadable, unique

_KINDS = {"blogger#post": Kind.STORY, "blogger#page": Kind.PAGE}
_STATES = {"": State.LIVE, "LIVE": State.LIVE, "DRAFT": State.DRAFT, "SCHEDULED": State.SCHEDULED}


def posts(value: Any) -> list[dict[str, Any]]:
    """The posts and pages of an answer, one or a list of them; none if it is no such answer."""
    found = rows(value) if isinstance(value, list) else rows(table(value).get("items")) or rows([value])
    return [one for one in found if said(one, "kind") in _KINDS]


def is_one(value: Any) -> bool:
    """True for an answer of Blogger's that has posts or pages."""
    return bool(posts(value))


def read(file: Opened, value: Any, notes: Notes, zone: tzinfo = UTC) -> Iterator[Item]:
    """The posts and pages of an answer, in its order. Raises Unreadable for what holds none."""
    found = posts(value)
    if not found:
        raise Unreadable(_("not an answer of Blogger: it has no posts"), file.name)
    for number, row in enumerate(found, 1):
        link = said(row, "url")
        state = _STATES.get(said(row, "status").upper(), State.DRAFT)
        author = table(row.get("author"))
        name = words.plain(said(author, "displayName"))
        labels = row.get("labels") if isinstance(row.get("labels"), list) else []
        pictures = rows(row.get("images"))
        yield Item(
            key=f"blogger:{said(row, 'id') or link}",
            kind=_KINDS[row["kind"]],
            state=state,
            title=words.plain(row.get("title")),
            slug=slug_of(words.path_of(link).partition("?")[0]),
            html=said(row, "content"),
            published_at=moments.read(row.get("published"), zone),
            updated_at=moments.read(row.get("updated"), zone),
            people=(Person(name, said(author, "id") or name),) if name else (),
            tags=unique(words.plain(one) for one in labels if isinstance(one, str)),
            lead=Picture(said(pictures[0], "url")) if pictures and said(pictures[0], "url") else None,
            addresses=unique([words.path_of(link)]) if state == State.LIVE else (),
            file=file.name,
            line=number,
        )
