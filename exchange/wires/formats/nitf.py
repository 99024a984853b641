"""NITF 3: the text itself, its head with version, embargo and rights, and its pictures."""

from collections.abc import Iterable
from datetime import tzinfo

from exchange.importing.formats import moments
from exchange.importing.items import unique
from exchange.wires.formats import copies, tree
from exchange.wires.formats.copies import Reading, Shown, State, WireCopy
from exchange.wires.formats.tree import Node

#: What NITF calls otherwise than HTML, or marks where we mark nothing.
_UNWRAPPED = (
    "block content body.content body.head body.end person org location num money chron function classifier event "
    "virtloc virtual.location city state region country sub-location frac frac-num frac-den frac-sep sup.loc lang "
    "postaddr addressee pronounce copyrite copyrite.year copyrite.holder object.title given name.given "
    "name.family alt-code q fn nitf-col nitf-colgroup nitf-table datasource abstract"
)
_NAMES: dict[str, str | None] = dict.fromkeys(_UNWRAPPED.split(), "")
_NAMES |= {"hl1": "h2", "hl2": "h2", "hedline": "", "bq": "blockquote", "byttl": ""}
_LEFT_OUT = ("media", "note", "nitf-table-metadata", "tagline", "byline", "dateline", "rights")
_NAMES |= dict.fromkeys(_LEFT_OUT)
_STATES = {"embargoed": State.USABLE}
#: Of rights what is said in words; of notes those to editors, and which are about other things.
_TERMS = ("owner", "type", "geography", "limitations", "startdate", "enddate")
_NOTES, _COPYRIGHT, _TRADEMARK = "body/body.head/note", ("cpyrt", "copyright"), ("trademk",)


def read(root: Node, file: str, zone: tzinfo) -> Reading:
    """The item of a document, or the items of a file that holds several."""
    found = Reading()
    for node in [root] if root.name == "nitf" else root.all("nitf"):
        found.take(lambda node=node: item(node, zone), node.attr("head/docdata/doc-id", "id-string"), node.line)
    return found


def item(nitf: Node, zone: tzinfo) -> WireCopy:
    """One document of NITF."""
    data = nitf.get("head/docdata") or Node("docdata")
    made = WireCopy(line=nitf.line)
    made.guid = data.attr("doc-id", "id-string") or data.attr("du-key", "key")
    version = copies.number(data.attr("du-key", "version"))
    made.version, made.is_numbered = version or 1, version is not None
    said = (data.attrs.get("management-status") or data.attr("doc-status", "value")).strip().lower()
    made.state = _STATES.get(said, copies.state_of(said))
    written = (
        data.attr("date.issue", "norm"),
        nitf.attr("head/pubdata", "date.publication"),
        nitf.attr("body/body.head/dateline/story.date", "norm"),
    )
    made.sent_at = next((found for one in written if (found := moments.read(one, zone))), None)
    release = data.get("date.release")
    if release is not None or said == "embargoed":
        copies.hold(made, (release.attrs.get("norm") or release.words) if release is not None else "", zone)
    correction = data.get("correction")
    if correction is not None:
        made.corrects = correction.attrs.get("id-string", "").strip()
    made.language = nitf.attrs.get("lang", "") or nitf.attr("body", "lang")
    made.urgency = copies.number(data.attr("urgency", "ed-urg")) or 0
    made.keywords = unique(one.attrs.get("key") or one.words for one in data.all("key-list/keyword"))
    subjects = nitf.all("head/tobject/tobject.subject")
    names = ("tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type")
    made.subjects = unique(
        [*(one.attrs.get(name, "") for one in subjects for name in names), nitf.attr("head/tobject", "tobject.type")]
    )
    # what `doc.rights` says, it says by its attributes
    terms = unique([*(data.attr("doc.rights", name) for name in _TERMS), data.say("doc.rights")])
    made.usage_terms = nitf.say("body/body.head/rights") or "; ".join(terms) or _copyright(nitf, data)
    made.ed_note = _note(nitf, data)
    if made.state == State.CANCELED:
        made.reason = (correction.attrs.get("info", "") if correction is not None else "") or made.ed_note
    fill(made, nitf)
    made.headline = made.headline or nitf.say("head/title")
    return made


def fill(made: WireCopy, nitf: Node) -> None:
    """Put the text of a document, and what stands above it, into an item, where nothing stands yet."""
    head = nitf.get("body/body.head") or Node("body.head")
    content = nitf.get("body/body.content") or Node("body.content")
    made.headline = made.headline or head.say("hedline/hl1", "hedline")
    made.standfirst = made.standfirst or head.say("abstract") or head.say("hedline/hl2")
    made.byline = made.byline or head.say("byline")
    made.dateline = made.dateline or head.say("dateline/location", "dateline")
    made.credit = made.credit or head.say("distributor", "byline/byttl")
    made.html = made.html or tree.as_html(content, _NAMES)
    made.pictures = (*made.pictures, *_pictures(content))


def _pictures(content: Node) -> Iterable[Shown]:
    for media in (one for one in content.walk() if one.name == "media"):
        kind = media.attrs.get("media-type", "image").lower()
        found = [one for one in media.all("media-reference") if one.attrs.get("source", "").strip()]
        images = [one for one in found if one.attrs.get("mime-type", "image/").startswith("image/")]
        if kind in ("image", "photo", "picture") and images:
            best = max(images, key=lambda one: copies.number(one.attrs.get("width")) or 0)
            yield Shown(
                best.attrs["source"],
                media.say("media-caption"),
                media.say("media-producer") or media.attr("media-reference", "copyright"),
                best.attrs.get("alternate-text", ""),
            )


def _copyright(nitf: Node, data: Node) -> str:
    holder, year = data.attr("doc.copyright", "holder"), data.attr("doc.copyright", "year")
    if holder:
        return f"© {year} {holder}".replace("  ", " ")
    return "\n".join(unique(one.words for one in nitf.all(_NOTES) if one.attrs.get("noteclass") in _COPYRIGHT))


def _note(nitf: Node, data: Node) -> str:
    notes = [one.attrs.get("info", "") or one.words for one in data.all("ed-msg")]
    notes += [one.words for one in nitf.all(_NOTES) if one.attrs.get("noteclass") not in (*_COPYRIGHT, *_TRADEMARK)]
    return "\n".join(unique(notes))
