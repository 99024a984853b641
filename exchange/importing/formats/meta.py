"""Values as PHP keeps them in a line of text, which WordPress puts into the meta of posts.

Lengths in them count bytes, and are off by one for each line end that XML has changed. A text is therefore taken to
end where its closing signs stand, if they do not stand where the length says. Bounded in depth and in count.
"""

import re
from typing import Any

_DEEPEST, _MOST = 40, 50_000
_HEAD = re.compile(rb"([sSaO]):(\d{1,9}):")
_PLAIN = re.compile(rb"(?:([idb]):([^;]{1,40})|(N));")
_CLASS = re.compile(rb'"[^"]{0,200}":(\d{1,9}):')
#: What can follow a text: the next value, or the end of the list.
_TEXT_END = re.compile(rb'";(?=[sSaOidbNrR}]|$)')


class NotSerialised(ValueError):
    """The text is no value of PHP's."""


def read(text: str) -> Any:
    """The value: texts, numbers, None, and dictionaries for PHP's arrays and objects. Raises NotSerialised."""
    return _Reading(text.encode("utf-8", "surrogatepass")).whole()


def found_in(text: str, *path: str) -> str:
    """The text at `path` in a serialised value; empty where the value or the path is none."""
    try:
        value = read(text)
    except NotSerialised:
        return ""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value.strip() if isinstance(value, str) else ""


class _Reading:
    def __init__(self, data: bytes):
        self.data, self.at, self.count = data, 0, 0

    def whole(self) -> Any:
        value = self._value(0)
        if self.data[self.at :].strip():
            raise NotSerialised("Something follows the value.")
        return value

    def _value(self, depth: int) -> Any:
        self.count += 1
        if depth > _DEEPEST or self.count > _MOST:
            raise NotSerialised("The value is too large.")
        if plain := _PLAIN.match(self.data, self.at):
            self.at = plain.end()
            return _number(plain)
        head = _HEAD.match(self.data, self.at)
        if head is None:
            raise NotSerialised(f"No value begins at byte {self.at}.")
        self.at = head.end()
        length = int(head[2])
        if head[1] in b"sS":
            return self._text(length)
        if head[1] == b"O":
            found = _CLASS.match(self.data, self.at)
            if found is None:
                raise NotSerialised(f"No class begins at byte {self.at}.")
            self.at, length = found.end(), int(found[1])
        return self._pairs(length, depth)

    def _text(self, length: int) -> str:
        begins = self.at + 1
        if self.data[self.at : begins] != b'"':
            raise NotSerialised(f"No text begins at byte {self.at}.")
        ends = begins + length
        if self.data[ends : ends + 2] != b'";':
            found = _TEXT_END.search(self.data, max(begins, ends - length // 2 - 2)) or _TEXT_END.search(
                self.data, begins
            )
            if found is None:
                raise NotSerialised(f"The text at byte {begins} does not end.")
            ends = found.start()
        self.at = ends + 2
        return self.data[begins:ends].decode("utf-8", "replace")

    def _pairs(self, length: int, depth: int) -> dict[str, Any]:
        if self.data[self.at : self.at + 1] != b"{":
            raise NotSerialised(f"No list begins at byte {self.at}.")
        self.at += 1
        found: dict[str, Any] = {}
        for _each in range(min(length, _MOST)):
            key = self._value(depth + 1)
            found[str(key)] = self._value(depth + 1)
        if self.data[self.at : self.at + 1] != b"}":
            raise NotSerialised(f"The list that ends at byte {self.at} has more in it than it says.")
        self.at += 1
        return found


def _number(plain: re.Match[bytes]) -> int | float | bool | None:
    if plain[3]:
        return None
    try:
        return {b"i": int, b"d": float, b"b": lambda value: value == b"1"}[plain[1]](plain[2])
    except ValueError:
        raise NotSerialised(f"{plain[2]!r} is no number.") from None
