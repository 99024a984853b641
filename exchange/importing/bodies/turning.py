"""From the HTML of any system to HTML that our cleaner keeps: pictures become photos, players become embeds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from django.utils.translation import gettext as _

from articles import body
from articles.body import providers, signs
from articles.body.tree import Node
from exchange.importing.bodies import blocks, shortcodes
from exchange.importing.formats import htmltree, words
from exchange.importing.items import Picture

#: WordPress hangs the size on a file's name; other stores put it into the path.
_SIZE = re.compile(r"(?:-\d{2,5}x\d{2,5}|-scaled|-e\d{8,}|-rotated)+(?=\.[A-Za-z0-9]{2,5}$)")
_NUMBER = re.compile(r"\bwp-image-(\d{1,12})\b")
_QUOTED_POST = r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|fb-video"
_INLINE = ("a", "strong", "b", "em", "i", "span", "u", "font", "small")
#: Attributes in which pages that load late keep the true address, the surest first.
_SOURCES = ("data-orig-file", "data-src", "data-lazy-src", "data-original", "data-image", "data-full-url", "src")

#: Which photo of the library a picture is; None if there is none.
type Placing = Callable[[Picture], int | None]


@dataclass
class Turned:
    """A body, cleaned; the pictures that it names; and what had no place in it, as told to people."""

    html: str
    pictures: list[Picture] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    words_before: int = 0
    words_after: int = 0

    @property
    def lost(self) -> float:
        """By which part of itself the text grew or shrank: 0.01 is one per cent."""
        return abs(self.words_after - self.words_before) / max(self.words_before, 1)


def turn(
    html: str,
    place: Placing,
    *,
    is_wordpress: bool = False,
    lead: Picture | None = None,
    attached: Sequence[str] = (),
) -> Turned:
    """The body that `html` makes. The first picture is left out if it is the `lead`, which a page shows anyhow."""
    made = Turned("")
    if is_wordpress:
        html = _of_wordpress(html, made.left_out, attached)
    root = htmltree.parse(html)
    _Walk(made, place, lead).through(root)
    before = htmltree.inner(root)
    made.words_before = words.count(before)
    # within a div the cleaner sorts lines and blocks, also where nothing else shows that another program wrote it
    made.html, unseen = body.clean_telling(f"<div>{before}</div>")
    made.left_out += [f"{kind}: {said}" if said else kind for kind, said in unseen]
    made.words_after = body.word_count(made.html)
    return made


def _of_wordpress(html: str, left_out: list[str], attached: Sequence[str]) -> str:
    in_blocks = blocks.has_blocks(html)
    html = blocks.without_marks(html)
    if in_blocks:
        html = blocks.without_comments(html, left_out)
    html = shortcodes.turned(html, left_out, attached)
    return html if in_blocks else blocks.with_paragraphs(html)


def same_file(one: str, other: str) -> bool:
    """True for two addresses of one picture, in whatever size."""
    return bool(one) and file_of(one) == file_of(other)


def file_of(address: str) -> str:
    """Host and path of a picture in its full size, without scheme and query."""
    parts = urlsplit(address.strip())
    return f"{(parts.hostname or '').removeprefix('www.')}{_SIZE.sub('', unquote(parts.path))}"


class _Walk:
    """Goes through the nodes once, and makes ours of those that show something."""

    def __init__(self, made: Turned, place: Placing, lead: Picture | None):
        self.made, self.place, self.lead = made, place, lead

    def through(self, root: Node) -> None:
        for node in list(root.elements):
            if any(above.gone for above in _above(node)):
                continue
            if node.tag == "img":
                self._picture(node)
            elif node.tag == "iframe":
                self._player(node)
            elif node.tag in ("video", "audio", "embed"):
                self._recording(node)
            elif node.tag == "blockquote" and node.has_class(_QUOTED_POST):
                self._post(node)
            elif node.tag == "p":
                self._address_alone(node)

    def _picture(self, node: Node) -> None:
        alt = node.attrs.get("alt", "")
        if alt and (signs.is_emoji(alt) or node.has_class("emoji|wp-smiley")):
            node.tag, node.children = "", [alt]
            return
        picture = self._described(node)
        is_counter = node.attrs.get("width") in ("0", "1") and node.attrs.get("height") in ("0", "1")
        if is_counter or not (picture.address or picture.ref):
            node.gone = True
            return
        is_first = not self.made.pictures
        self.made.pictures.append(picture)
        if is_first and self.lead and self._is_lead(picture):
            node.gone = True
            if caption := _caption_of(node):
                caption.gone = True
            return
        number = self.place(picture)
        if number is None:
            node.gone = True
            self.made.left_out.append(_("picture %s") % (picture.address or picture.ref))
            return
        caption = _caption_of(node)
        self._put(node, "data-photo", str(number))
        if caption:
            moved = Node("figcaption", {}, node)
            moved.children = [picture.caption]
            node.children = [moved]
            caption.gone = True

    def _is_lead(self, picture: Picture) -> bool:
        lead = self.lead
        return bool(lead) and (
            (picture.ref != "" and picture.ref == lead.ref) or same_file(picture.address, lead.address)
        )

    def _described(self, node: Node) -> Picture:
        address = next((node.attrs[name] for name in _SOURCES if node.attrs.get(name, "").startswith("http")), "")
        address = address or next((node.attrs[name] for name in _SOURCES if node.attrs.get(name)), "")
        if address.startswith("data:"):
            address = ""
        found = _NUMBER.search(node.attrs.get("class", ""))
        ref = node.attrs.get("data-ref") or node.attrs.get("data-id") or (found[1] if found else "")
        caption = _caption_of(node)
        alt = words.plain(node.attrs.get("alt", ""))
        return Picture(address, ref, alt, " ".join(caption.words.split()) if caption else "")

    def _player(self, node: Node) -> None:
        address = node.attrs.get("data-src") or node.attrs.get("src", "")
        carried = parse_qs(urlsplit(address).query)
        asked = [address, *(value for name in ("url", "src", "href") for value in carried.get(name, ()))]
        found = next((one for one in (providers.find(_whole(each)) for each in asked) if one), None)
        if found:
            self._put(node, "data-embed", found.address)
        else:
            node.gone = True
            self.made.left_out.append(_("frame %s") % address)

    def _recording(self, node: Node) -> None:
        inside = [one.attrs.get("src", "") for one in node.elements if one.tag == "source"]
        address = node.attrs.get("src") or next((one for one in inside if one), "")
        node.gone = True
        self.made.left_out.append(f"{node.tag} {address}".strip())

    def _post(self, node: Node) -> None:
        """A post of another site, quoted together with the address of its own page."""
        links = [one.attrs.get("href", "") for one in node.elements if one.tag == "a"]
        asked = [
            node.attrs.get("cite", ""),
            *(node.attrs.get(f"data-{name}", "") for name in _PERMALINKS),
            *links[::-1],
        ]
        found = next((one for one in (providers.find(each) for each in asked) if one), None)
        if found:
            self._put(node, "data-embed", found.address)

    def _address_alone(self, node: Node) -> None:
        """A paragraph that is nothing but an address, which other systems make a player of when they show it."""
        said = node.words.strip()
        if " " not in said and said.startswith("http") and (found := providers.find(said)):
            self._put(node, "data-embed", found.address)

    @staticmethod
    def _put(node: Node, name: str, value: str) -> None:
        """Make the node a reference of ours; marks and links that held nothing else go."""
        node.tag, node.attrs, node.children = "figure", {name: value}, []
        for above in _above(node):
            if above.tag in _INLINE and not above.words.strip():
                above.tag = ""
            elif above.tag == "figure":
                above.tag = "div"


_PERMALINKS = ("instgrm-permalink", "href", "video-id")


def _whole(address: str) -> str:
    return f"https:{address}" if address.startswith("//") else address


def _above(node: Node) -> list[Node]:
    found = []
    while (node := node.parent) is not None:
        found.append(node)
    return found


def _caption_of(node: Node) -> Node | None:
    """The caption in the figure around a picture, unless the figure holds several."""
    figure = node.above("figure")
    if figure is None or sum(one.tag == "img" for one in figure.elements) > 1:
        return None
    return next((one for one in figure.elements if one.tag == "figcaption" and not one.gone), None)
