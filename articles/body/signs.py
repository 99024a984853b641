"""Characters that nobody sees: which of them a text keeps.

Joiners belong to the writing where they stand inside a word or an emoji (Persian, Malayalam, 👩‍⚕️); what other
programs put between letters for their own use goes. `static/articles/editor/signs.js` holds the same rules.
"""

import re
import unicodedata

from audit.storable import storable

#: Breaks that are no line feed: Word's, and Unicode's own for lines and paragraphs.
LINE_BREAKS, PARAGRAPH_BREAK = "\u000b\u000c\u0085\u2028", "\u2029"
_CONTROL_BREAKS = re.compile("[\u000b\u000c\u0085]")
#: Soft hyphens, spaces without width, marks of direction, and the place of an object that did not come along.
_GONE = re.compile("[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]")
_JOINERS = re.compile("[\u200c\u200d]")
#: Letters, marks, figures, and what emoji are made of.
_JOINED = ("L", "M", "N", "So", "Sk")


def carried(html: str) -> str:
    """`html` that every document can carry; a break made by a control character becomes Unicode's own for lines."""
    return storable(_CONTROL_BREAKS.sub("\u2028", html))


def without_unseen(text: str) -> str:
    """`text` without the characters that nobody sees and nobody meant; joiners inside a word or an emoji stay."""
    text = _GONE.sub("", text)
    return _JOINERS.sub(lambda found: found[0] if _is_inside(text, found.start()) else "", text)


def one_line(text: str) -> str:
    """`text` on one line, without what nobody sees."""
    return " ".join(without_unseen(text).split())


def with_line_feeds(text: str) -> str:
    """Plain text whose lines all end in a line feed; a paragraph's own separator becomes an empty line."""
    text = re.sub(f"\r\n?|[{LINE_BREAKS}]", "\n", text)
    return text.replace(PARAGRAPH_BREAK, "\n\n")


def is_emoji(text: str) -> bool:
    """True if `text` is nothing but emoji."""
    kinds = [unicodedata.category(sign) for sign in text]
    parts = all(
        kind in ("So", "Sk", "Mn", "Me", "Cf", "Sm") or sign in "0123456789#*‼⁉〰〽"
        for sign, kind in zip(text, kinds, strict=True)
    )
    return parts and ("So" in kinds or "\u20e3" in text or any(sign in "‼⁉〰〽↔" for sign in text))


def _is_inside(text: str, at: int) -> bool:
    neighbours = text[at - 1 : at] + text[at + 1 : at + 2]
    return len(neighbours) == 2 and all(unicodedata.category(sign).startswith(_JOINED) for sign in neighbours)
