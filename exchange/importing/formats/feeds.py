"""RSS 0.9 to 2.0 and Atom, as a paper's own feed or as Blogger's backup, which is an Atom feed of everything."""

from collections.abc import Iterator
from datetime import UTC, tzinfo

from django.utils.translation import gettext as _

from exchange.importing.formats import markup, moments, words
from exchange.importing.formats.markup import Element, Opened
from exchange.importing.formats.wxr import slug_of
from exchange.importing.items import Item, Kind, Notes, Person, Picture, State, Term, Unreadable, unique

ROOTS = ("rss", "rdf:RDF", "atom:feed", "feed")
_KIND_SCHEME = "http://schemas.google.com/g/2005#kind"
#: What Blogger writes where somebody hides their address.
_NOBODY = "noreply@blogger.com"


def read(file: Opened, document: markup.Document, notes: Notes, zone: tzinfo = UTC) -> Iterator[Item]:
    """The items of a feed. Raises Unreadable for a document that is no feed."""
    if document.root not in ROOTS:
        why = _("no feed and no export that is known: its root is <%s>") % document.root
        raise Unreadable(why, file.name, 1, 1)
    for record in markup.records(file, document):
        name = record.name.rpartition(":")[2]
        if name == "item":
            yield _rss(record, file.name, zone)
        elif name == "entry":
            if item := _atom(record, file.name, notes, zone):
                yield item
        elif name == "link" and not notes.site:
            notes.site = record.text.strip() or record.attrs.get("href", "")
        elif name == "language":
            notes.language = record.text.strip()


def _rss(record: Element, file: str, zone: tzinfo) -> Item:
    link, guid = record.say("link") or record.attrs.get("rdf:about", ""), record.say("guid")
    told = record.get("guid")
    if not link and told and told.attrs.get("isPermaLink", "true") == "true" and guid.startswith("http"):
        link = guid
    content, about = record.raw("content:encoded"), record.raw("description")
    names = [record.say("dc:creator")] if record.say("dc:creator") else [_rss_author(record.say("author"))]
    names += [one.text.strip() for one in record.all("dc:creator")[1:]]
    title = words.plain(record.raw("title")) or words.plain(record.raw("dc:title"))
    return Item(
        key=f"feed:{guid or link or title}",
        state=State.LIVE,
        title=title,
        slug=slug_of(words.path_of(link).partition("?")[0]),
        html=content or about,
        excerpt=words.plain(about) if content else "",
        published_at=moments.read(record.say("pubDate", "dc:date", "dcterms:created", "dcterms:issued"), zone),
        updated_at=moments.read(record.say("atom:updated", "dcterms:modified"), zone),
        people=unique(Person(words.plain(name), name) for name in names if words.plain(name)),
        categories=unique(Term(words.plain(one.text)) for one in record.all("category") if words.plain(one.text)),
        lead=_media(record),
        addresses=unique([words.path_of(link)]),
        file=file,
        line=record.line,
    )


def _rss_author(text: str) -> str:
    """The name in `address (name)`; the text itself otherwise, but for a bare address, which is nobody's name."""
    if text.endswith(")") and "(" in text:
        return text[text.index("(") + 1 : -1].strip()
    return text.partition("@")[0] if "@" in text and " " not in text else text


def _media(record: Element) -> Picture | None:
    """The picture that goes with an item: by the media extension, or as an enclosure."""
    group = record.get("media:group") or record
    for one in (*group.all("media:content"), *record.all("enclosure"), *group.all("media:thumbnail")):
        said_kind = one.attrs.get("medium", "") or one.attrs.get("type", "").partition("/")[0]
        if one.attrs.get("url") and said_kind in ("image", "") and (said_kind or one.name == "media:thumbnail"):
            told = one if one.children else group
            return Picture(
                one.attrs["url"],
                caption=words.plain(told.say("media:description", "media:title")),
                credit=words.plain(told.say("media:credit")),
            )
    return None


def _say(record: Element, *names: str) -> str:
    return record.say(*(f"atom:{name}" for name in names), *names)


def _html(record: Element, name: str) -> str:
    """A construct of Atom as HTML: what is plain text there is told apart from what is markup."""
    found = record.get(f"atom:{name}", name)
    if found is None:
        return ""
    kind = found.attrs.get("type", "text")
    if kind in ("html", "text/html", "xhtml", "application/xhtml+xml"):
        return found.text
    return found.text.replace("&", "&amp;").replace("<", "&lt;")


def _atom(record: Element, file: str, notes: Notes, zone: tzinfo) -> Item | None:
    """An entry; None for what a backup keeps beside the texts: comments, settings, the look of the pages."""
    terms = [*record.all("atom:category"), *record.all("category")]
    kind = _blogger_kind(record, terms)
    if kind is None:
        return None
    link = next(
        (
            one.attrs.get("href", "")
            for one in (*record.all("atom:link"), *record.all("link"))
            if one.attrs.get("rel", "alternate") == "alternate"
        ),
        "",
    ) or record.say("blogger:filename")
    own = [one for one in terms if one.attrs.get("scheme", "") != _KIND_SCHEME]
    labels = unique(words.plain(one.attrs.get("label") or one.attrs.get("term")) for one in own)
    is_blogger = bool(record.say("blogger:type")) or len(own) < len(terms)
    content, summary = _html(record, "content"), _html(record, "summary")
    return Item(
        key=f"feed:{_say(record, 'id') or link}",
        kind=kind,
        state=_atom_state(record),
        title=words.plain(_html(record, "title")),
        slug=slug_of(words.path_of(link).partition("?")[0]),
        html=content or summary,
        excerpt=words.plain(summary) if content else "",
        published_at=moments.read(_say(record, "published", "issued", "created"), zone)
        or moments.read(_say(record, "updated", "modified"), zone),
        updated_at=moments.read(_say(record, "updated", "modified"), zone),
        people=_atom_people(record),
        categories=() if is_blogger else tuple(Term(name) for name in labels),
        tags=labels if is_blogger else (),
        lead=_media(record),
        addresses=unique([words.path_of(link)]) if _atom_state(record) == State.LIVE else (),
        file=file,
        line=record.line,
    )


def _blogger_kind(record: Element, terms: list[Element]) -> Kind | None:
    said = record.say("blogger:type").lower()
    for one in terms:
        if one.attrs.get("scheme") == _KIND_SCHEME:
            said = one.attrs.get("term", "").rpartition("#")[2].lower()
    return {"": Kind.STORY, "post": Kind.STORY, "page": Kind.PAGE}.get(said)


def _atom_state(record: Element) -> State:
    control = record.get("app:control")
    said = record.say("blogger:status").upper()
    if said in ("DRAFT", "SOFT_TRASHED") or (control is not None and control.say("app:draft") == "yes"):
        return State.BINNED if said == "SOFT_TRASHED" else State.DRAFT
    return State.SCHEDULED if said == "SCHEDULED" else State.LIVE


def _atom_people(record: Element) -> tuple[Person, ...]:
    found = []
    for one in (*record.all("atom:author"), *record.all("author")):
        name, email = words.plain(_say(one, "name")), _say(one, "email")
        if name:
            found.append(Person(name, _say(one, "uri") or email or name, "" if email == _NOBODY else email))
    return unique(found)
