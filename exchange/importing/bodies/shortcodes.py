"""WordPress's short codes: those that show something become HTML, the rest are taken out and told.

A word in brackets that nobody calls a short code ([sic], [1]) stays text.
"""

import re
from collections.abc import Callable, Sequence
from html import escape, unescape

from articles.body import providers

_CODE = re.compile(r"\[(\[?)(/?)([A-Za-z][\w-]{0,60})((?:\s[^\[\]]{0,2000})?)\](\]?)")
_ATTRIBUTE = re.compile(r"""([\w-]{1,60})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|'([^']*)'|(\S+)""")
_IMAGE = re.compile(r"(?:<a\b[^<>]*+>\s*)?<img\b[^<>]*+>(?:\s*</a>)?", re.IGNORECASE)
_EMBEDS = frozenset(["embed", "youtube", "vimeo", "tweet", "twitter", "instagram", "facebook", "tiktok", "video"])
#: Their content is no text of a story.
_SILENT = frozenset(["script", "style", "code_snippet", "wpcode"])
#: Without attributes and without an end, these are short codes all the same.
_KNOWN = frozenset(
    ["gallery", "playlist", "audio", "video", "embed", "caption", "wp_caption", "toc", "adsense", "ads"]
)


def attributes(text: str) -> dict[str, str]:
    """What stands in a short code behind its name; values without a name have their place ("0", "1") for one."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(unescape(text).replace("”", '"').replace("“", '"').strip().removesuffix("/")):
        if match[1]:
            found[match[1].lower()] = match[2] or match[3] or match[4] or ""
        else:
            found[str(len(found))] = match[5] or match[6] or match[7] or ""
    return found


def turned(html: str, left_out: list[str], attached: Sequence[str] = ()) -> str:
    """`html` without short codes. `attached` are the numbers of the pictures that belong to the story: a gallery that
    names none shows those."""
    ends = {f"[/{match[3].lower()}]": match[3].lower() for match in _CODE.finditer(html) if match[2]}
    #: Where the last end of each stands: behind it there is nothing to look for.
    ended = {name: html.rfind(end) for end, name in ends.items()}
    out: list[str] = []
    at = 0
    while match := _CODE.search(html, at):
        out.append(html[at : match.start()])
        at = match.end()
        name, said = match[3].lower(), match[4]
        if match[1] and match[5]:  # doubled brackets: it is talked about
            out.append(match[0][1:-1])
            continue
        # one bracket of a pair that is none belongs to the text around it
        out.append("[" if match[1] else "")
        if name not in _KNOWN and name not in _EMBEDS and name not in ended and "=" not in said:
            out.append(match[0][1:] if match[1] else match[0])
            continue
        if not match[2]:
            is_ended = ended.get(name, -1) >= at
            shown, at = _shown(name, attributes(said), html, at, is_ended, left_out, attached)
            out.append(shown)
        out.append("]" if match[5] else "")
    return "".join(out) + html[at:]


def _shown(
    name: str,
    said: dict[str, str],
    html: str,
    at: int,
    is_ended: bool,
    left_out: list[str],
    attached: Sequence[str],
) -> tuple[str, int]:
    """What an opening short code becomes, and where reading goes on: behind its end, if its content went into it."""
    content, after = "", at
    if is_ended and (name in _WITH_CONTENT or name in _SILENT):
        end = html.find(f"[/{name}]", at)
        if end != -1:
            content, after = html[at:end], end + len(name) + 3
    if name in ("caption", "wp_caption"):
        return _caption(said, content), after
    if name == "gallery":
        numbers = [one for one in re.split(r"[\s,]+", said.get("ids") or said.get("include") or "") if one.isdigit()]
        return "".join(f'<img data-ref="{one}">' for one in numbers or attached), after
    if name in _EMBEDS:
        return _embed(name, said, content, left_out), after
    if name not in _SILENT or content:
        left_out.append(f"[{name}]")
    return "", after


_WITH_CONTENT = frozenset(["caption", "wp_caption", *_EMBEDS])


def _caption(said: dict[str, str], content: str) -> str:
    """A picture and its words, which stand behind it or, in the oldest form, among the attributes."""
    image = _IMAGE.search(content)
    if image is None:
        return content
    words = said.get("caption") or (content[: image.start()] + content[image.end() :]).strip()
    return f"<figure>{image[0]}<figcaption>{words}</figcaption></figure>"


def _embed(name: str, said: dict[str, str], content: str, left_out: list[str]) -> str:
    """The video or post at the address that the short code gives in whichever way; told if nobody knows it."""
    asked = [content.strip(), *(said.get(key, "") for key in ("url", "src", "mp4", "0", "id"))]
    for address in asked:
        found = providers.find(_from_number(name, unescape(address)))
        if found:
            return f'<figure data-embed="{escape(found.address)}"></figure>'
    address = next((one for one in asked if one), "")
    left_out.append(f"[{name}] {address}".strip())
    return f'<p><a href="{escape(address)}">{escape(address)}</a></p>' if address.startswith("http") else ""


_FROM_NUMBER: dict[str, Callable[[str], str]] = {
    "youtube": lambda number: f"https://www.youtube.com/watch?v={number}",
    "vimeo": lambda number: f"https://vimeo.com/{number}",
}


def _from_number(name: str, given: str) -> str:
    if re.fullmatch(r"[\w-]{5,20}", given) and name in _FROM_NUMBER:
        return _FROM_NUMBER[name](given)
    return given
