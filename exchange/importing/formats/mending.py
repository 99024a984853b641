"""XML that is not quite XML, as real exports hold it, made well-formed on its way in, and each place told.

Mended are: white space before the declaration, an `&` that begins no entity, entities that only HTML knows, control
characters, bytes that are not in the file's own encoding, and CDATA within CDATA. Anything else stays wrong, for the
parser to refuse. Nothing is mended in a file that is well-formed: `markup` reads it first without this.
"""

import codecs
import re
from collections.abc import Iterator
from html.entities import html5
from typing import BinaryIO

from django.utils.translation import gettext as _

from exchange.importing.items import Mended

CHUNK = 1_000_000
_OWN = frozenset(["amp", "lt", "gt", "quot", "apos"])
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CDATA, _CLOSE = "<![CDATA[", "]]>"
#: A `]]>` within CDATA: one section ends in the middle of it, and the next goes on.
_PARTED = "]]]]><![CDATA[>"
#: What begins something outside of CDATA that has to be looked at.
_NEXT = re.compile(r"<!\[CDATA\[|<!--|<\?|<[A-Za-z_:][^\s<>/]*|&")
_IN_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_ENDS = {"<!--": "-->", "<?": "?>"}
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
#: No token that has to be seen whole is longer.
_AHEAD = 300


def text_of(file: BinaryIO, mender: "Mender") -> Iterator[str]:
    """The file as well-formed text, in pieces; `mender` knows afterwards what was mended."""
    head = file.read(CHUNK)
    decoder = codecs.getincrementaldecoder(_encoding(head))(errors="surrogateescape")
    while head:
        yield mender.feed(decoder.decode(head))
        head = file.read(CHUNK)
    yield mender.feed(decoder.decode(b"", final=True), final=True)


