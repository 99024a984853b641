"""RSS and Atom, read by what reads them for archives: the same bounds, the same mending, every place told.

What a feed says was deleted (RFC 6721) is canceled. A feed numbers no versions: what is another text is a later one.
"""

from datetime import tzinfo

from django.utils.translation import gettext as _

from exchange.importing.formats import feeds, markup, words
from exchange.importing.formats.markup import Element, Opened
from exchange.importing.items import Item, Notes
from exchange.importing.items import State as Was
from exchange.wires.formats import copies
from exchange.wires.formats.copies import Reading, State, WireCopy


def read(file: Opened, zone: tzinfo) -> Reading:
    """The items of a feed. Raises Unreadable with line and column for what is no feed."""
    document = markup.check(file)
    found, notes = Reading(), Notes()
    items = feeds.read(file, document, notes, zone)
    for item in items:
        found.take(lambda item=item: _copy(item, notes), item.key.removeprefix("feed:"), item.line)
    for record in markup.records(file, document):
        if record.name.rpartition(":")[2] == "deleted-entry":
            found.take(lambda record=record: _deleted(record), record.attrs.get("ref", ""), record.line)
    return found


def _copy(item: Item, notes: Notes) -> WireCopy:
    made = WireCopy(
        guid=item.key.removeprefix("feed:"),
        headline=item.title,
        standfirst=item.excerpt,
        html=item.html,
        sent_at=item.updated_at or item.published_at,
        byline=", ".join(person.name for person in item.people),
        language=notes.language,
        subjects=tuple(term.name for term in item.categories) or item.tags,
        pictures=copies.of_feed(item.lead),
        line=item.line,
    )
    if item.state != Was.LIVE:
        made.state, made.reason = State.WITHHELD, _("The feed calls it a draft.")
    return made


def _deleted(record: Element) -> WireCopy:
    said = next((one.text for one in record.children if one.name.rpartition(":")[2] == "comment"), "")
    return WireCopy(
        guid=record.attrs.get("ref", "").strip(), state=State.CANCELED, reason=words.plain(said), line=record.line
    )
