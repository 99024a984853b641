"""NewsML-G2: single items, packages, and messages that carry several of both.

Codes are read without their catalogue: what counts of `stat:usable` stands behind the colon.
"""

from datetime import tzinfo

from django.utils.translation import gettext as _

from articles import body
from exchange.importing.formats import moments
from exchange.importing.items import Unreadable, unique
from exchange.wires.formats import copies, nitf, tree
from exchange.wires.formats.copies import Kind, Reading, Shown, State, WireCopy
from exchange.wires.formats.tree import Node

ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
ROOTS = (*ITEMS, "newsMessage", "itemSet")
_KINDS = {"text": Kind.TEXT, "picture": Kind.PICTURE, "composite": Kind.PACKAGE}
#: How a rendition is called that is no picture to print.
_SMALL = ("thumbnail", "thumb", "preview", "icon", "lowres", "highlight")


def read(root: Node, file: str, zone: tzinfo) -> Reading:
    """The items of a document. Raises Unreadable for one that holds none."""
    nodes = [root] if root.name in ITEMS else [one for one in root.walk() if one.name in ITEMS]
    if not nodes:
        why = _("a piece of NewsML-G2 without an item: its root is <%s>") % root.name
        raise Unreadable(why, file, root.line)
    found, named = Reading(), {}
    priority = copies.number(root.say("header/priority")) or 0
    for node in nodes:
        guid = node.attrs.get("guid", "").strip()
        if node.name in ("newsItem", "packageItem"):
            made = found.take(lambda node=node: item(node, zone, priority), guid, node.line)
            named[guid] = made
        else:
            found.refused.append(copies.Refusal(guid, node.line, _("<%s> is no story") % node.name))
    for package in (node for node in nodes if node.name == "packageItem"):
        _put_together(package, named)
    return found


def _put_together(package: Node, named: dict[str, WireCopy | None]) -> None:
    """Give the texts of a package the pictures that came in the same message and package."""
    refs = [one.attrs.get("residref", "").strip() for one in package.walk() if one.name == "itemRef"]
    here = [found for ref in refs if (found := named.get(ref))]
    pictures = tuple(shown for one in here if one.kind == Kind.PICTURE for shown in one.pictures)
    for one in here:
        if one.kind == Kind.TEXT:
            one.pictures = (*one.pictures, *pictures)[: copies.MOST_PICTURES]


def item(node: Node, zone: tzinfo, priority: int = 0) -> WireCopy:
    """One item. Raises Unreadable for one without a guid: nothing that comes later could be told to be the same."""
    guid = node.attrs.get("guid", "").strip()
    if not guid:
        raise Unreadable(_("it has no guid"), line=node.line)
    meta, about = (node.get(name) or Node(name) for name in ("itemMeta", "contentMeta"))
    version = copies.number(node.attrs.get("version"))
    lang = node.attrs.get("lang", "") or about.attr("language", "tag")
    made = WireCopy(guid=guid, version=version or 1, is_numbered=version is not None, line=node.line, language=lang)
    kind = _code(meta.get("itemClass"))
    made.kind = Kind.PACKAGE if node.name == "packageItem" else _KINDS.get(kind or "text", Kind.OTHER)
    made.state = copies.state_of(meta.attr("pubStatus", "qcode", "uri", "literal"))
    made.sent_at = moments.read(meta.say("versionCreated", "firstCreated"), zone)
    if (embargo := meta.get("embargoed")) is not None:
        copies.hold(made, embargo.words, zone)
    made.ed_note = "\n".join(unique(one.words for one in meta.all("edNote")))
    made.reason = made.reason or (made.ed_note if made.state != State.USABLE else "")
    made.headline = _best(about.all("headline"), lang) or _best(meta.all("title"), lang)
    made.standfirst = _described(about, lang, "summary", "standfirst", "abstract")
    made.byline = _best(about.all("by"), lang) or "; ".join(unique(one.say("name") for one in about.all("creator")))
    made.dateline = about.say("dateline") or _best(about.all("located/name"), lang)
    made.credit = about.say("creditline") or meta.say("provider/name") or about.say("infoSource/name")
    made.urgency = copies.number(about.say("urgency")) or priority
    made.keywords = unique([*(one.words for one in about.all("keyword")), about.say("slugline")])
    made.subjects = unique(
        _best(one.all("name"), lang) or one.attrs.get("literal", "") or one.attrs.get("qcode", "")
        for one in [*about.all("subject"), *about.all("genre")]
    )
    made.source_type = copies.source_type(about.attr("digitalSourceType", "uri", "qcode", "literal"))
    rights = node.all("rightsInfo")
    made.usage_terms = "\n".join(unique(_best(one.all("usageTerms"), lang) for one in rights)) or "\n".join(
        unique(_best(one.all("copyrightNotice"), lang) for one in rights)
    )
    _fill(made, node, about, lang)
    return made