def _encoding(head: bytes) -> str:
    """By its first bytes, as XML has it; UTF-8 where nothing is said, or where Python knows no such text."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    found = _DECLARED.match(head.removeprefix(codecs.BOM_UTF8))
    try:
        name = codecs.lookup(found[1].decode()).name if found else "utf-8"
        b"<".decode(name, "surrogateescape")  # some that it knows are no text, or know nothing of broken bytes
    except (LookupError, UnicodeError):
        name = "utf-8"
    return "utf-8-sig" if name == "utf-8" else name


class Mender:
    """Takes text in pieces and gives it back mended. Lines keep their numbers.

    `told` has the places, the first `most` of them; `more` counts the rest.
    """

    def __init__(self, most: int = 200):
        self.told: list[Mended] = []
        self.more = 0
        self._most = most
        self._rest = ""
        self._began = self._final = False
        self._line, self._column = 1, 1
        self._until = ""  # the end of the comment or instruction in which the text stands
        self._depth = 0  # CDATA within CDATA
        self._tag = ""  # the element that opened last, of which a CDATA section is the content

    def feed(self, text: str, final: bool = False) -> str:
        """The next piece, mended. What cannot be judged yet waits for the next call, or for `final`."""
        text, self._final = self._rest + text, final
        out: list[str] = []
        if not self._began:
            text = self._begin(text, out)
        at = 0
        while at < len(text) and (final or len(text) - at > _AHEAD):
            reading = self._within if self._until else self._cdata if self._depth else self._markup
            at = reading(text, at, out)
        self._rest = text[at:]
        return "".join(out)

    def grown(self, line: int, column: int) -> int:
        """How many characters the mends before `column` (as it is now) have put into `line`."""
        grew = 0
        for one in self.told:
            if one.line == line and one.column + grew < column:
                grew += one.grew
        return grew

    def _begin(self, text: str, out: list[str]) -> str:
        """Blank out the declaration, before which white space may stand: what goes on from here is UTF-8."""
        body = text.lstrip(" \t\r\n\ufeff")
        if not body:
            return text
        self._began = True
        before = text[: len(text) - len(body)].replace("\ufeff", "")
        end = body.find("?>", 0, 2 * _AHEAD) if body.startswith("<?xml") else -1
        if end != -1:
            if before:
                self._tell(_("white space before the XML declaration"))
            body = re.sub(r"[^\n]", " ", body[: end + 2]) + body[end + 2 :]
        return before + body

    def _until_here(self, text: str) -> int:
        """How far a text may be passed in which nothing was found: its last characters may begin something."""
        return len(text) if self._final else len(text) - _AHEAD

    def _too_near(self, text: str, at: int) -> bool:
        return not self._final and len(text) - at <= _AHEAD

    def _markup(self, text: str, at: int, out: list[str]) -> int:
        found = _NEXT.search(text, at)
        if found is None:
            return self._plain(text, at, self._until_here(text), out)
        self._plain(text, at, found.start(), out)
        opened = found[0]
        if self._too_near(text, found.start()):
            return found.start()
        if opened == "&":
            return self._ampersand(text, found.start(), out)
        if opened == _CDATA:
            self._depth = 1
        elif opened in _ENDS:
            self._until = _ENDS[opened]
        else:
            self._tag = opened[1:]
        return self._plain(text, found.start(), found.end(), out)

    def _ampersand(self, text: str, at: int, out: list[str]) -> int:
        found = _ENTITY.match(text, at)
        name = found[0][1:-1] if found else ""
        instead, end = (found[0], found.end()) if found else ("&amp;", at + 1)
        if not found:
            self._tell(_("a bare &"), grew=4)
        elif name.startswith("#") and not _is_character(name):
            instead = ""
            self._tell(_("a control character, written &%s;") % name, grew=-len(found[0]))
        elif not name.startswith("#") and name not in _OWN:
            known = html5.get(f"{name};")
            if known is None:
                instead, end = "&amp;", at + 1
                self._tell(_("a bare &"), grew=4)
            else:
                instead = known.replace("&", "&amp;").replace("<", "&lt;")
                grew = len(instead) - len(found[0])
                self._tell(_("the entity &%s;, which only HTML knows") % name, grew)
        out.append(instead)
        self._pass(text[at:end])
        return end

    def _cdata(self, text: str, at: int, out: list[str]) -> int:
        found = _IN_CDATA.search(text, at)
        if found is None:
            return self._plain(text, at, self._until_here(text), out)
        self._plain(text, at, found.start(), out)
        if self._too_near(text, found.start()):
            return found.start()
        after = text[found.end() : found.end() + _AHEAD]
        if found[0] == _CDATA:
            self._depth += 1
        elif not self._is_end(after) and (self._depth > 1 or self._ends_later(after)):
            self._depth = max(self._depth - 1, 1)
            self._tell(_("CDATA within CDATA"), grew=len(_PARTED) - len(_CLOSE))
            out.append(_PARTED)
            self._pass(_CLOSE)
            return found.end()
        else:
            self._depth = 0
        out.append(found[0])
        self._pass(found[0])
        return found.end()

    def _is_end(self, after: str) -> bool:
        """True if the section ends here: its element closes, or the next section begins at once."""
        return after.startswith(_CDATA) or bool(re.match(rf"\s*</{re.escape(self._tag)}[\s>]", after))

    def _ends_later(self, after: str) -> bool:
        """True if the section ends at the next closing signs, with plain words between: these here are words, too."""
        return bool(re.match(rf"[^<]*?\]\]>\s*</{re.escape(self._tag)}[\s>]", after))

    def _within(self, text: str, at: int, out: list[str]) -> int:
        """Pass a comment or an instruction by."""
        found = text.find(self._until, at)
        if found == -1:
            return self._plain(text, at, self._until_here(text), out)
        end = found + len(self._until)
        self._until = ""
        return self._plain(text, at, end, out)

    def _plain(self, text: str, at: int, end: int, out: list[str]) -> int:
        """Text as it stands, without what no XML may hold. Returns `end`."""
        for found in _CONTROL.finditer(text, at, end):
            out.append(text[at : found.start()])
            self._pass(text[at : found.start()])
            code = ord(found[0])
            if 0xDC80 <= code <= 0xDCFF:
                self._tell(_("a byte that is not in the file's encoding"))
                out.append(bytes([code - 0xDC00]).decode("cp1252", "replace"))
            else:
                self._tell(_("a control character"), grew=-1)
            self._pass(found[0])
            at = found.end()
        out.append(text[at:end])
        self._pass(text[at:end])
        return end

    def _pass(self, text: str) -> None:
        lines = text.count("\n")
        self._line += lines
        self._column = len(text) - text.rfind("\n") if lines else self._column + len(text)

    def _tell(self, what: str, grew: int = 0) -> None:
        if len(self.told) < self._most:
            self.told.append(Mended(what, self._line, self._column, grew))
        else:
            self.more += 1


def _is_character(name: str) -> bool:
    """True for the number of a character that XML may hold."""
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    if code in (0x9, 0xA, 0xD):
        return True
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
