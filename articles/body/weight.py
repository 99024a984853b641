"""How heavy HTML is, told before anything reads it: how many elements, and how deep they stand in each other.

Reading deeply nested HTML costs the square of its depth, whoever reads it. So this counts tags as a browser finds
them, in one pass forward, and where it is in doubt it counts too many: a text that no person wrote is not worth the
reading, and one that a person wrote is far below these limits.
"""

import re
from dataclasses import dataclass
from html import unescape

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

#: Elements of a body, and elements within elements. A long story has some hundreds, Word's worst some thousands.
MOST_ELEMENTS = 20_000
DEEPEST = 100
#: Further up than this a closing tag looks for no partner.
_LOOKED_THROUGH = 30
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
#: What the next of its kind closes by itself; how deep it stands, other elements tell.
_CLOSES_ITSELF = frozenset(["p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot"])
#: What may hold text that is not read as tags.
_RAW = frozenset(["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript"])
_RAW |= {"plaintext", "template", "svg", "math"}
#: A closing tag in one of these closes nothing outside it.
_WALLS = _RAW | {"table", "caption", "object", "marquee", "applet"}
_ATTRIBUTES = r"""(?:[\s/]++|=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?+)?+|=)*+"""
_TOKEN = re.compile(
    rf"<!--(?:-?>|.*?(?:--!?>|\Z))|(?P<cdata><!\[CDATA\[[^>]*+(?:>|\Z))|<(?:[!?]|/[^a-zA-Z>])[^>]*+(?:>|\Z)"
    rf"|<(?P<closes>/?)(?P<name>[a-zA-Z][^\s/>]*+){_ATTRIBUTES}(?:>|\Z)",
    re.DOTALL,
)
REMEDY = gettext_noop("Copy it and paste it as plain text (Ctrl+Shift+V), or divide it.")
_ANY_TAG = re.compile("<[^<>]*+>")


@dataclass(frozen=True)
class Weight:
    """How many elements HTML has at most, and how deep the deepest stands."""

    elements: int
    depth: int

    @property
    def why_not(self) -> str:
        """What is wrong with it and how to mend that, for the person whose text it is; empty if it can be read."""
        if self.depth > DEEPEST:
            told = _("The text has formatting within formatting, %(depth)s deep; %(most)s can be read.")
            return f"{told % {'depth': self.depth, 'most': DEEPEST}} {_(REMEDY)}"
        if self.elements > MOST_ELEMENTS:
            told = _("The text is made of %(elements)s parts; %(most)s can be read.")
            return f"{told % {'elements': self.elements, 'most': MOST_ELEMENTS}} {_(REMEDY)}"
        return ""


class _Open:
    """The elements that are open, the outermost first; `raw` of them may hold text that is not read as tags."""

    def __init__(self):
        self.names: list[str] = []
        self.raw = 0

    def enter(self, name: str) -> None:
        if name not in _CLOSES_ITSELF:
            self.names.append(name)
            self.raw += name in _RAW

    def leave(self, name: str) -> None:
        """Take away the nearest open element of this name and what stands in it, if the tag is one at all."""
        if self.raw and name not in _RAW:
            return
        within = len(self.names) if name in _RAW else min(_LOOKED_THROUGH, len(self.names))
        for above in range(1, within + 1):
            if self.names[-above] == name:
                self.raw -= sum(one in _RAW for one in self.names[-above:])
                del self.names[-above:]
                return
            if self.names[-above] in _WALLS and name not in _RAW:
                return


def weigh(html: str) -> Weight:
    """The weight of `html`; once it is too heavy, the counting ends."""
    elements, depth, now = 0, 0, _Open()
    for found in _TOKEN.finditer(html):
        name = (found["name"] or "").lower()
        if found["cdata"] and now.raw:  # a drawing may hide in it what closes and what does not
            return Weight(elements, DEEPEST + 1)
        if not name:
            continue
        if found["closes"]:
            now.leave(name)
            continue
        elements += 1
        if name not in _VOID:
            now.enter(name)
        depth = max(depth, len(now.names))
        if depth > DEEPEST or elements > MOST_ELEMENTS:
            break
    return Weight(elements, depth)


def lines(html: str) -> list[str]:
    """The words of HTML that is too heavy to be read, at a tag a new line, if those are not too many themselves.

    Nothing is lost but the formatting.
    """
    found = [line for line in unescape(_ANY_TAG.sub("\n", html)).split("\n") if line.strip()]
    together = len(found) // (MOST_ELEMENTS // 2) + 1
    return [" ".join(found[n : n + together]) for n in range(0, len(found), together)]
