"""Reading a story out of the plain text of a page: what each line is, by its form and its place.

The page is one as a reader would copy it from a paper's site: menu, headline, a photo line with “Kredit Foto:”,
a dateline, paragraphs with “Baca Juga:” lines between them, “Penulis:”, “Editor:” and the share row.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.body import signs

#: Words of a page's furniture; together with the names of the paper's sections they make up its menu.
MENU_WORDS = frozenset({"menu", "home", "beranda", "video", "indeks", "about us", "tentang kami", "social media"})

_PHOTO = re.compile(r"^(?P<caption>.*?)\s*Kredit Foto\s*:\s*(?P<credit>.*)$", re.IGNORECASE)
_DATELINE = re.compile(r"^(?P<paper>[^,.\"“]{2,60}),\s*(?P<place>[\w .'/-]{2,80}?)\s+[-–—]+\s*(?P<rest>.*)$")
_READ_ALSO = re.compile(r"^Baca Juga\s*:\s*(?P<headline>.+)$", re.IGNORECASE)
_CREDIT_LINE = re.compile(r"^(?P<role>Penulis|Editor|Redaktur)\s*:\s*(?P<names>.+)$", re.IGNORECASE)
_FURNITURE = re.compile(r"^(bagikan artikel\s*:?|.*\bfollow\b.*\bgoogle news\b.*)$", re.IGNORECASE)
_NAMES = re.compile(r"\s*(?:;|,| dan | & )\s*")
_WRAPPED = range(50, 110)
_LAST_WORD, _FIRST_WORD = re.compile(r"([^\W\d_]+)-$"), re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the body."""

    text: str


@dataclass(frozen=True)
class ReadAlso:
    """A read-also line in the body: the headline of another story."""

    headline: str


@dataclass
class PageText:
    """The parts of a page. `furniture` is what the site prints by itself; `unplaced` is what nothing claimed.

    `parted` are words put together across a line's end, with the hyphen that stood there.
    """

    headline: str = ""
    paper: str = ""
    place: str = ""
    caption: str = ""
    credit: str = ""
    blocks: list[Paragraph | ReadAlso] = field(default_factory=list)
    writers: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    parted: list[str] = field(default_factory=list)


def parse(text: str, section_names: Iterable[str] = ()) -> PageText:
    """The parts of the page `text`. Every line of it ends up in exactly one of them.

    `section_names` are menu entries beside MENU_WORDS. Raises ValueError if there is no headline.
    """
    menu = MENU_WORDS | {name.casefold() for name in section_names}
    whole = re.sub("\u00ad[ \t]*\r?\n[ \t]*", "", text)  # a soft hyphen parts a word at a line's end
    text = signs.with_line_feeds(signs.without_unseen(whole))
    lines = [re.sub(r"\s+", " ", line).strip() for line in text.split("\n")]
    page = PageText()
    rest = _take_menu(lines, menu, page)
    rest = _take_headline(rest, page)
    for line in _unwrap(rest, page):
        _place(line, page)
    return page


def _take_menu(lines: list[str], menu: frozenset[str], page: PageText) -> list[str]:
    """Move the menu at the page's top to its furniture.

    That is every line that the menu is known to hold, and, below the word “Menu”, all lines up to an empty one.
    """
    under_menu = False
    for index, line in enumerate(lines):
        under_menu = bool(line) and (under_menu or line.casefold() == "menu")
        if line and not under_menu and line.casefold() not in menu:
            return lines[index:]
        if line:
            page.furniture.append(line)
    return []


def _take_headline(lines: list[str], page: PageText) -> list[str]:
    """The headline is the line before the photo line, else the first line; lines above it are unplaced."""
    filled = [index for index, line in enumerate(lines) if line]
    if not filled:
        raise ValueError("The page has no headline: there is no line of text below the menu.")
    photo = next((index for index in filled if _PHOTO.match(lines[index])), None)
    above = [index for index in filled if photo is not None and index < photo]
    at = above[-1] if above and len(above) <= 3 else filled[0]
    if photo is not None and not above:
        raise ValueError("The page has no headline: the first line below the menu is the photo line.")
    page.headline = lines[at]
    page.unplaced += [lines[index] for index in filled if index < at]
    return lines[at + 1 :]


def _unwrap(lines: list[str], page: PageText) -> list[str]:
    """Lines that a program wrapped at some 80 characters become one again; an empty line always divides."""
    joined: list[str] = []
    open_line = follows = False
    for line in lines:
        own = bool(_PHOTO.match(line) or _READ_ALSO.match(line) or _CREDIT_LINE.match(line))
        if line and follows and not own and _LAST_WORD.search(joined[-1]) and line[0].islower():
            _join_parted(joined, line, page)
        elif line and open_line and not own:
            joined[-1] += " " + line
        elif line:
            joined.append(line)
        special = own or bool(_DATELINE.match(line)) or bool(_FURNITURE.match(line))
        follows = bool(line) and not special
        open_line = len(line) in _WRAPPED and line[-1] not in '.!?”"…:' and not special
    return joined


def _join_parted(joined: list[str], line: str, page: PageText) -> None:
    """Put a word together that a line's end had parted. Whether the hyphen is its own, somebody has to look."""
    before, after = _LAST_WORD.search(joined[-1]), _FIRST_WORD.match(line)
    joined[-1] += line
    if before and after and not after[0].startswith(before[1].lower()):
        page.parted.append(f"{before[1]}-{after[0]}")


def _place(line: str, page: PageText) -> None:
    """Put one line where its form says it belongs."""
    if (photo := _PHOTO.match(line)) and not page.credit and not page.blocks:
        page.caption, page.credit = photo["caption"], photo["credit"]
    elif (dateline := _DATELINE.match(line)) and not page.place and not page.blocks:
        page.paper, page.place = dateline["paper"], dateline["place"]
        if dateline["rest"]:
            page.blocks.append(Paragraph(dateline["rest"]))
    elif also := _READ_ALSO.match(line):
        page.blocks.append(ReadAlso(also["headline"]))
    elif credit := _CREDIT_LINE.match(line):
        people = page.writers if credit["role"].casefold() == "penulis" else page.editors
        people += [name for name in _NAMES.split(credit["names"]) if name]
    elif _FURNITURE.match(line):
        page.furniture.append(line)
    elif page.writers or page.editors:
        page.unplaced.append(line)
    else:
        page.blocks.append(Paragraph(line))