def _fill(made: WireCopy, node: Node, about: Node, lang: str) -> None:
    """The text and the pictures, in whichever way they come along."""
    for content in node.all("contentSet/inlineXML"):
        for one in content.nodes:
            if one.name == "nitf":
                nitf.fill(made, one)
            elif not made.html:
                made.html = tree.as_html(_inside(one))
    for content in node.all("contentSet/inlineData"):
        kind, text = content.attrs.get("contenttype", "text/plain"), "".join(map(str, content.children))
        if not made.html and content.attrs.get("encoding", "").lower() != "base64":
            made.html = text if "html" in kind else body.from_plain_paragraphs(text.split("\n"))
    caption = _described(about, lang, "caption", "")
    if picture := _picture(made, node, caption):
        made.pictures = (*made.pictures, picture)
    if made.kind == Kind.PACKAGE and not made.html:
        made.html = _listed(node, lang)
    if not made.html and caption:
        made.html = body.from_plain_paragraphs([caption])


def _inside(node: Node) -> Node:
    """The body of a page, or a piece of one as it stands."""
    inner = next((one for one in node.walk() if one.name == "body"), None)
    return inner or (node if node.name in ("html", "body") else Node("div", children=[node]))


def _picture(made: WireCopy, node: Node, caption: str) -> Shown | None:
    images = [
        one
        for one in node.all("contentSet/remoteContent")
        if one.attrs.get("contenttype", "image/" if made.kind == Kind.PICTURE else "").startswith("image/")
        and one.attrs.get("href", "").strip()
    ]
    if not images:
        return None
    best = max(images, key=_size)
    about = node.get("contentMeta") or Node("contentMeta")
    credit = " / ".join(unique([about.say("creator/name"), made.credit]))
    return Shown(best.attrs["href"], caption, credit, about.say("description/alt"), made.usage_terms)


def _size(content: Node) -> tuple[bool, int, int]:
    """The largest last; what is called a thumbnail first."""
    name = content.attrs.get("rendition", "").rpartition(":")[2].lower()
    wide, high = (copies.number(content.attrs.get(side)) or 0 for side in ("width", "height"))
    return name not in _SMALL, wide * high, copies.number(content.attrs.get("size")) or 0


def _listed(node: Node, lang: str) -> str:
    """What a package names, as paragraphs: title and summary of each."""
    said = []
    for ref in (one for one in node.walk() if one.name == "itemRef"):
        title, summary = _best(ref.all("title"), lang), _best(ref.all("description"), lang)
        said.append(": ".join(part for part in (title, summary) if part))
    return body.from_plain_paragraphs(one for one in said if one)


def _code(node: Node | None) -> str:
    """What a code says, without the alias of its catalogue."""
    said = (node.attrs.get("qcode") or node.attrs.get("uri") or "") if node is not None else ""
    return said.rpartition("/")[2].rpartition(":")[2].lower()


def _described(about: Node, lang: str, *roles: str) -> str:
    """The description in one of these roles, the first first; "" is one without a role."""
    for role in roles:
        found = [
            one for one in about.all("description") if one.attrs.get("role", "").rpartition(":")[2].lower() == role
        ]
        if said := _best(found, lang):
            return said
    return ""


def _best(nodes: list[Node], lang: str) -> str:
    """The words in the item's own language; in Indonesian, or the first, where it has none of its own."""
    wanted = lang.partition("-")[0].lower()
    said = [(one.attrs.get("lang", "").partition("-")[0].lower(), one.words) for one in nodes if one.words]
    for language in (wanted, "", "id"):
        if found := next((text for own, text in said if own == language), ""):
            return found
    return said[0][1] if said else ""
