"""Plain text on paper: a PDF that shows pages and does nothing else.

A lawyer or the press council prints it. It is set in a typewriter's letters, which every reader of PDF has, so it
needs neither fonts nor a library. Other letters than Latin ones are question marks here, and whole in the HTML beside
it.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: A4 in points, its margin, and the letters' size; a typewriter's letter is six tenths as wide as it is high.
WIDTH, HEIGHT, MARGIN, SIZE, LINE = 595, 842, 56, 10, 13
LETTERS = int((WIDTH - 2 * MARGIN) / (SIZE * 0.6))
LINES = (HEIGHT - 2 * MARGIN) // LINE - 1


@dataclass(frozen=True)
class Picture:
    """A JPEG in colour, and its size in pixels."""

    data: bytes
    width: int
    height: int


def pdf(text: str, pictures: Sequence[Picture] = ()) -> bytes:
    """`text` as a PDF of A4 pages, each with its number at the foot; behind it a page for each picture."""
    pages = list(_pages(text))
    count = len(pages) + len(pictures)
    numbers = [4 + 2 * nth for nth in range(count)]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    ]
    first = 4 + 2 * count
    shown = [[]] * len(pages) + [[(first + nth, one)] for nth, one in enumerate(pictures)]
    for nth, lines in enumerate([*pages, *[[]] * len(pictures)]):
        drawn = _drawn([*lines, *[""] * (LINES - len(lines)), f"{nth + 1}/{count}".center(LETTERS)])
        drawn += b"".join(_placed(one) for _number, one in shown[nth])
        named = "".join(f"/XObject<</P {number} 0 R>>" for number, _one in shown[nth])
        box = f"/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<</F 3 0 R>>{named}>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}/Contents {numbers[nth] + 1} 0 R>>".encode())
        objects.append(_stream(b"", drawn))
    return _written([*objects, *map(_image, pictures)])


def _image(one: Picture) -> bytes:
    said = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB" % (one.width, one.height)
    return _stream(said + b"/BitsPerComponent 8/Filter/DCTDecode", one.data)


def _stream(said: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (said, len(data), data)


def _placed(one: Picture) -> bytes:
    """A picture at the head of its page, as large as fits above the number."""
    room = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN - 2 * LINE
    scale = min(room[0] / one.width, room[1] / one.height)
    width, height = one.width * scale, one.height * scale
    return b"\nq %.2f 0 0 %.2f %d %.2f cm /P Do Q" % (width, height, MARGIN, HEIGHT - MARGIN - height)


def _pages(text: str) -> Iterator[list[str]]:
    lines = [part for line in text.splitlines() for part in (textwrap.wrap(line.rstrip(), LETTERS) or [""])]
    for first in range(0, max(len(lines), 1), LINES):
        yield lines[first : first + LINES]


def _drawn(lines: list[str]) -> bytes:
    shown = b"".join(b"(%s)'\n" % _letters(line) for line in lines)
    return b"BT /F %d Tf %d TL %d %d Td\n%sET" % (SIZE, LINE, MARGIN, HEIGHT - MARGIN, shown)


def _letters(line: str) -> bytes:
    """As they stand between the brackets of a PDF."""
    plain = line.encode("cp1252", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _written(objects: list[bytes]) -> bytes:
    """The file, with the table that says where each object begins."""
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, what in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, what)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    begins = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    made += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, begins)
    return bytes(made)
