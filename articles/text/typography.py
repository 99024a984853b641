"""Typed signs as print has them: “these” for straight quotes, ’ for an apostrophe, – for a hyphen that is a dash.

Only what is new is set: a passage that stood like this in a text before stays as it is, so that an old story does not
change because somebody opened it, and two people's unchanged passages stay alike.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from articles.text import storyfields
from articles.text.storyfields import FieldType

#: Tags within a passage; every other one begins another.
_INLINE = re.compile(r"</?(?:strong|em|s|a)\b")
_TAG = re.compile(r"(<[^>]*>)")
#: Whose words are not ours to set, until the same tag closes.
_APART = {"<code": "</code>", "<pre": "</pre>", "<aside": "</aside>"}
#: What may change; a passage without any is left without a look.
_TYPED = re.compile(r"[\"']| --? ")
_ADDRESS = re.compile(r"\S*(?:://|@)\S*|\S*www\.\S*")
_DASH = re.compile(r"(?<=(\S)) --? (?=(\S))")
#: After these a straight quote opens.
_BEFORE_OPENING = " \t\n\xa0([{–—-/“‘"
#: The space that does not break, as a body writes it.
_NO_BREAK = "&nbsp;"
#: A quotation that opens so is closed in its own way: such a passage is left alone.
_LOW = "„"


def set_fields(fields: Mapping[str, Any], *known: Mapping[str, Any]) -> dict[str, Any]:
    """`fields` of a revision with the signs of its prose set, but for passages that one of `known` has as well."""
    done = dict(fields)
    for field in storyfields.FIELDS:
        if field.is_prose and field.name in fields:
            before = [text[field.name] for text in known if text.get(field.name)]
            setting = set_html if field.type is FieldType.RICH_TEXT else set_text
            done[field.name] = setting(fields[field.name], before)
    return done


def set_text(text: str, known: Iterable[str] = ()) -> str:
    """Plain text, a line a passage."""
    if not _TYPED.search(text):
        return text
    had = {line for one in known for line in one.split("\n")}
    return "\n".join(line if line in had else _set(line) for line in text.split("\n"))


def set_html(html: str, known: Iterable[str] = ()) -> str:
    """A body as `articles.body.clean` leaves it, a block a passage."""
    if not _TYPED.search(html):
        return html
    had = {passage for one in known for passage, _is_ours in _passages(one)}
    return "".join(
        passage if not is_ours or passage in had else _set(passage) for passage, is_ours in _passages(html)
    )


def _passages(html: str) -> Iterable[tuple[str, bool]]:
    """The text of each block with its inline tags, and each block's tags; True for what is ours to set."""
    held: list[str] = []
    until = ""
    for part in _TAG.split(html):
        is_tag = part.startswith("<")
        if until or (is_tag and not _INLINE.match(part)):
            yield "".join(held), True
            held.clear()
            yield part, False
            opened = next((end for begin, end in _APART.items() if part.startswith(begin)), "")
            until = "" if part == until else (until or opened)
        else:
            held.append(part)
    yield "".join(held), True


def _set(passage: str) -> str:
    """One passage; tags and addresses in it stay as they are, and quotes go on through them."""
    if _LOW in passage or not _TYPED.search(passage):
        return passage
    kept = _TAG.split(passage)
    words = "".join(part for part in kept if not part.startswith("<"))
    signs = iter(_signs(words))
    return "".join(part if part.startswith("<") else "".join(next(signs) for _letter in part) for part in kept)


def _signs(words: str) -> list[str]:
    """Each letter of `words` as it is to be set."""
    asides = [match.span() for match in _ADDRESS.finditer(words)]
    made = list(words)
    for match in _DASH.finditer(words):
        if not (match[1].isdigit() and match[2].isdigit()):
            at = match.start() + 1
            made[at : match.end() - 1] = ["–", *[""] * (match.end() - at - 2)]
    is_open = {'"': False, "'": False}
    for at, sign in enumerate(words):
        if sign in is_open and not any(begin <= at < end for begin, end in asides):
            before, after = made[at - 1] if at else " ", words[at + 1 : at + 2]
            if words.endswith(_NO_BREAK, 0, at):
                before = "\xa0"
            made[at] = (_double if sign == '"' else _single)(before, after, words[at + 1 :], is_open)
    return made


def _double(before: str, after: str, rest: str, is_open: dict[str, bool]) -> str:
    if (before in _BEFORE_OPENING or not before) and after.strip():
        is_open['"'] = True
        return "“"
    if not is_open['"'] and before.isdigit():
        return '"'  # inches
    is_open['"'] = False
    return "”"


def _single(before: str, after: str, rest: str, is_open: dict[str, bool]) -> str:
    if (before in _BEFORE_OPENING or not before) and after.isalpha() and re.search(r"\w[.,!?]?'(?!\w)", rest):
        is_open["'"] = True
        return "‘"
    if before.isdigit() and not is_open["'"] and not after.isalpha():
        return "'"  # feet, minutes of arc
    is_open["'"] = is_open["'"] and after.isalpha()
    return "’"
