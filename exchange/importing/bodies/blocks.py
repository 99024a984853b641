"""WordPress's text before it is HTML: block comments since version 5, and paragraphs by empty lines before."""

import json
import re
from html import escape

from django.utils.translation import gettext as _

from articles.body import providers
from exchange.importing.formats import words

_BLOCK = re.compile(r"<!--\s+(/?)wp:([a-z][a-z0-9_/-]{0,80})\s+(?:(\{[^<>]{0,20000}\})\s+)?(/?)-->")
_FIGCAPTION = re.compile(r"<figcaption\b[^<>]*+>(.*?)</figcaption>", re.DOTALL | re.IGNORECASE)
#: Blocks without a text that nobody misses.
_SILENT = frozenset(
    ["spacer", "separator", "more", "nextpage", "page-break", "post-title", "post-content", "shortcode"]
)

_BLOCK_TAGS = (
    "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|"
    "style|script|p|h[1-6]|hr|fieldset|legend|section|article|aside|header|footer|nav|figure|figcaption|details|summary|"
    "iframe|video|audio|noscript"
)
_OPENS = re.compile(rf"\s*(<(?:{_BLOCK_TAGS})(?=[\s/>])[^<>]*+>)", re.IGNORECASE)
_CLOSES = re.compile(rf"(</(?:{_BLOCK_TAGS})>)\s*", re.IGNORECASE)
_KEPT = ("pre", "script", "style", "textarea")
_STARTS_BLOCK = re.compile(rf"</?(?:{_BLOCK_TAGS})(?=[\s/>])", re.IGNORECASE)
_MARKS = re.compile(r"<!--\s*(?:more\b.*?|nextpage|noteaser)\s*-->", re.IGNORECASE)


def has_blocks(html: str) -> bool:
    """True for a text written in blocks: its paragraphs are marked, whatever its lines are."""
    return "<!-- wp:" in html


def without_comments(html: str, left_out: list[str]) -> str:
    """The HTML of a text in blocks: embeds as ours, every other comment gone. What a block would have fetched when
    the page was shown is told."""
    out: list[str] = []
    at = 0
    embed = ""  # the name of the embed whose inside is passed by
    began = 0
    for match in _BLOCK.finditer(html):
        name = match[2].removeprefix("core/")
        if embed:
            if match[1] and name == embed:
                out.append(_caption(html[began : match.start()]))
                embed, at = "", match.end()
            continue
        out.append(html[at : match.start()])
        at = match.end()
        said = _said(match[3])
        if _is_embed(name) and not match[1] and (found := providers.find(str(said.get("url", "")))):
            out.append(f'<figure data-embed="{escape(found.address)}"></figure>')
            if not match[4]:
                embed, began = name, match.end()
        elif match[4] and name not in _SILENT:
            left_out.append(_("block %s") % f"{name} {said.get('ref', '')}".strip())
    return "".join(out) + html[began if embed else at :]


def _is_embed(name: str) -> bool:
    return name == "embed" or name.startswith("core-embed/")


def _said(text: str | None) -> dict:
    try:
        value = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _caption(inside: str) -> str:
    found = _FIGCAPTION.search(inside)
    return f"<p>{found[1]}</p>" if found else ""


def without_marks(html: str) -> str:
    """A paged story as one, and without the mark after which lists stop."""
    return _MARKS.sub("\n\n", html)


def with_paragraphs(html: str) -> str:
    """A text in which empty lines divide paragraphs and single ones lines, as HTML. Text in `pre` stays as it is."""
    kept: list[str] = []

    def put_aside(part: str) -> str:
        kept.append(part)
        return f'\n\n<div data-kept="{len(kept) - 1}"></div>\n\n'

    text = words.replaced(html.replace("\r\n", "\n").replace("\r", "\n"), _KEPT, put_aside)
    text = _CLOSES.sub(r"\1\n\n", _OPENS.sub(r"\n\n\1", text))
    parts = (part.strip() for part in re.split(r"\n[ \t]*\n\s*", text))
    made = "".join(_paragraph(part) for part in parts if part)
    return re.sub(r'<div data-kept="(\d+)"></div>', lambda match: kept[int(match[1])], made)


def _paragraph(part: str) -> str:
    if _STARTS_BLOCK.match(part):
        return part
    # an element that closes here was opened further up: what stands before its end is a paragraph within it
    closing = _CLOSES.search(part)
    text, rest = (part[: closing.start()].strip(), part[closing.start() :].strip()) if closing else (part, "")
    lines = "<br>".join(line.strip() for line in text.split("\n"))
    return (f"<p>{lines}</p>" if lines else "") + rest
