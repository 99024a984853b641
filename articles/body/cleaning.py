"""Making any HTML into a body: what the editor could not have made is removed."""

import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

import nh3

from articles.body import pasted, providers, signs, weight, wrappers
from articles.body.schema import allow_list

#: Tags that mean the same as one of ours. Two passes: nh3 cannot rename, so they survive the first and not the last.
_RENAMED = {
    "b": "strong",
    "i": "em",
    "strike": "s",
    "h1": "h2",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
    "div": "p",
    "section": "p",
}
_INLINE = {"strong", "em", "s", "a"}
_REFERENCE = {"figure": ("data-photo", "data-embed"), "aside": ("data-article",)}
_VOID = {"br"}
#: What says nothing when nothing stands in it.
_CAN_BE_EMPTY = frozenset(
    f"<{tag}>" for tag in (*_INLINE - {"a"}, "p", "h2", "h3", "li", "ul", "ol", "blockquote", "figcaption")
)
_PART = re.compile("<[^<>]*+>|[^<]++|<")
_BLANK = re.compile(r"<br>|(?:\s|&nbsp;)*+")
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_BREAKS = re.compile(f"[{signs.LINE_BREAKS}{signs.PARAGRAPH_BREAK}]")
_PASSES = 6
#: Reading may lengthen a text so many times: formatting that is never closed is said again in every paragraph.
_LONGER = 4


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    """The value to keep, or None: references are numbers, embeds are addresses of known providers."""
    if name in ("data-photo", "data-article", "data-poster"):
        return value if _NUMBER.fullmatch(value) else None
    if name in ("colspan", "rowspan", "start"):
        return value if _NUMBER.fullmatch(value) and len(value) <= 3 else None
    if name == "data-embed":
        found = providers.find(value)
        return found.address if found else None
    if name == "href":
        address = wrappers.unwrapped(value)
        return None if address.startswith("#") else address
    return "" if name == "data-pullquote" else value


_allowed = allow_list()
_rough_tags = _allowed["tags"] | set(_RENAMED)
_rough = nh3.Cleaner(**_allowed | {"tags": _rough_tags, "link_rel": None}, attribute_filter=_keep_attribute)
_final = nh3.Cleaner(**_allowed, attribute_filter=_keep_attribute)


def clean(html: str) -> str:
    """`html` with everything removed that the editor could not have made. Safe to print; idempotent."""
    return clean_telling(html)[0]


def clean_telling(html: str) -> tuple[str, list[tuple[str, str]]]:
    """`clean`, and what another program had marked as no part of the text, as (kind, words): see `unseen.KINDS`.

    Of HTML that is too heavy to be read (`weight`) the words alone are left. The form refuses it with the reason.
    """
    html, left_out = signs.carried(html), []
    if weight.weigh(html).why_not:
        html = from_plain_paragraphs(weight.lines(html))
    longest = _LONGER * len(html) + 10_000
    for _ in range(_PASSES):
        before, tidied = html, pasted.tidy(html)
        left_out += tidied.left_out
        html = _once(tidied.html)
        if html == before:
            return html, left_out
        if len(html) > longest:
            break
    settled = _once(pasted.tidy(html).html) == html
    if not settled:  # and never will be: its words are the last resort
        html = from_plain_paragraphs(nh3.clean(html, tags=set()).split("\n"))
    return html, left_out


def from_plain_paragraphs(paragraphs: Iterable[str]) -> str:
    """A body of plain paragraphs, every character as written; empty ones are left out."""
    whole = (signs.without_unseen(text).strip() for text in paragraphs)
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in whole if text)


def _once(html: str) -> str:
    shape = _Shape()
    shape.feed(_rough.clean(html))
    shape.close()
    return _without_empty(_final.clean("".join(shape.out))).strip()


def _without_empty(html: str) -> str:
    """nh3's output without elements that hold nothing, nor what holds nothing but those; in one pass."""
    kept: list[str] = []
    for part in _PART.findall(html):
        at = len(kept)
        opening = f"<{part[2:]}"
        if part.startswith("</") and opening in _CAN_BE_EMPTY:
            while at and _BLANK.fullmatch(kept[at - 1]):
                at -= 1
            if at and kept[at - 1] == opening:
                del kept[at - 1 :]
                continue
        kept.append(part)
    return "".join(kept)


class _Shape(HTMLParser):
    """Rewrites nh3's output: renames tags, and keeps reference nodes to the shape the editor gives them.

    Reads only what nh3 wrote, so there is one way to read it; what it writes goes through nh3 again.
    """

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self.open: list[str] = []  # what each open tag was written as; "" if it was dropped
        self.within = ""  # the reference attribute of the node we are in
        self.caption = False

    def handle_starttag(self, tag, attrs):
        written = self._written(tag, dict(attrs))
        if tag not in _VOID:
            self.open.append(written.split(" ", 1)[0])
        if written:
            self.out.append(f"<{written}>")

    def handle_endtag(self, tag):
        written = self.open.pop() if self.open else ""
        if written:
            self.out.append(f"</{written}>")
        if written in _REFERENCE:
            self.within = ""
        if written == "figcaption":
            self.caption = False

    def handle_data(self, data):
        if self.within in ("", "data-article") or self.caption:
            self.out.append(self._with_breaks(signs.without_unseen(data)))

    def _with_breaks(self, text: str) -> str:
        """The breaks that Word and Unicode have signs for: of a line, and, in a paragraph of its own, of that."""
        if not _BREAKS.search(text):
            return text
        if self.within == "data-article":
            return _BREAKS.sub(" ", text)
        alone = self.open[-1:] == ["p"] and not self.within
        return _BREAKS.sub(lambda found: "</p><p>" if found[0] == signs.PARAGRAPH_BREAK and alone else "<br>", text)

    def handle_entityref(self, name):
        self.handle_data(f"&{name};")

    def handle_charref(self, name):
        self.handle_data(f"&#{name};")

    def _written(self, tag: str, attrs: dict) -> str:
        """What follows `<`: a name with attributes, or "" for a tag that is dropped and its content kept."""
        tag = _RENAMED.get(tag, tag)
        if self.within:
            return self._written_within(tag, attrs)
        if tag in _REFERENCE:
            name = next((name for name in _REFERENCE[tag] if name in attrs), "")
            self.within = name
            poster = attrs.get("data-poster") if name == "data-embed" else None
            more = f' data-poster="{escape(poster)}"' if poster else ""
            return f'{tag} {name}="{escape(attrs[name])}"{more}' if name else "p"
        if tag == "figcaption":
            return "p"
        return _plain(tag, attrs)

    def _written_within(self, tag: str, attrs: dict) -> str:
        if self.within == "data-photo" and tag == "figcaption" and not self.caption:
            self.caption = True
            return tag
        return _plain(tag, attrs) if self.caption and tag in _INLINE else ""


def _plain(tag: str, attrs: dict) -> str:
    if tag == "a" and not attrs.get("href"):
        return ""
    return tag + "".join(f' {name}="{escape(value or "")}"' for name, value in attrs.items() if name != "rel")
