"""The demo's stories, read from the text files beside this module.

A file begins with `Key: value` lines; after an empty line come the body's blocks: paragraphs, `## ` crossheads,
`- ` list items, `> ` quotes, `>> ` quotes set large with who said it after ` -- `, `| a | b |` tables,
`Baca Juga: stem-of-another-file` and `Video: address`. `Pokok: ` in the head has key points, with `|` between them;
`Kelas: ` what the story is to its readers, `Klien: ` and `Pemesan: ` whose it is where it is not the newsroom's own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from html import escape as escaped
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

#: Quotation marks stay as they are typed: nothing of it stands in an attribute.
escape = partial(escaped, quote=False)
STORIES = Path(__file__).parent / "stories"
_LINK = re.compile(r"\[([^\]]+)\]\((https://[^)\s]+)\)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_ITALIC = re.compile(r"\*([^*]+)\*")


@dataclass(frozen=True)
class StoryFile:
    """One story: the header's values by their Indonesian key, and the body's blocks as text."""

    stem: str
    header: Mapping[str, str]
    blocks: tuple[str, ...]

    @property
    def writers(self) -> list[str]:
        return [name.strip() for name in self.header["Penulis"].split(";")]

    @property
    def tags(self) -> list[str]:
        return [tag.strip() for tag in self.header["Tag"].split(",")]

    @property
    def video_url(self) -> str:
        return next((block.removeprefix("Video: ") for block in self.blocks if block.startswith("Video: ")), "")

    @property
    def key_points(self) -> str:
        return "\n".join(point.strip() for point in self.header.get("Pokok", "").split("|"))

    def moment(self, now: datetime) -> datetime:
        """When it was published, counted back from `now` (aware); never later than a few minutes ago."""
        zone = ZoneInfo(settings.TIME_ZONE)
        hour, minute = map(int, self.header["Jam"].split(":"))
        day = now.astimezone(zone).date() - timedelta(days=int(self.header["Hari"]))
        number = int(self.stem[:2])
        return min(datetime.combine(day, time(hour, minute), zone), now - timedelta(minutes=4 + number))

    def html(self, ids: Mapping[str, int], headlines: Mapping[str, str]) -> str:
        """The body as the editor would store it; `ids` and `headlines` are those of the other stories, by stem."""
        return "".join(_block(block, ids, headlines) for block in self.blocks if not block.startswith("Video: "))


def read_all() -> list[StoryFile]:
    """Every story of the demo, in the files' order."""
    found = []
    for path in sorted(STORIES.glob("[0-9][0-9]-*.txt")):
        head, _, text = path.read_text(encoding="utf-8").strip().partition("\n\n")
        header = dict(line.split(": ", 1) for line in head.splitlines())
        blocks = tuple(block.strip() for block in re.split(r"\n\s*\n", text) if block.strip())
        found.append(StoryFile(path.stem, header, blocks))
    return found


def read_page(name: str) -> tuple[str, str]:
    """Title and HTML body of a fixed page; a short line without an end mark is a crosshead."""
    title, *blocks = (STORIES / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    parts = []
    for block in blocks:
        heading = "\n" not in block and len(block) < 60 and block[-1] not in ".:!?"
        tag = "h2" if heading else "p"
        parts.append(f"<{tag}>{escape(block).replace(chr(10), '<br>')}</{tag}>")
    return title, "".join(parts)


def _block(block: str, ids: Mapping[str, int], headlines: Mapping[str, str]) -> str:
    if block.startswith("Baca Juga: "):
        stem = block.removeprefix("Baca Juga: ").strip()
        return f'<aside data-article="{ids[stem]}">{escape(headlines[stem])}</aside>' if stem in ids else ""
    if block.startswith("## "):
        return f"<h2>{_inline(block[3:])}</h2>"
    if block.startswith("- "):
        return "<ul>" + "".join(f"<li><p>{_inline(line[2:])}</p></li>" for line in block.splitlines()) + "</ul>"
    if block.startswith(">> "):
        words, _dash, who = " ".join(block.split())[3:].partition(" -- ")
        said = f"<p>– {_inline(who)}</p>" if who else ""
        return f'<blockquote data-pullquote=""><p>{_inline(words)}</p>{said}</blockquote>'
    if block.startswith("> "):
        return f"<blockquote><p>{_inline(' '.join(line[2:] for line in block.splitlines()))}</p></blockquote>"
    if block.startswith("|"):
        return _table(block.splitlines())
    return f"<p>{_inline(' '.join(block.splitlines()))}</p>"


def _table(lines: list[str]) -> str:
    rows = []
    for number, line in enumerate(lines):
        tag = "td" if number else "th"
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        rows.append("<tr>" + "".join(f"<{tag}><p>{_inline(cell)}</p></{tag}>" for cell in cells) + "</tr>")
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def _inline(text: str) -> str:
    linked = _LINK.sub(r'<a href="\2">\1</a>', escape(text))
    return _ITALIC.sub(r"<em>\1</em>", _BOLD.sub(r"<strong>\1</strong>", linked))
